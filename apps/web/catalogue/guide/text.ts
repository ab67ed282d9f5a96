import { catalogue } from '../../i18n/catalogue.ts'

/** Words of the questions that lead to entries of the catalogue. */
export const text = catalogue('catalogue-guide', {
  title: ['Tìm hành vi bằng câu hỏi', 'Find an entry by questions'],
  lead: [
    'Trả lời từng câu; chưa rõ thì bỏ qua. Danh mục không kết luận ai vi phạm.',
    'Answer one question after the other; pass over what is not known. The catalogue says of nobody that he did anything.',
  ],
  loading: ['câu hỏi tiếp theo', 'the next question'],
  given: ['Đã trả lời', 'Answered so far'],
  change: ['Đổi', 'Change'],
  changeOf: ['Đổi: {{question}}', 'Change: {{question}}'],
  back: ['Quay lại một câu', 'Back by one question'],
  again: ['Làm lại từ đầu', 'Start again'],
  notKnown: ['Chưa rõ, bỏ qua câu này', 'Not known, pass over this question'],
  left: ['Còn {{n}} hành vi', '{{n}} entry left', '{{n}} entries left'],
  stop: ['Dừng hỏi, xem {{n}} hành vi', 'Stop asking, show {{n}} entry', 'Stop asking, show {{n}} entries'],
  goOn: ['Hỏi tiếp', 'Ask on'],
  found: ['Hành vi trong danh mục', 'Entries of the catalogue'],
  first: ['{{n}} hành vi đầu trong {{of}}; trả lời thêm để thu hẹp.', 'The first {{n}} of {{of}}; answer more to narrow them.'],
  none: ['Danh mục không có hành vi nào như vậy.', 'The catalogue has no such entry.'],
  noneWhy: [
    'Không có trong danh mục không có nghĩa là được phép. Quay lại một câu, tìm bằng lời, xem danh mục của ngày khác, hoặc xét trực tiếp theo pháp luật về kỷ luật.',
    'That it is not there does not mean that it is allowed. Go back by one question, search by words, look at the catalogue of another day, or go by the law of discipline itself.',
  ],
  byWords: ['Tìm bằng lời', 'Search by words'],
  allowed: ['Được phép gì?', 'What is allowed?'],
  allowedFor: ['Được phép gì? {{code}}', 'What is allowed? {{code}}'],
  take: ['Lấy {{code}}', 'Take {{code}}'],
})
