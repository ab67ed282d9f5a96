import type { Said } from '../../base/said/pure.ts'

/** What the register says of a question and of a file. Mistakes of single rows are in both languages as they are. */
export const ORGANISATION: readonly Said[] = [
  ['không có đơn vị này', 'there is no such unit'],
  ['ngày cuối trước ngày đầu', 'the last day is before the first'],
  ['khoảng thời gian dài hơn hai mươi năm', 'the interval is longer than twenty years'],
  ['hỏi một khoảng ngắn hơn', 'ask for a shorter one'],
  ['Danh bạ đơn vị và người', 'Register of units and people'],
  [
    '{0} dòng của danh bạ không có trong tệp và sẽ bị bỏ, ví dụ {1}',
    '{0} rows of the register are not in the file and would be removed, such as {1}',
  ],
  ['thêm các dòng ấy vào tệp, hoặc yêu cầu bỏ cả chúng', 'add them to the file, or ask for the removal, too'],
  ['tệp phải là .xlsx hoặc .csv', 'the file must be .xlsx or .csv'],
  ['không đọc được tệp: {0}', 'the file cannot be read: {0}'],
  ['trong thư mục này không có tệp nào trong {0}', 'there is none of {0} in this folder'],
  ['chữ trong tệp không phải UTF-8', 'the text is not in UTF-8'],
  ['lưu thành CSV UTF-8, hoặc thành .xlsx', 'save it as CSV UTF-8, or as .xlsx'],
  ['không dùng được {0} {1} của tệp', '{0} {1} of the file cannot be used'],
  ['lưu thành .xlsx, hoặc gửi từng trang dưới dạng .csv', 'save it as .xlsx, or send the sheets as .csv'],
  ['tệp bảng tính quá lớn', 'the workbook is too large'],
  ['không đọc được thành tệp bảng tính (.xlsx)', 'this cannot be read as a workbook (.xlsx)'],
  ['tệp lớn hơn 64 MB', 'the file is larger than 64 MB'],
  ['gửi từng trang, dưới dạng CSV', 'send its sheets one by one, as CSV'],
]
