import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on ratings, scorecards and results. */
export const ACCOUNTABILITY_SUMMARIES: readonly Said[] = [
  [
    'Những người được xếp loại trong một năm, theo đơn vị và tên: giới hạn của xếp loại, đề xuất và kết luận',
    'Whoever is rated in a year, by unit and name: what limits his rating, what was proposed and concluded',
  ],
  [
    'Những gì tính vào xếp loại của một người, từng năm, vì sao, và xếp loại từng năm',
    'What counts in the ratings of a person, year by year, why, and how he was rated',
  ],
  ['Một xếp loại như đã đề xuất hoặc kết luận', 'One rating, as it was proposed or concluded'],
  ['Những gì tính vào xếp loại của chính mình, từng năm', 'What counts in one’s own ratings, year by year, and how one was rated'],
  [
    'Đề xuất xếp loại một người cho một năm; điều pháp luật đã xác nhận không cho phép thì bị từ chối, điều khác quy định phải có lý do',
    'Propose the rating of a person for a year; what confirmed law forbids is refused, what deviates needs its reason',
  ],
  ['Kết luận xếp loại do người khác đề xuất', 'Conclude a rating that somebody else proposed'],
  [
    'Kết quả một năm của đơn vị và cấp dưới: phát hiện, vụ việc, quyết định, trách nhiệm, thời gian, so với năm trước và đơn vị cùng loại',
    'What a unit with all below it did in a year: findings, cases, decisions, reviews, times, beside its own past and like units',
  ],
  [
    'Các vụ việc đứng sau một con số của đơn vị, trong phạm vi được xem',
    'The cases behind a number of a scorecard, as far as whoever asks sees them',
  ],
  [
    'Kết quả một năm theo đơn vị, lĩnh vực của danh mục, hình thức quyết định, và các năm trước',
    'Results of a year by unit, by area of the catalogue, by form of decision, and of the years before',
  ],
  ['Kết quả một năm theo đơn vị, thành tệp bảng tính', 'Results of a year by unit, as a file for a spreadsheet'],
  ['Rút đề xuất xếp loại', 'Withdraw the proposal of a rating'],
]
