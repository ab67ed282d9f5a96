import type { Said } from '../../../base/said/pure.ts'

/** Why bytes are not kept, or not given. */
export const STORE: readonly Said[] = [
  ['tệp lớn hơn {0} MB', 'the file is larger than {0} MB'],
  ['người vận hành Liêm định cỡ tệp lớn nhất', 'whoever runs Liêm sets how large a file may be'],
  ['tệp này là chương trình, dù tên nói gì', 'this file is a program, whatever its name says'],
  ['nếu là chứng cứ thì nén lại', 'pack it into an archive if it is evidence'],
  ['nội dung tệp không còn ở đây', 'the bytes of this file are not there'],
  ['cho so lại tệp, và lấy từ bản sao lưu', 'have it verified, and take it from a backup'],
]
