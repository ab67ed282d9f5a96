import { catalogue } from '../../i18n/catalogue.ts'

/** Words on what was signed with a passkey. */
export const text = catalogue('proofs', {
  title: ['Khóa truy cập', 'Passkey'],
  good: ['Đã ký bằng khóa truy cập của {{name}}, kiểm tra đúng.', 'Signed with the passkey of {{name}}, verified.'],
  bad: [
    'Chữ ký bằng khóa truy cập của {{name}} không đúng: {{why}}.',
    'The signature with the passkey of {{name}} does not hold: {{why}}.',
  ],
  none: ['Không có chữ ký bằng khóa truy cập.', 'Without a passkey signature.'],
  digest: ['Mã băm SHA-256', 'SHA-256'],
  file: ['Tệp để kiểm tra lại', 'File to verify it again'],
  with: ['Ký bằng khóa truy cập của tôi', 'Sign with my passkey'],
  withHelp: [
    'Thiết bị sẽ hỏi vân tay hoặc mã PIN. Đây là chứng cứ nội bộ; bản gốc vẫn là văn bản đã ký, đóng dấu hoặc bản ký số của cơ quan.',
    'The device asks for finger or PIN. It is proof inside the office; the original stays the signed and stamped paper, or the officially signed PDF.',
  ],
  without: ['Ký không có khóa truy cập; hồ sơ sẽ ghi rõ như vậy.', 'It is signed without a passkey, and the file says so.'],
  noneHere: ['Bạn chưa có khóa truy cập dùng được ở đây.', 'You have no passkey that works here.'],
  demanded: ['cơ quan yêu cầu ký bằng khóa truy cập', 'here this is signed with a passkey'],
  deviceFailed: ['Chưa ký', 'It was not signed'],
})
