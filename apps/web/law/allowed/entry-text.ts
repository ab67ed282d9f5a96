import { catalogue } from '../../i18n/catalogue.ts'

/** Words on the entry of the catalogue that an act has. */
export const text = catalogue('law-entry', {
  entry: ['Hành vi trong danh mục', 'Entry of the catalogue'],
  needsDay: ['Nhập ngày hành vi, rồi tìm trong danh mục của ngày đó.', 'Give the day of the act, then look in the catalogue of that day.'],
  guide: ['Tìm bằng câu hỏi', 'Find it by questions'],
  close: ['Đóng', 'Close'],
  without: ['Không lấy hành vi nào', 'Take none'],
  notOfDay: [
    '{{code}} thuộc «{{version}}», không phải danh mục của ngày {{day}}.',
    '{{code}} is of “{{version}}”, which is not the catalogue of {{day}}.',
  ],
  noneOfDay: ['Ngày {{day}} không có danh mục nào có hiệu lực.', 'On {{day}} no catalogue is in force.'],
  notOfDayDo: [
    'Câu trả lời chưa tính đến mã này. Chọn lại trong danh mục của ngày đó, hoặc xem lại ngày hành vi.',
    'The answer leaves it out. Choose one of the catalogue of that day, or look at the day of the act again.',
  ],
  takeOther: ['Lấy {{code}}', 'Take {{code}}'],
  letGo: ['Bỏ', 'Leave it out'],
  byCatalogue: ['Theo danh mục, hành vi {{act}}', 'By the catalogue, act {{act}}'],
  proposal: [
    'Danh mục chỉ là đề xuất cho mức độ đã kết luận; hình thức được phép là ở bảng trên, theo pháp luật của ngày xử lý.',
    'The catalogue proposes for the degree that was concluded; which form is permitted, the table above says by the law of the day of the decision.',
  ],
  loadingEntry: ['hành vi trong danh mục', 'the entry of the catalogue'],
})
