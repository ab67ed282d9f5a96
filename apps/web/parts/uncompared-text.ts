import { catalogue } from '../i18n/catalogue.ts'

/** Words of the band over data that no comparison has read. */
export const text = catalogue('uncompared', {
  uncompared: [
    '{{n}} tệp đã nạp chưa được đối chiếu với các bộ quy tắc; phát hiện chưa tính đến các tệp này.',
    '{{n}} imported file has not been compared with the rulebooks; findings know nothing of it.',
    '{{n}} imported files have not been compared with the rulebooks; findings know nothing of them.',
  ],
  compareNow: ['Đối chiếu ngay', 'Compare now'],
  compareFailed: ['Chưa bắt đầu đối chiếu được.', 'The comparison could not be started.'],
})
