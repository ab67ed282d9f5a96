import type { Said } from '../../base/said/pure.ts'

/** What is said of webhooks. */
export const HOOKS: readonly Said[] = [
  ['không có thông báo tự động này', 'there is no such webhook'],
  ['không có lần gửi này', 'there is no such delivery'],
  ['thông báo tự động này đang tắt', 'the webhook is off'],
  ['hãy bật trước', 'switch it on first'],
  ['đây không phải địa chỉ của một bên nhận', 'this is not an address of a receiver'],
  ['ví dụ https://siem.example.gov.vn/liem', 'such as https://siem.example.gov.vn/liem'],
  ['địa chỉ bên nhận không có tên, mật khẩu hay dấu #', 'the address of a receiver has no name, password or # in it'],
  ['chữ ký cho biết ai gửi', 'the signature says who sends'],
  ['ngoài máy này, bên nhận phải dùng https', 'beyond this machine a receiver is spoken with by https'],
  ['có thể khai cơ quan chứng thực riêng: webhooks.authority', 'a private authority can be named: webhooks.authority'],
  ['cấu hình không nêu {0}', 'the configuration does not name {0}'],
  ['người vận hành máy chủ thêm vào webhooks.hosts trong config.yaml', 'whoever runs the machine adds it to webhooks.hosts in config.yaml'],
  ['không đọc được chứng thư ở webhooks.authority', 'the certificates of webhooks.authority cannot be read'],
]
