import { catalogue } from './catalogue.ts'

/** Words of time and quantity that every page needs. */
export const text = catalogue('i18n', {
  today: ['hôm nay', 'today'],
  tomorrow: ['ngày mai', 'tomorrow'],
  overdue: ['quá {{n}} ngày', '{{n}} day over', '{{n}} days over'],
  daysLeft: ['còn {{n}} ngày', '{{n}} day left', '{{n}} days left'],
  weekday1: ['Thứ Hai', 'Mon'],
  weekday2: ['Thứ Ba', 'Tue'],
  weekday3: ['Thứ Tư', 'Wed'],
  weekday4: ['Thứ Năm', 'Thu'],
  weekday5: ['Thứ Sáu', 'Fri'],
  weekday6: ['Thứ Bảy', 'Sat'],
  weekday7: ['Chủ nhật', 'Sun'],
  short1: ['T2', 'Mon'],
  short2: ['T3', 'Tue'],
  short3: ['T4', 'Wed'],
  short4: ['T5', 'Thu'],
  short5: ['T6', 'Fri'],
  short6: ['T7', 'Sat'],
  short7: ['CN', 'Sun'],
  minutes: ['{{n}} phút', '{{n}} min', '{{n}} min'],
  hours: ['{{n}} giờ', '{{n}} h', '{{n}} h'],
  days: ['{{n}} ngày', '{{n}} day', '{{n}} days'],
})
