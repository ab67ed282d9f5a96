import type { Said } from '../../src/base/said/pure.ts'

/** Summaries of the routes on official documents. */
export const DOCUMENT_SUMMARIES: readonly Said[] = [
  [
    'Các văn bản của một vụ việc, và các mẫu để soạn văn bản khác',
    'Official documents of a case, and the templates from which others can be made',
  ],
  [
    'Một văn bản: nội dung, chỗ còn thiếu, các lần soạn và các tệp',
    'One official document: what it says, what is missing, its revisions and files',
  ],
  [
    'Soạn văn bản từ dữ kiện của vụ việc; chỗ thiếu để trống và được liệt kê',
    'Prepare a document from the facts of a case; what is missing is left as a gap and listed',
  ],
  [
    'Soạn lại văn bản theo dữ kiện hiện có; nội dung trước được giữ',
    'Prepare a document again from the facts as they are now; what it said before is kept',
  ],
  ['Kiểm một văn bản, người thứ hai', 'Check a document, as a second person'],
  ['Rút dự thảo văn bản', 'Withdraw the draft of a document'],
  [
    'Lấy số, ngày cho văn bản đã kiểm; từ đó văn bản không đổi nữa',
    'Give a checked document its number and day; from then on it stays as it is',
  ],
  ['Gắn bản quét của văn bản giấy đã ký, đóng dấu', 'Attach the scan of the signed and stamped paper to an issued document'],
  ['Văn bản dạng PDF/A; tiếng Anh là bản dịch tham khảo', 'A document as PDF/A; in English a courtesy'],
  ['Văn bản dạng Word; tiếng Anh là bản dịch tham khảo', 'A document for Word; in English a courtesy'],
  ['Bản quét của văn bản giấy đã ký, đóng dấu', 'The scan of the signed and stamped paper'],
  [
    'Các mẫu văn bản: mẫu nào là của đơn vị mình, và lỗi trong mẫu',
    'Templates of official documents: which are the administration’s own, and mistakes in them',
  ],
  ['Văn bản đã phát hành gửi cho chính mình', 'Official documents that were issued and addressed to oneself'],
  ['Một văn bản đã phát hành gửi cho chính mình, dạng PDF', 'A document that was issued and addressed to oneself, as PDF'],
  [
    'Bản quét giấy đã ký, đóng dấu của văn bản gửi cho chính mình',
    'The scan of the signed and stamped paper of a document that is addressed to oneself',
  ],
]
