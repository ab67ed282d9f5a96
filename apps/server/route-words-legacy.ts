import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on cases and ratings from before Liêm. */
export const LEGACY_SUMMARIES: readonly Said[] = [
  [
    'Một sổ vụ việc cũ sẽ thêm gì, vì sao không kiểm chứng được, và mọi lỗi trong tệp; không thay đổi gì',
    'What a register of old cases would add, why none of it can be verified, and every mistake in it; changes nothing',
  ],
  [
    'Nạp sổ vụ việc cũ, mỗi vụ việc mang dấu hồ sơ cũ, không kiểm chứng được',
    'Take over a register of old cases, each as legacy, not verifiable',
  ],
  ['Tệp trống của vụ việc cũ, để điền', 'An empty file of old cases, to fill in'],
  [
    'Một vụ việc từ trước khi có Liêm, như sổ ghi, và vì sao không kiểm chứng được',
    'A case from before Liêm, as its register has it, and why it cannot be verified',
  ],
  ['Đề nghị rút vụ việc cũ đã nạp nhầm', 'Propose to withdraw an old case that was taken over by mistake'],
  [
    'Người thứ hai xác nhận vụ việc cũ đã nạp nhầm; từ đó không tính vào đâu nữa',
    'Confirm as a second person that an old case was taken over by mistake; it counts nowhere from then on',
  ],
  ['Giữ lại vụ việc cũ đã có đề nghị rút', 'Let an old case stay of which a withdrawal was proposed'],
  ['Đề nghị rút xếp loại đã nạp nhầm', 'Propose to withdraw a rating that was taken over by mistake'],
  [
    'Người thứ hai xác nhận xếp loại đã nạp nhầm; từ đó không tính vào đâu nữa',
    'Confirm as a second person that a rating was taken over by mistake; it counts nowhere from then on',
  ],
  ['Giữ lại xếp loại đã có đề nghị rút', 'Let a rating stay of which a withdrawal was proposed'],
  [
    'Một tệp xếp loại hằng năm sẽ thêm gì, và mọi lỗi trong tệp; không thay đổi gì',
    'What a file of annual ratings would add, and every mistake in it; changes nothing',
  ],
  [
    'Nạp xếp loại hằng năm từ các năm trước hoặc từ nơi khác, kèm nguồn',
    'Take over annual ratings from earlier years or from elsewhere, each with its source',
  ],
  ['Tệp trống của xếp loại hằng năm, để điền', 'An empty file of annual ratings, to fill in'],
]
