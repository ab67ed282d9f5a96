import type { Said } from '../../src/base/said/pure.ts'

/** What each route of the catalogue of violations does. */
export const CATALOGUE_SUMMARIES: readonly Said[] = [
  ['Các văn bản mà một phiên bản danh mục có thể dựa vào', 'Instruments of the law that a version of the catalogue can stand on'],
  ['Các phiên bản danh mục hành vi vi phạm, và phiên bản của một ngày', 'Versions of the catalogue of violations, and which one a day has'],
  [
    'Các hành vi trong danh mục: tìm kiếm, theo nhóm và khâu thông quan, kèm số lượng còn lại để chọn',
    'Entries of the catalogue: searched, by area and stage of clearance, with counts of what is left to choose from',
  ],
  [
    'Câu hỏi tiếp theo dẫn tới hành vi trong danh mục, mỗi câu trả lời còn bao nhiêu hành vi, và những hành vi còn lại',
    'The next question that leads to entries of the catalogue, with how many each answer leaves, and the entries that are left',
  ],
  [
    'Một hành vi trong danh mục: hành vi, cách xử lý theo mức độ, căn cứ, trước kia là gì và sau này thành gì',
    'An entry of the catalogue: the act, its handling by degree, its basis, what it was before and what became of it',
  ],
  [
    'Một phiên bản danh mục đổi gì so với phiên bản trước: giữ nguyên, sửa, tách, gộp, bỏ, mới',
    'What a version of the catalogue changes against the one before: same, changed, split, merged, dropped, new',
  ],
  [
    'Tệp danh mục sẽ thêm, sửa, bỏ gì, và mọi chỗ sai trong đó; chưa đổi gì',
    'What a file of the catalogue would add, change and drop, and every mistake in it; changes nothing',
  ],
  ['Nhận một tệp danh mục thành dự thảo của một phiên bản', 'Take over a file of the catalogue as the draft of a version'],
  [
    'Ban hành dự thảo phiên bản danh mục do người khác đưa vào',
    'Publish the draft of a version of the catalogue, which somebody else brought in',
  ],
  ['Bỏ một dự thảo danh mục không ban hành', 'Remove a draft of the catalogue that is not to be published'],
  ['Tệp danh mục trống, để điền', 'An empty file of the catalogue, to fill in'],
]
