import { RATINGS } from '../../src/accountability/said/pure.ts'
import { ACCESS } from '../../src/access/said/pure.ts'
import { vietnameseBy, type Said } from '../../src/base/said/pure.ts'
import { CASE_DOCUMENTS } from '../../src/cases/documents/said/pure.ts'
import { CASES } from '../../src/cases/said/pure.ts'
import { DIGEST } from '../../src/desk/digest/said/pure.ts'
import { DOCUMENTS } from '../../src/documents/said/pure.ts'
import { EVIDENCE } from '../../src/cases/evidence/said/pure.ts'
import { STORE } from '../../src/documents/store/said/pure.ts'
import { HOOKS } from '../../src/hooks/said/pure.ts'
import { JOBS } from '../../src/jobs/said/pure.ts'
import { LAKE } from '../../src/lake/said/pure.ts'
import { LAW } from '../../src/law/said/pure.ts'
import { ORGANISATION } from '../../src/organisation/said/pure.ts'
import { RETENTION } from '../../src/retention/said/pure.ts'

const TITLES: readonly Said[] = [
  ['Yêu cầu không đúng dạng', 'The request is not as it should be'],
  ['Hãy đăng nhập trước', 'Sign in first'],
  ['Việc này không được phép', 'That is not allowed'],
  ['Không tìm thấy', 'There is no such thing, or it may not be seen'],
  ['Trạng thái hiện tại không cho phép việc này', 'Its state does not allow that'],
  ['Yêu cầu quá lớn', 'The request is too large'],
  ['Ở đây chỉ hiểu JSON', 'Only JSON is understood here'],
  ['Chưa dùng được như hiện có', 'It cannot be used as it is'],
  ['Đã thử quá nhiều lần', 'That was tried too often'],
  ['Liêm gặp lỗi', 'Something in Liêm went wrong'],
  ['Hiện chưa làm được', 'That is not possible at the moment'],
  ['Hết chỗ để giữ', 'There is no room left to keep it'],
  ['Việc này không thành', 'That did not work'],
]

const HTTP: readonly Said[] = [
  ['không có, hoặc không được xem', 'it is not there, or it may not be seen'],
  ['đĩa đã đầy', 'the disk is full'],
  ['dọn chỗ trên đĩa, rồi thử lại', 'make room, then try again'],
  ['cơ sở dữ liệu không trả lời', 'the database does not answer'],
  ['nó tự khởi động lại; hãy thử lại', 'it is started again by itself; try again'],
  ['một giá trị nằm ngoài phạm vi có thể có', 'a value of the input is beyond what there can be'],
  ['trả lời mất quá lâu', 'the answer took too long'],
  ['hỏi ít hơn trong một lần', 'ask for less at once'],
  ['có người khác vừa đổi đúng mục này', 'somebody else changed the same thing at the same moment'],
  ['hãy thử lại', 'try again'],
  [
    'báo mã này cho người vận hành Liêm; nhật ký ghi sự việc theo mã',
    'tell whoever runs Liêm the code; the log says under it what happened',
  ],
  ['địa chỉ này không thuộc Liêm', 'this address is not one of Liêm'],
  ['mở {0}', 'open {0}'],
  ['trang của nơi khác không được thay đổi gì ở đây', 'a page of another site may not change anything here'],
  ['không có địa chỉ này', 'there is no such address'],
  ['đã yêu cầu quá nhiều trong thời gian ngắn', 'too much was asked for within a short time'],
  ['đợi một lát rồi thử lại', 'wait a moment, then try again'],
  [
    'Idempotency-Key phải có từ 1 đến {0} ký tự in được, không có dấu cách',
    'the Idempotency-Key must be 1 to {0} printable signs without spaces',
  ],
  ['yêu cầu này đã gửi trước đó, và chưa rõ đã làm xong hay chưa', 'this was sent before, and it is not known whether it was done'],
  ['xem đã làm xong chưa, rồi gửi lại', 'look whether it was, then send it anew'],
  ['Idempotency-Key đã dùng cho nội dung khác', 'the Idempotency-Key was used with another input'],
  ['lấy khóa mới cho mỗi việc', 'take a new key for each act'],
  ['nội dung gửi lên chưa đúng', 'the input is not as it should be'],
  ['nội dung phải là một đối tượng JSON', 'the body must be a JSON object'],
  ['nội dung lồng nhau sâu hơn {0} tầng', 'the body is more than {0} levels deep'],
  ['nội dung không phải UTF-8', 'the body is not UTF-8'],
  ['nội dung không phải JSON', 'the body is not JSON'],
  ['nội dung có một trường không yêu cầu nào có: {0}', 'the body has a field that no input has: {0}'],
  ['có ký tự không giữ được', 'a text has a character that cannot be kept'],
  ['con trỏ này không thuộc danh sách nào', 'this is not the cursor of a list'],
  ['con trỏ này thuộc cách sắp xếp khác của danh sách', 'this cursor belongs to another order of the list'],
  ['chưa ghi lý do', 'a reason is missing'],
  ['nêu lý do trong vài chữ', 'say in a few words why'],
]

