import { catalogue } from '../../i18n/catalogue.ts'

/** Words of what differs between answers, and of what lies ahead. */
export const text = catalogue('law-compare', {
  differs: ['Khác nhau', 'What differs'],
  fromTo: ['{{before}} → {{after}}', '{{before}} → {{after}}'],
  same: ['Không có gì khác.', 'Nothing differs.'],
  came: ['Nay có', 'Now'],
  went: ['Không còn', 'No longer'],
  keep: ['Giữ câu trả lời này để so', 'Keep this answer to compare'],
  keepAgain: ['Giữ câu trả lời hiện tại', 'Keep the present answer'],
  againstKept: ['So với câu trả lời đã giữ', 'Against the answer that was kept'],
  letGo: ['Thôi so', 'Stop comparing'],
  ahead: ['Những ngày sau, và nếu tính khác', 'Later days, and if it were otherwise'],
  loadingAhead: ['những ngày sau', 'the days ahead'],
  ifDecidedOn: ['Nếu xử lý ngày', 'If decided on'],
  first: [
    'Ngày đầu tiên việc xem xét hoặc hình thức được phép thay đổi: {{day}}.',
    'First day on which the standing or the verdict on a form changes: {{day}}.',
  ],
  never: ['Theo những gì đã biết, sau ngày này không có gì thay đổi.', 'By what is known, nothing changes after this day.'],
  through: ['Chưa xét các ngày sau {{day}}.', 'Days after {{day}} were not looked at.'],
  compareWith: ['So sánh', 'Compare'],
  compareWithDay: ['So sánh với ngày {{day}}', 'Compare with {{day}}'],
  otherwise: ['Nếu tính khác', 'If it were otherwise'],
  counted: ['nếu tính cả thời gian {{what}}: {{ends}}', 'if it counted {{what}}: {{ends}}'],
  underLaw: ['theo quy định đến {{until}} ({{length}}): {{ends}}', 'by the law until {{until}} ({{length}}): {{ends}}'],
  underNow: ['theo quy định của ngày xử lý ({{length}}): {{ends}}', 'by the law of the decision ({{length}}): {{ends}}'],
  lapsed: ['đã hết khi quy định đó còn hiệu lực', 'it had run out while that law was in force'],
  over: ['đã hết', 'it would have run out'],
  convention: ['Cách tính ngày', 'How days are counted'],
})
