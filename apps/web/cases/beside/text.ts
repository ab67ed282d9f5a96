import { catalogue } from '../../i18n/catalogue.ts'

/** Words that stand at what goes along with a case: what a rule of the law says of it. */
export const text = catalogue('case-beside', {
  noLaw: ['Chưa nạp quy định nào cho việc này trong ngày đó.', 'No law on this is loaded for that day.'],
  noClass: [
    'Danh bạ chưa cho biết thuộc đối tượng nào nên chưa hỏi được pháp luật.',
    'The register does not say of which class he is, so the law cannot be asked.',
  ],
  kept: ['Đúng quy định', 'As the rule says'],
  toConfirm: ['Trái quy định, cần xác nhận', 'Against the rule, to be confirmed'],
  against: ['Trái quy định', 'Against the rule'],
  unknown: ['Chưa kiểm tra được', 'Cannot be checked'],
  law: ['Pháp luật của ngày đó', 'The law of that day'],
  failed: ['Chưa ghi được.', 'It was not entered.'],
  notEntered: ['Chưa ghi: {{why}}.', 'Not entered: {{why}}.'],
  personMissing: ['chưa chọn người', 'nobody is chosen'],
  dayMissing: ['chưa có ngày', 'the day is missing'],
  documentMissing: ['chưa có văn bản', 'the document is missing'],
  document: ['Số văn bản', 'Number of the document'],
  day: ['Ngày', 'Day'],
  about: ['Đối với', 'About'],
})
