import type { Said } from '../../../base/said/pure.ts'

/** Why something is not taken out of a case, or the case is not handed over. */
export const TAKEN: readonly Said[] = [
  ['vụ việc không có người này', 'there is no such person in this case'],
  ['quyết định đối với người này đã ký và được giữ lại', 'a decision on this person was signed, and stays'],
  ['quyết định lại, hoặc minh oan cho người đó', 'decide anew, or exonerate him'],
  ['biện pháp tạm thời đối với người này đang chờ hoặc đang áp dụng', 'an interim measure on this person waits or is in force'],
  ['rút hoặc chấm dứt biện pháp trước', 'withdraw it, or end it first'],
  ['ghi việc hồ sơ đã được trả lại', 'enter that the file came back'],
  ['tình tiết này cho biết hồ sơ của người đó đã ở đâu', 'this circumstance says where the file of this person was'],
  ['vụ việc không còn người liên quan nào khác', 'nobody else is concerned in this case'],
  [
    'thêm đúng người liên quan, quyết định không kỷ luật, hoặc đóng vụ việc vì trùng',
    'put in whom it is about, decide without discipline, or close it as a duplicate',
  ],
  ['một hành vi trong đó đã được đưa ra khỏi vụ việc', 'an act in it was taken out of the case since'],
  ['kết luận về người đứng đầu dựa trên nội dung này', 'what was concluded of a head rests on this'],
  ['người có quyền kết luận trách nhiệm đưa ra', 'whoever may conclude reviews takes it out'],
  ['người này đang xử lý vụ việc', 'this person handles the case already'],
  ['người này không xử lý được vụ việc', 'this person cannot handle the case'],
  [
    'chọn người có thẩm quyền đối với vụ việc của đơn vị và không có liên quan gì',
    'choose somebody who may work on cases of the unit and has no part in this one',
  ],
  ['chỉ người xử lý hoặc người đứng đầu giao lại vụ việc', 'a case is handed over by whoever handles it, or by a head'],
]
