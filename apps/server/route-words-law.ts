import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on law. */
export const LAW_SUMMARIES: readonly Said[] = [
  ['Từ ngữ dùng để nêu sự việc và trả lời', 'The words in which facts are given and answers are made'],
  [
    'Pháp luật của một ngày cho phép, không cho phép hay để ngỏ điều gì, kèm quy định và chỗ của từng bước; không giữ lại gì',
    'What the law of a day allows, forbids or leaves open, with the rule and place of each step; nothing is kept',
  ],
  [
    'Những ngày sau ngày xử lý mà câu trả lời thay đổi, và mỗi thời hạn, thời hiệu sẽ hết khi nào theo quy định khác hoặc nếu tính cả thời gian không tính; không giữ lại gì',
    'On which days after the decision its answer becomes another, and when each clock would end by other law or without a pause; nothing is kept',
  ],
  [
    'Văn bản đối với một đối tượng, điều gì có hiệu lực trong một ngày, và ngày đó đổi gì',
    'The instruments of one class of people, what is in force on a day, and what that day changed',
  ],
  [
    'Quy định của các văn bản, luật gia đã đối chiếu với văn bản hay chưa, và điều gì chờ người thứ hai',
    'Rules of instruments, whether a lawyer has compared them with their text, and what waits for a second person',
  ],
  [
    'Ghi rằng luật gia đã đối chiếu một quy định với văn bản; người khác công bố',
    'Enter that a lawyer has compared a rule with its text; another person publishes it',
  ],
  ['Công bố điều người khác đã ghi: từ đó quy định có giá trị', 'Publish what another person has entered: from then on the rule has force'],
  ['Rút lại xác nhận: quy định không còn giá trị ngăn cản', 'Take a confirmation back: the rule has no force any more'],
]
