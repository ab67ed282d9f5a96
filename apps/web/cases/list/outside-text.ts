import { catalogue } from '../../i18n/catalogue.ts'

/** Words of a case that is opened without a finding. */
export const text = catalogue('case-outside', {
  open: ['Lập vụ việc…', 'Open a case…'],
  outsideDo: ['Lập vụ việc', 'Open a case'],
  outsideObject: ['Vụ việc không từ phát hiện', 'A case that stands on no finding'],
  outsideEffect: [
    'Người được nêu thành người liên quan, với hành vi chưa kết luận mức độ. Trước thông báo, họ không thấy vụ việc. Người và hành vi khác ghi thêm ở trang vụ việc.',
    'Whoever is named is concerned, with an act that is not graded. Before notice he sees nothing of it. Further people and acts are entered on its page.',
  ],
  kind: ['Nguồn', 'Where it comes from'],
  number: ['Số văn bản', 'Number of the paper'],
  paperDay: ['Ngày văn bản', 'Day of the paper'],
  report: ['Số tin báo', 'Number of the report'],
  reportHelp: [
    'Chỉ số, như BC-2026-00012; không ghi tên người phản ánh ở bất cứ đâu.',
    'The number alone, such as BC-2026-00012; whoever reported is named nowhere.',
  ],
  title: ['Tên vụ việc', 'Title of the case'],
  unit: ['Đơn vị xử lý', 'Unit that handles it'],
  day: ['Ngày mở', 'Opened on'],
  officer: ['Người liên quan', 'Person concerned'],
  what: ['Hành vi', 'What was done or left undone'],
  from: ['Từ ngày', 'From'],
  until: ['Đến ngày', 'Until'],
  untilHelp: ['Để trống nếu hành vi chưa chấm dứt.', 'Left empty where it still goes on.'],
  detected: ['Ngày phát hiện', 'Detected on'],
})
