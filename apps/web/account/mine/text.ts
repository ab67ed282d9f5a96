import { catalogue } from '../../i18n/catalogue.ts'

export const text = catalogue('mine', {
  title: ['Phát hiện tôi đã được hỏi', 'Findings on which I was heard'],
  note: [
    'Từ khi được hỏi, bạn thấy phát hiện nói gì, theo quy tắc nào, những bước dưới tài khoản của mình và lời mình đã nói. Người khác được che.',
    'From the hearing on you see what the finding says, by which rule, the steps under your own accounts and what you said. Others are veiled.',
  ],
  what: ['các phát hiện', 'the findings'],
  none: ['Chưa có phát hiện nào mà bạn đã được hỏi.', 'There is no finding on which you were heard.'],
  noneWhy: [
    'Trang này chỉ nói về những phát hiện bạn đã được hỏi; trước đó không cho biết gì.',
    'This page speaks only of findings on which you were heard; before that it says nothing.',
  ],
  rule: ['Quy tắc', 'Rule'],
  basis: ['Căn cứ', 'Basis'],
  noBasis: ['chưa nêu', 'not given'],
  happened: ['Việc xảy ra', 'It happened'],
  unknown: ['chưa rõ', 'not known'],
  raised: ['Được nêu', 'Raised'],
  notice: ['Bạn được hỏi', 'You were heard'],
  concluded: ['Kết thúc xem xét', 'Concluded'],
  open: ['chưa kết thúc', 'not yet'],
  steps: ['Những bước dưới tài khoản của bạn', 'Steps under your accounts'],
  stepsNone: ['Không có bước nào.', 'There are none.'],
  at: ['Lúc', 'At'],
  activity: ['Bước', 'Step'],
  account: ['Tài khoản', 'Account'],
  said: ['Bạn đã nói', 'What you said'],
  heard: ['Trình bày', 'Heard'],
  objected: ['Phản đối', 'Objected'],
  declined: ['Không trình bày', 'Declined to speak'],
})
