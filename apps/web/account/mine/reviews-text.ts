import { catalogue } from '../../i18n/catalogue.ts'

/** Words of reviews of what whoever is signed in answers for as head or deputy. */
export const text = catalogue('mine-reviews', {
  what: ['việc xem xét trách nhiệm của bạn', 'reviews of what you answer for'],
  title: ['Xem xét trách nhiệm: {{role}}', 'Review of what you answer for: {{role}}'],
  told: ['Bạn được thông báo', 'You had notice'],
  days: ['Thời gian phụ trách', 'Days in charge'],
  fromUntil: ['{{from}} – {{until}}', '{{from}} – {{until}}'],
  result: ['Kết luận', 'Conclusion'],
  open: ['chưa kết luận', 'not concluded'],
  gone: ['không còn xem xét', 'reviewed no more'],
  reversed: ['hết hiệu lực {{day}}', 'reversed {{day}}'],
  asks: ['Điều yêu cầu trả lời', 'What is asked of you'],
  own: ['Ý kiến của bạn', 'Your answer'],
  waits: [
    'Chưa có ý kiến. Không ai phải chịu trách nhiệm khi chưa có ý kiến, hoặc ghi nhận việc từ chối, vắng mặt.',
    'There is none yet. Nobody is held liable before he answered, declined or stayed away.',
  ],
  'heard-given': ['đã có ý kiến', 'answered'],
  'heard-declined': ['từ chối', 'declined'],
  'heard-absent': ['vắng mặt', 'was absent'],
  sent: ['bạn tự gửi', 'sent by yourself'],
  answer: ['Trả lời…', 'Answer…'],
  answerDo: ['Gửi ý kiến', 'Send your answer'],
  answerEffect: [
    'Người xử lý, kiểm và ký kết luận đọc được. Gửi rồi thì không sửa được.',
    'Whoever handles, checks and signs reads it. Once sent it stays.',
  ],
  words: ['Nội dung', 'Words'],
  liableForm: ['{{outcome}}: {{form}}', '{{outcome}}: {{form}}'],
})
