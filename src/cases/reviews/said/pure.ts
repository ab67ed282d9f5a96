import type { Said } from '../../../base/said/pure.ts'

/** Why something is not done with what a head or deputy answers for. */
export const REVIEWS: readonly Said[] = [
  ['vụ việc không có việc xem xét trách nhiệm này', 'there is no such review in this case'],
  ['người phải chịu trách nhiệm thì có hình thức, người khác thì không', 'whoever is liable has a form, and nobody else'],
  ['việc xem xét này đã kết luận', 'this review is concluded already'],
  ['không ai tự xét trách nhiệm của mình', 'nobody judges his own responsibility'],
  ['không ai xét trách nhiệm của người ngang cấp hay cấp trên', 'nobody judges an equal or a superior'],
  ['người đứng đầu đơn vị cấp trên của cả hai kết luận', 'whoever heads a unit above both concludes it'],
  ['vụ việc không có kết luận này', 'there is no such conclusion in this case'],
  ['kết luận này đã ký', 'this conclusion is signed already'],
  ['pháp luật của ngày đó không cho phép kết luận này', 'the law of that day does not allow this conclusion'],
  ['không có ý kiến pháp lý về việc xem xét này cho là hợp pháp', 'there is no opinion on this review that finds this lawful'],
  [
    'pháp luật không nói rõ điều này về người đó: cần ý kiến pháp lý',
    'the law does not plainly say this of him: it needs the opinion of a lawyer',
  ],
  ['để người có chuyên môn ghi ý kiến pháp lý, rồi nêu ra', 'have the opinion entered, and name it'],
  ['không ai phải chịu trách nhiệm khi chưa được thông báo và nghe ý kiến', 'nobody is held liable before he had notice and was heard'],
  [
    'ghi thông báo về đúng các ngày này, và ý kiến của người đó, hoặc việc không có ý kiến; kết luận không được đề ngày trước đó',
    'enter notice of these days, and his answer, or that he gave none; the conclusion has no earlier day',
  ],
  ['người soạn kết luận thì không tự kiểm hồ sơ', 'whoever drafted a conclusion does not check it'],
  ['chưa đến ngày của kết luận này', 'the day of this conclusion has not come yet'],
  ['thời gian phụ trách nay khác với khi soạn', 'his days in charge are others than when it was drafted'],
  ['nay pháp luật trả lời khác về kết luận này', 'the law says something else of this conclusion now'],
  ['người kiểm hồ sơ thì không ký kết luận', 'whoever checked the file does not sign the conclusion'],
  ['người cho ý kiến pháp lý làm căn cứ thì không ký kết luận', 'whoever gave the opinion on which a conclusion stands does not sign it'],
  ['người này đã được thông báo về việc xem xét', 'he has notice of this review already'],
  ['không còn hành vi nào mà người này phải trả lời', 'no act is left for which he would answer'],
  ['đến ngày đó người có hành vi dưới quyền chưa được thông báo', 'whoever acted under him had no notice by that day'],
  [
    'thông báo cho những người mà người đứng đầu trả lời thay trước, rồi mới thông báo cho người đứng đầu',
    'notice to the head comes after notice to those for whom he answers',
  ],
  ['việc xem xét này không còn hỏi gì', 'nothing is asked in this review any more'],
  ['bạn đã gửi trả lời', 'you have sent your answer'],
]