/** What the web framework says of a request by itself. */
export const FRAMEWORK: readonly Said[] = [
  ['nội dung gửi lên quá lớn', 'Request body is too large'],
  ['kiểu nội dung không được hỗ trợ: {0}', 'Unsupported Media Type: {0}'],
  ['kiểu nội dung không được hỗ trợ', 'Unsupported Media Type'],
  ['độ dài nội dung không khớp với Content-Length', 'Request body size did not match Content-Length'],
  ["địa chỉ không hợp lệ: '{0}'", "'{0}' is not a valid url component"],
]

const SCREENS: readonly Said[] = [
  ['không có hồ sơ này, hoặc không được xem', 'there is no such case, or it may not be seen'],
  ['không có đơn vị này, hoặc không được xem', 'there is no such unit, or it may not be seen'],
  ['không có dấu hiệu hệ thống này, hoặc không được xem', 'there is no such pattern, or it may not be seen'],
  ['không có bộ quy tắc này', 'there is no such rulebook'],
  ['không có lần thử này, hoặc không được xem', 'there is no such trial, or it may not be seen'],
  ['Thử bộ quy tắc đã sửa trên dữ liệu', 'A changed rulebook is tried on the data'],
  ['Thử một thay đổi pháp luật trên các vụ việc đang mở', 'A change of the law is tried on the open matters'],
  ['Lần thử đã xét hết các vụ việc đang mở', 'The trial has gone through all open matters'],
  ['Lần thử đã chạy hết dữ liệu', 'The trial has run over all data'],
  ['hai lần xét không phải về cùng các hồ sơ', 'the two evaluations are not of the same cases'],
  ['một tệp bảng tính chứa được 1.048.575 dòng, mà ở đây nhiều hơn', 'a workbook has room for 1,048,575 rows, and these are more'],
  ['kết xuất dạng CSV, hoặc thu hẹp bộ lọc', 'export them as CSV, or narrow the filter'],
  ['chưa nêu người nhận hay ngày hạn', 'there is neither a person nor a day'],
  ['danh sách đã đổi: nay có {0} phát hiện', 'the list has changed: it has {0} findings now'],
  ['hãy xem lại danh sách', 'look at it again'],
  ['nêu phát hiện nào: theo mã hoặc theo bộ lọc', 'say which findings: either ids or a filter'],
  ['nêu bộ lọc có bao nhiêu phát hiện lúc xem', 'say how many findings the filter found when you looked'],
  ['nêu người nhận, hoặc null nếu không giao cho ai', 'say who, or null for nobody'],
  ['nêu ngày, hoặc null nếu không đặt hạn', 'say which day, or null for none'],
  ['lý do nhắc đến người được nêu trong một phát hiện', 'the reason speaks of somebody who is named in one of the findings'],
  [
    'lý do chung cho nhiều phát hiện không nêu tên ai; hãy xử lý riêng phát hiện đó',
    'a reason for many findings names nobody; act on that finding by itself',
  ],
  ['chưa đến ngày này', 'this day has not come yet'],
  ['không ai có số hiệu này được nêu trong dấu vết', 'nobody of that number is named in the trace'],
  ['{0} ở trạng thái {1}, không chuyển sang {2} được', '{0} is {1} and cannot become {2}'],
  ['{0} ở trạng thái {1}: không chờ ai xử lý', '{0} is {1}: it waits for nobody'],
  ['người có tên trong dấu vết không quyết định về phát hiện này', 'Whoever is named in the trace does not decide on it.'],
  ['xác nhận được sau khi đã nghe {0} có tên trong dấu vết', 'It can be confirmed after {0} named in the trace {1} heard.'],
  ['người', 'the person'],
  ['{0} người', 'all {0} people'],
  ['mới', 'new'],
  ['đang xem xét', 'review'],
  ['đã xác nhận', 'confirmed'],
  ['đã loại', 'dismissed'],
  ['trùng', 'duplicate'],
  ['đã rút', 'withdrawn'],
  ['nêu phát hiện này trùng với phát hiện nào', 'say of which finding this one is a duplicate'],
  ['không có phát hiện nào khác như vậy', 'there is no such other finding'],
  ['số hiệu như PH-26-004817', 'a number such as PH-26-004817'],
  ['{0} cũng là phát hiện trùng', '{0} is a duplicate itself'],
  ['không có phát hiện này', 'there is no such finding'],
  [
    'bạn sẽ không còn xem được phát hiện này: mức bảo mật cao hơn mức bạn được xem',
    'you would not see this finding any more: the tier is above your own clearance',
  ],
  ['người được xem mức này sẽ đặt', 'somebody who is cleared for it sets this tier'],
  ['người xem không được xem phát hiện ở mức bảo mật này', 'the reviewer may not see findings of this tier'],
  ['chọn người xem được xem mức này', 'choose a reviewer who is cleared for it'],
  ['không có người này', 'there is no such person'],
  ['chọn một người trong danh bạ', 'choose one of the register'],
  ['thời điểm kết thúc trước thời điểm bắt đầu', 'it ends before it begins'],
  ['không có {0}', 'there is no {0}'],
  ['đơn vị {0}', 'unit {0}'],
  ['quy tắc {0}', 'rule {0}'],
  ['hoàn cảnh sẽ có hiệu lực ngoài các đơn vị của bạn', 'it would hold beyond your units'],
  ['không có hoàn cảnh này', 'there is no such circumstance'],
  ['hoàn cảnh này đã được thu hồi', 'it is revoked already'],
  ['không có chế độ xem này', 'there is no such view'],
  [
    'hệ thống này không phải bản trình diễn, dữ liệu ở đây không dành cho bất kỳ ai lấy dùng',
    'this installation is not the demonstration, and its data are not for anybody to take',
  ],
  [
    'liem serve --demo nạp năm dữ liệu dựng vào hệ thống chưa có gì; liem admin add lập tài khoản cho một người',
    'liem serve --demo loads the made-up year into an installation that has nothing yet; liem admin add makes an account for a person',
  ],
  ['Bắt đầu minh họa: dữ liệu dựng của một đơn vị dựng', 'The demonstration was started: made-up data of a made-up administration'],
  ['Lập vụ việc minh họa từ các phát hiện', 'Cases of the demonstration are made from its findings'],
]

/** What the server says by itself: HTTP and the screens. */
export const SERVER: readonly Said[] = [...TITLES, ...HTTP, ...SCREENS]

/** A sentence of the server in Vietnamese; what no catalogue has stays as it is. */
export const inVietnamese = vietnameseBy([
  SERVER,
  FRAMEWORK,
  ACCESS,
  CASES,
  RATINGS,
  CASE_DOCUMENTS,
  DOCUMENTS,
  EVIDENCE,
  STORE,
  ORGANISATION,
  JOBS,
  LAW,
  LAKE,
  RETENTION,
  HOOKS,
  DIGEST,
])
