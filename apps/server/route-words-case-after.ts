import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on what comes after a decision. */
export const CASE_AFTER_SUMMARIES: readonly Said[] = [
  ['Để ký quyết định: khóa truy cập được hỏi gì', 'What a passkey is to be asked, to sign a decision'],
  ['Để ký văn bản giải quyết: khóa truy cập được hỏi gì', 'What a passkey is to be asked, to sign a ruling'],
  [
    'Quyết định, văn bản giải quyết nào của vụ việc được ký bằng khóa truy cập, kiểm tra lại từng chữ ký',
    'Which decisions and rulings of a case were signed with a passkey, each verified again',
  ],
  [
    'Chữ ký bằng khóa truy cập của một vụ việc thành tệp, kiểm tra được không cần Liêm',
    'The passkey signatures of a case as a file, to be verified without Liêm',
  ],
  [
    'Sau các quyết định của một vụ việc: giao, hiệu lực, khiếu nại, giải quyết',
    'What came after the decisions of a case: service, effect, complaints, rulings',
  ],
  [
    'Ai đã biết quyết định bị hủy, và nay đã được báo hay chưa',
    'Who had been told of a decision that was reversed, and whether each knows by now',
  ],
  [
    'Ghi ngày và cách giao quyết định đã ký, hoặc văn bản giải quyết',
    'Enter when and how a signed decision, or a ruling on it, was handed over',
  ],
  ['Ghi văn bản xóa kỷ luật trước khi hết thời hạn', 'Enter the document by which a decision was struck off before it had run'],
  ['Ghi đơn khiếu nại bằng giấy, kèm ngày nhận và số đến', 'Enter a complaint that came in on paper, with its day of receipt and number'],
  ['Xét có thụ lý khiếu nại hay không, lý do, kể cả đơn quá hạn', 'Decide whether a complaint is taken up, and why; a late one, too'],
  [
    'Soạn việc giải quyết khiếu nại, hủy quyết định, minh oan hoặc đính chính lỗi chữ',
    'Draft how a complaint is settled, that a decision is quashed, a person exonerated, or a slip of the pen corrected',
  ],
  ['Rút dự thảo văn bản giải quyết', 'Withdraw the draft of a ruling'],
  [
    'Ký văn bản giải quyết do người khác soạn; điều bị hủy không còn được tính từ đó, ai đã biết đều được báo',
    'Sign a ruling that another has drafted; what it reverses counts nowhere from then on, and everybody is told who was told of it',
  ],
  ['Ghi việc đã báo bằng văn bản cho một cơ quan về việc hủy', 'Enter that an office was told on paper of what was reversed'],
  [
    'Sau các quyết định về mình: giao, hiệu lực, khiếu nại, giải quyết',
    'What came after the decisions on oneself: service, effect, complaints, rulings',
  ],
  [
    'Khiếu nại quyết định về mình, hoặc kết quả giải quyết lần đầu',
    'Complain against the decision on oneself, or against how the first complaint was settled',
  ],
  ['Các quyết định mình từng biết và nay không còn hiệu lực', 'Decisions of which one had been told and that stand no more'],
  ['Xác nhận mình đã biết quyết định không còn hiệu lực', 'Say that one knows that a decision stands no more'],
]
