import { catalogue } from '../i18n/catalogue.ts'

export const text = catalogue('access-day', {
  dayHelp: ['ngày/tháng/năm, ví dụ 31/12/2027', 'day/month/year, such as 31/12/2027'],
  dayWrong: ['Nhập ngày/tháng/năm, ví dụ 31/12/2027.', 'Type day/month/year, such as 31/12/2027.'],
})
