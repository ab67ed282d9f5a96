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
  ['Các tệp văn bản hợp thành pháp luật đã nạp', 'The files of instruments that make up the law'],
  ['Một tệp văn bản như đang có hiệu lực', 'A file of instruments as it counts'],
  [
    'Chữ này sẽ đổi gì trong pháp luật; không giữ lại gì, mỗi chỗ sai được báo kèm dòng và cột',
    'What a text would change in the law; nothing is kept, and every mistake is told with line and column',
  ],
  [
    'Các thay đổi pháp luật: dự thảo chờ người thứ hai, đã công bố và đã rút; mới nhất trước',
    'Changes of the law: drafts that wait for a second person, published and withdrawn ones; the newest first',
  ],
  [
    'Một thay đổi pháp luật và điều nó làm khác đi; dự thảo thì so với pháp luật hiện tại',
    'A change of the law, and what it makes different; of a draft in the law as it is now',
  ],
  [
    'Soạn một thay đổi pháp luật; cả pháp luật được đọc thử trước, mỗi chỗ sai được báo kèm dòng và cột',
    'Draft a change of the law; it is read with all of it first, and every mistake is told with line and column',
  ],
  [
    'Công bố thay đổi do người khác soạn: từ đó là pháp luật đã nạp',
    'Publish a change that somebody else drafted: from then on it is the law',
  ],
  ['Rút một dự thảo thay đổi', 'Withdraw a draft of a change'],
  [
    'Thử một thay đổi pháp luật trên mọi vụ việc đang mở; chưa có gì có hiệu lực',
    'Try a change of the law on all matters that are open; nothing counts yet',
  ],
  [
    'Thay đổi pháp luật sẽ làm gì với các vụ việc đang mở, theo đối tượng và ngày',
    'What a change of the law would do to the open matters, by class and days',
  ],
]
