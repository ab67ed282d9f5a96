import type { Said } from '../../../base/said/pure.ts'

/** Why something is not done with a document of a case. */
export const CASE_DOCUMENTS: readonly Said[] = [
  ['vụ việc không có văn bản này', 'there is no such document in this case'],
  ['văn bản đang ở tình trạng khác, chưa làm được việc này', 'this cannot be done as the document stands'],
  ['xem tình trạng của văn bản', 'look at its state'],
  ['vụ việc không có mục nào như vậy', 'there is nothing of that kind in this case'],
  ['chọn văn bản nói về ai, về bước nào', 'choose what the document is about'],
  ['văn bản được thay bằng văn bản cùng mẫu', 'a document is replaced by one of the same template'],
  ['văn bản loại này không có trường đó', 'a document of this kind has no such field'],
  ['người soạn văn bản thì không tự kiểm', 'whoever made a document does not check it'],
  ['để người thứ hai kiểm', 'have a second person check it'],
  ['văn bản còn chỗ thiếu', 'something is still missing in this document'],
  ['số này đã có trong sổ của đơn vị, năm đó', 'this number is taken in the register of that unit and year'],
  ['xem sổ đăng ký văn bản của văn thư', 'look at the register of the records office'],
  ['quyết định này chưa được ký', 'this decision is not signed'],
  ['ký quyết định trước: văn bản mang số của quyết định', 'sign the decision first: its document has its number'],
  ['văn bản được thay đã có văn bản khác thay rồi', 'what this document replaces is replaced already'],
  ['bản quét phải là PDF hoặc ảnh', 'a scan is a PDF or a picture'],
  ['gửi dạng PDF, PNG, JPEG hoặc TIFF', 'send it as PDF, PNG, JPEG or TIFF'],
  ['văn bản này chưa có bản quét', 'no scan is attached to this document'],
  ['người ký không có thẩm quyền tại đơn vị này', 'whoever signs has no authority in this unit'],
  ['chọn đơn vị mà người ấy đứng đầu hoặc là cấp phó', 'choose a unit that he heads, or leads as a deputy'],
  [
    'người ký có thẩm quyền tại đơn vị khác với đơn vị ban hành văn bản này',
    'whoever signed has authority in another unit than the one that issues this document',
  ],
  ['soạn lại: văn bản lấy tên đơn vị của người ký', 'prepare it again: it takes the name of his unit'],
]
