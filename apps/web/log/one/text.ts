import { catalogue } from '../../i18n/catalogue.ts'

export const text = catalogue('case', {
  loading: ['tờ khai này', 'this declaration'],
  title: ['Tờ khai {{number}}', 'Declaration {{number}}'],
  lasted: ['kéo dài {{span}}', 'over {{span}}'],
  findingsN: ['{{n}} phát hiện', '{{n}} finding', '{{n}} findings'],
  life: ['Diễn biến lô hàng', 'Life of the shipment'],
  findings: ['Phát hiện', 'Findings'],
  findingsNone: [
    'Chưa có phát hiện nào. Điều đó không có nghĩa là mọi việc đều đúng: có quy tắc chưa kiểm tra được vì thiếu dữ liệu.',
    'None so far. That does not mean that all is well: some rules cannot be checked for lack of data.',
  ],
  facts: ['Dữ kiện', 'Facts'],
  factsNone: ['Không có gì giống nhau ở mọi sự kiện.', 'Nothing is the same on every event.'],
  events: ['Sự kiện', 'Events'],
  eventsNote: ['theo thứ tự thời gian, như trong dữ liệu', 'in order of time, as the data have them'],
  at: ['Thời điểm', 'Time'],
  activity: ['Hoạt động', 'Activity'],
  account: ['Tài khoản', 'Account'],
  unit: ['Đơn vị', 'Unit'],
  values: ['Giá trị kèm theo', 'Values'],
  undated: ['không ghi giờ', 'no time'],
  moreEvents: ['Thêm {{n}} sự kiện', '{{n}} more event', '{{n}} more events'],
  yes: ['có', 'yes'],
  no: ['không', 'no'],
})
