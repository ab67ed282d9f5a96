import type { Said } from '../../../base/said/pure.ts'

/** Why something is not done with what goes along with a case. */
export const ALONG: readonly Said[] = [
  ['vụ việc không có việc này về lô hàng', 'there is no such matter of a shipment in this case'],
  ['kết quả này đã ghi', 'what came of it is entered already'],
  ['khoản Nhà nước bồi thường do cơ quan trả', 'what the State compensates the office pays'],
  ['vụ việc không có khoản tiền này', 'there is no such money in this case'],
  ['số này nhiều hơn phần còn lại', 'this is more than what is left'],
  ['đã có một trả lời đang chờ', 'a reply waits already'],
  ['gửi hoặc rút trả lời đó trước', 'send or withdraw it first'],
  ['vụ việc không có trả lời này', 'there is no such reply in this case'],
  ['trả lời này đã gửi hoặc đã rút', 'this reply was sent or withdrawn already'],
  ['trả lời này đã được kiểm', 'this reply is checked already'],
  ['người soạn trả lời thì không tự kiểm', 'whoever drafted a reply does not check it'],
  ['để người thứ hai đọc', 'have a second person read it'],
  ['trả lời này nêu tên người', 'this reply names somebody'],
  ['nêu doanh nghiệp được biết tên theo văn bản nào', 'say by what law the trader is given the name'],
  ['trong trả lời này có số tin báo', 'the number of a report stands in this reply'],
  ['rút rồi soạn lại, không nêu số tin báo', 'withdraw it and draft it without'],
  ['chưa ai kiểm trả lời này', 'nobody has checked this reply'],
  ['để người thứ hai đọc trước', 'have a second person read it first'],
  ['số tin báo này đã ghi', 'this report is entered already'],
]
