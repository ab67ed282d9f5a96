import { catalogue } from '../../i18n/catalogue.ts'

/** Words of the history of a case. */
export const text = catalogue('case-history', {
  title: ['Lịch sử', 'History'],
  what: ['lịch sử vụ việc', 'the history of the case'],
  all: ['Xem {{n}} dòng…', 'Show {{n}} line…', 'Show {{n}} lines…'],
  allMore: ['Xem tất cả…', 'Show all…'],
  at: ['Lúc', 'When'],
  act: ['Việc', 'What'],
  who: ['Ai', 'Who'],
  lead: [
    'Mọi việc đã ghi trong vụ việc, mới nhất trước. Lý do và nội dung ở chính việc đó.',
    'All that was recorded in the case, the newest first. Reasons and words stand with what was done.',
  ],
})
