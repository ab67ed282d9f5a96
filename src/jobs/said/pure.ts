import type { Said } from '../../base/said/pure.ts'

/** What long actions say. */
export const JOBS: readonly Said[] = [
  ['không có việc chạy lâu này, hoặc không được xem', 'there is no such long action, or it may not be seen'],
  ['việc chạy lâu này đã kết thúc', 'the long action has ended already'],
  ['đã hủy', 'was cancelled'],
  [
    'đây là lỗi của Liêm; nhật ký của chương trình ghi lỗi xảy ra ở đâu',
    'this is a defect of Liêm; the log of the program says where it happened',
  ],
  ['tiến trình của việc này đã dừng {0} lần trước khi xong', 'its process ended {0} times before it was done'],
  ['xem máy có đủ bộ nhớ không, rồi bắt đầu lại', 'look whether there is enough memory, then start it again'],
]
