import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on evidence, and on what is released of a case. */
export const EVIDENCE_SUMMARIES: readonly Said[] = [
  ['Chứng cứ của một vụ việc, theo ngày nhận', 'Evidence of a case, as it came in'],
  ['Một chứng cứ, kèm chuỗi giao nhận', 'One piece of evidence, with its chain of custody'],
  ['Đưa một tệp vào vụ việc: là gì, từ ai, nhận ngày nào', 'Put a file into a case: what it is, from whom, when it was received'],
  ['Ghim dấu vết hiện tại của một phát hiện làm chứng cứ', 'Pin the trace of a finding of the case as evidence, as it is now'],
  ['Ghi chứng cứ qua tay ai', 'Enter through whose hands a piece of evidence went'],
  ['Rút một chứng cứ; vẫn xem được', 'Withdraw a piece of evidence; it stays to be seen'],
  ['So lại nội dung tệp với mã băm', 'Compare the bytes of a file with its hash once more'],
  ['Tệp của một chứng cứ', 'The file of a piece of evidence'],
  [
    'Ai đã mở tệp của vụ việc và hồ sơ đã giao, mới nhất trước',
    'Who opened files of a case, and what was released of it, the newest first',
  ],
  [
    'Hồ sơ trích đã soạn hoặc đã giao cho người liên quan, doanh nghiệp',
    'What of a case is drafted or released for whoever is concerned, or for a trader',
  ],
  [
    'Soạn hồ sơ trích: hành vi và chứng cứ, đã che tên người khác',
    'Draft what is shown of a case: acts and evidence, with the names of others hidden',
  ],
  ['Sửa lời bản soạn, hoặc bỏ bớt phần', 'Change the words of a draft, or leave parts of it out'],
  [
    'Người thứ hai kiểm: không nhận ra ai khác, lời lẽ, thời điểm',
    'Check as a second person that nobody else can be made out, how it is said, and that it is time',
  ],
  [
    'Giao bản đã được người thứ hai kiểm; từ đó người nhận xem được',
    'Release what a second person has checked; from then on it is there for whom it is',
  ],
  ['Rút bản soạn hoặc bản đã giao; không ai mở được nữa', 'Withdraw a draft, or what was released; nobody opens it any more'],
  ['Nguyên văn bản đã giao, để gửi doanh nghiệp', 'What was released, word by word, to send to a trader'],
  ['Hồ sơ đã giao cho chính mình', 'Files that were released to oneself'],
  ['Một hồ sơ đã giao cho chính mình', 'A file that was released to oneself'],
  ['Nguyên văn hồ sơ đã giao cho chính mình', 'What was released to oneself, word by word'],
  ['Một tệp trong hồ sơ đã giao cho chính mình', 'One of the files that were released to oneself'],
]
