import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on submissions, heads, and what goes along with a case. */
export const FOLLOW_SUMMARIES: readonly Said[] = [
  ['Tờ trình cấp trên đã gửi hoặc đã nhận, mới nhất trước', 'Submissions to a superior unit that were sent or received, the newest first'],
  ['Một tờ trình, toàn bộ, và kết quả của nó', 'One submission, whole, with what became of it'],
  [
    'Soạn tờ trình cấp trên: xử lý cá nhân, người đứng đầu, tập thể đơn vị, hoặc thay thế, điều chuyển',
    'Draft a submission to the superior unit: handle a person, a head or a unit, or replace or transfer somebody',
  ],
  [
    'Ghi việc được giao có thời hạn vào dự thảo đề nghị thay thế, điều chuyển: ai giao, ngày giao, hạn, kết quả',
    'Put a dated task into the draft of a replacement or transfer: asked by whom and when, due, what happened',
  ],
  [
    'Báo cho người được đề nghị thay thế, điều chuyển: từ đó người ấy xem và trả lời được',
    'Tell whom it is about of a replacement or transfer: from then on he sees it and can answer',
  ],
  ['Ghi trả lời của người được đề nghị, hoặc việc không trả lời', 'Enter what whom it is about answered, or that he declined to'],
  ['Trình cấp trên của ngày hôm nay, là người đứng đầu đơn vị', 'Submit to the superior unit of today, as head of the unit'],
  ['Nhận tờ trình, ở cấp trên', 'Receive a submission, at the superior unit'],
  [
    'Trả lời tờ trình, ở cấp trên: chấp thuận, chấp thuận một phần, từ chối',
    'Answer a submission, at the superior unit: accepted, accepted in part, refused',
  ],
  ['Rút tờ trình chưa được trả lời', 'Withdraw a submission that is not answered yet'],
  [
    'Tờ trình thay thế, điều chuyển chính mình mà mình đã được báo',
    'Submissions to replace or transfer whoever asks, of which he was told',
  ],
  [
    'Trả lời tờ trình thay thế, điều chuyển chính mình, trước khi có kết quả',
    'Answer a submission to replace or transfer oneself, before it is decided',
  ],
  [
    'Việc xem xét trách nhiệm người đứng đầu, cấp phó theo vụ việc và chức vụ, mới nhất trước',
    'Reviews of heads and deputies by case and post, the newest first',
  ],
  [
    'Tình tiết về trách nhiệm của người đứng đầu, cấp phó trong một vụ việc, và trách nhiệm tập thể',
    'What is known of heads and deputies in a case, and what the unit answers for as a whole',
  ],
  [
    'Ghi tình tiết về trách nhiệm của người đứng đầu, cấp phó: trực tiếp hay liên đới, có thể biết hay không, đã ngăn chặn, phát hiện hoặc khắc phục gì',
    'Enter what is known of a head or deputy: directly or jointly, whether he could know, what he prevented, found or mended',
  ],
  ['Kết luận trách nhiệm tập thể, không nêu ai', 'Conclude what a unit answers for as a whole, without any person'],
  [
    'Lập biên bản nhắc nhở tại chỗ, của một đơn vị và một ngày: không nêu tên ai, không thuộc vụ việc nào, không có hệ quả với ai',
    'Minute a remark on the spot, of a unit and a day: it names nobody, belongs to no case and has no effect on anybody',
  ],
  ['Số lần nhắc nhở tại chỗ theo đơn vị và tháng, mới nhất trước', 'How many remarks there were by unit and month, the latest first'],
  [
    'Những gì đi cùng một vụ việc: lô hàng, khoản tiền, trả lời doanh nghiệp, tờ trình',
    'What goes along with a case: the shipment, money, the reply to the trader, submissions',
  ],
  ['Ghi việc phải làm với lô hàng, ai lo và hạn nào', 'Enter what is to happen to the shipment, who sees to it and by when'],
  ['Ghi kết quả đối với lô hàng', 'Enter what came of the shipment'],
  [
    'Ghi khoản tiền phải trả: thiệt hại, hoàn trả, bồi thường, tính chẵn đồng',
    'Enter money that is owed: damage, repayment, compensation, in whole đồng',
  ],
  ['Ghi một khoản đã trả', 'Enter a part that was paid'],
  ['Soạn trả lời doanh nghiệp', 'Draft the reply to the trader'],
  [
    'Kiểm trả lời doanh nghiệp, người thứ hai: không nêu tên ai ngoài điều pháp luật cho biết',
    'Check the reply to the trader, as a second person: it names nobody beyond what the law gives',
  ],
  ['Ghi việc đã gửi trả lời đã được kiểm', 'Enter that the checked reply was sent'],
  ['Rút trả lời chưa gửi', 'Withdraw a reply that was not sent'],
  ['Ghi vụ việc đến từ một tin báo, chỉ bằng số tin báo', 'Enter that a case came from a report, by the number of the report alone'],
  [
    'Kế hoạch xác minh của một vụ việc: cần làm rõ điều gì, bằng cách nào, ai làm, hạn nào, và kết quả',
    'The verification plan of a case: what has to be found out, how, by whom, until when, and what came of it',
  ],
  [
    'Đưa vào kế hoạch điều cần làm rõ, bằng cách nào, ai làm và hạn nào',
    'Put into the plan what has to be found out, how, by whom and until when',
  ],
  [
    'Giao một việc cho người khác hoặc đổi hạn; điều cũ vẫn đọc được',
    'Give a task to somebody else, or another day; the old stays to be read',
  ],
  ['Bỏ một việc chưa có kết quả', 'Drop a task of which nothing came yet'],
  [
    'Ghi kết quả một việc: xác định được là có, là không, hoặc không làm rõ được',
    'Enter what came of a task: borne out, not borne out, or could not be found out',
  ],
]
