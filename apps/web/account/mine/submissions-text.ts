import { catalogue } from '../../i18n/catalogue.ts'

/** Words of submissions about whoever is signed in. */
export const text = catalogue('mine-submissions', {
  what: ['các tờ trình về bạn', 'submissions about you'],
  title: ['Tờ trình {{number}}: thay thế, điều chuyển', 'Submission {{number}}: replace or transfer'],
  told: ['Bạn được báo', 'You were told'],
  own: ['Trả lời của bạn', 'Your answer'],
  waits: [
    'Chưa có trả lời. Cấp trên chỉ quyết định sau khi bạn trả lời, hoặc từ chối trả lời.',
    'There is none yet. The superior unit decides only after you have answered, or declined to.',
  ],
  answer: ['Trả lời…', 'Answer…'],
  answerDo: ['Trả lời tờ trình', 'Answer the submission'],
  answerEffect: [
    'Đơn vị trình và cấp trên đọc được. Gửi rồi thì không sửa được.',
    'The unit and its superior read it. Once sent it stays.',
  ],
  words: ['Nội dung trả lời', 'Your answer'],
})
