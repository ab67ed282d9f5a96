import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on law. */
export const LAW_SUMMARIES: readonly Said[] = [
  ['Từ ngữ dùng để nêu sự việc và trả lời', 'The words in which facts are given and answers are made'],
  [
    'Pháp luật của một ngày cho phép, không cho phép hay để ngỏ điều gì, kèm quy định và chỗ của từng bước; không giữ lại gì',
    'What the law of a day allows, forbids or leaves open, with the rule and place of each step; nothing is kept',
  ],
  [
    'Từ ngữ dùng để nêu điều người đứng đầu hoặc cấp phó phải chịu trách nhiệm',
    'The words in which it is told what a head or deputy is asked to answer for',
  ],
  [
    'Người đứng đầu hoặc cấp phó chịu trách nhiệm gì khi người khác sai phạm, theo pháp luật của một ngày, kèm quy định và chỗ của từng bước; không giữ lại gì',
    'What a head or deputy answers for when others did wrong, by the law of a day, with the rule and place of each step; nothing is kept',
  ],
  [
    'Vụ việc có thời hạn riêng: sự kiện nào xảy ra, cần biết điều gì',
    'Matters with periods of their own: what happens in them, and what is asked',
  ],
  [
    'Thời hạn của một vụ việc theo pháp luật của một ngày: từ ngày nào, đến ngày nào, kèm quy định và chỗ của từng thời hạn; không giữ lại gì',
    'The periods of a matter by the law of a day: from when, until when, with the rule and place of each; nothing is kept',
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
