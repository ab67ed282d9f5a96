import type { Said } from '../../../base/said/pure.ts'

/** What the catalogue of violations says of a question and of a file. Mistakes of single rows are in both languages as they are. */
export const CATALOGUE: readonly Said[] = [
  ['không có phiên bản danh mục này', 'there is no such version of the catalogue'],
  ['danh mục không có hành vi này', 'there is no such entry of the catalogue'],
  ['phiên bản danh mục này đã được ban hành', 'this version of the catalogue is published already'],
  ['người đưa một phiên bản danh mục vào không tự ban hành nó', 'whoever brought a version of the catalogue in does not publish it'],
  ['nhờ người thứ hai ban hành', 'have a second person publish it'],
  ['phiên bản mà nó kế tiếp còn là dự thảo', 'the version that it follows is a draft itself'],
  ['ban hành phiên bản ấy trước', 'publish that one first'],
  ['có phiên bản danh mục khác kế tiếp phiên bản này', 'another version of the catalogue follows this one'],
  ['bỏ phiên bản ấy trước', 'remove that one first'],
  ['một phiên bản danh mục không kế tiếp chính nó', 'a version of the catalogue does not follow itself'],
  ['chưa có phiên bản danh mục nào để lấy nhóm', 'there is no version of the catalogue whose areas it could have'],
  [
    'đã có phiên bản danh mục cùng tên được ban hành với nội dung khác',
    'a version of the catalogue of this name is published and says something else',
  ],
  ['đặt tên khác cho phiên bản này và cho nó kế tiếp phiên bản kia', 'give this one another name, and let it follow that one'],
  ['không dùng được {0} {1} của danh mục', '{0} {1} of the catalogue cannot be used'],
  ['danh mục là tệp .xlsx hoặc .csv', 'a catalogue comes as .xlsx or .csv'],
  ['pháp luật đã nạp không có văn bản «{0}»', 'there is no instrument "{0}" in the law'],
  ['các văn bản đã nạp: {0}', 'those of the law are {0}'],
  ['không biết bảng mã «{0}»', 'the encoding "{0}" is not known'],
  ['một trong {0}', 'one of {0}'],
  [
    'phiên bản danh mục «{0}» khác với phiên bản trong thư mục',
    'the version "{0}" of the catalogue is another one than that of the folder',
  ],
  ['đặt mã khác cho phiên bản trong thư mục', 'give the one of the folder another id'],
  ['Thấy trong thư mục danh mục khi chương trình khởi động', 'Found in the folder of the catalogue when the program started'],
  ['Pháp luật làm căn cứ cho hiệu lực đã thay đổi', 'The law that its days come from has changed'],
  ['pháp luật đã nạp không có văn bản {0}', 'there is no instrument {0} in the law'],
  ['xem law/instruments', 'see law/instruments'],
  ['không có phiên bản {0} của danh mục', 'there is no version {0} of the catalogue'],
]
