import type { Bilingual } from '../../base/schema.ts'

/** What is read at each route that is recorded, as a table of reads says it. */
export const READ_WORDS: Readonly<Record<string, Bilingual>> = {
  'GET /api/findings/:id': { vi: 'Hồ sơ phát hiện', en: 'Record of a finding' },
  'GET /api/findings/export': { vi: 'Các phát hiện theo bộ lọc', en: 'Findings of a filter' },
  'POST /api/findings/export': { vi: 'Các phát hiện đã chọn', en: 'Picked findings' },
  'GET /api/cases': { vi: 'Danh sách vụ việc', en: 'List of cases' },
  'GET /api/cases/:id': { vi: 'Hồ sơ vụ việc', en: 'File of a case' },
  'GET /api/cases/:id/after': { vi: 'Sau quyết định của một vụ việc', en: 'What came after the decisions of a case' },
  'GET /api/cases/:id/told': { vi: 'Ai đã biết quyết định bị hủy', en: 'Who had been told of a reversed decision' },
  'GET /api/cases/:id/law': { vi: 'Pháp luật cho phép gì trong một vụ việc', en: 'What the law allows in a case' },
  'GET /api/cases/:id/links': { vi: 'Vụ việc liên quan', en: 'Cases that a case has to do with' },
  'GET /api/cases/:id/precedents': { vi: 'Tiền lệ của một vụ việc', en: 'Precedents of a case' },
  'GET /api/rereading/:id': { vi: 'Phần được đọc lại mù', en: 'What is read again blind' },
  'GET /api/findings/:id/like-cases': { vi: 'Vụ việc có thể trùng với một phát hiện', en: 'Cases that may repeat a finding' },
  'GET /api/cases/:id/reviews/:review/law': { vi: 'Trách nhiệm người đứng đầu trong một vụ việc', en: 'What a head answers for in a case' },
  'GET /api/cases/:id/documents': { vi: 'Văn bản của một vụ việc', en: 'Documents of a case' },
  'GET /api/cases/:id/documents/:document': { vi: 'Một văn bản của vụ việc', en: 'A document of a case' },
  'GET /api/cases/:id/documents/:document/pdf': { vi: 'Tệp PDF của văn bản', en: 'PDF of a document' },
  'GET /api/cases/:id/documents/:document/docx': { vi: 'Tệp Word của văn bản', en: 'Word file of a document' },
  'GET /api/cases/:id/documents/:document/scan': { vi: 'Bản quét của văn bản', en: 'Scan of a document' },
  'GET /api/cases/:id/along': { vi: 'Việc đi cùng một vụ việc', en: 'What goes along with a case' },
  'GET /api/cases/:id/heads': { vi: 'Tình tiết về trách nhiệm trong một vụ việc', en: 'Facts on responsibility in a case' },
  'GET /api/heads': { vi: 'Danh sách xem xét trách nhiệm người đứng đầu', en: 'List of reviews of heads' },
  'GET /api/submissions': { vi: 'Danh sách tờ trình', en: 'List of submissions' },
  'GET /api/submissions/:id': { vi: 'Tờ trình', en: 'A submission' },
  'GET /api/log/cases/:caseId': { vi: 'Đường đi của lô hàng', en: 'Life of a shipment' },
  'GET /api/people/:number': { vi: 'Thông tin công tác của một người', en: 'Service of a person' },
  'GET /api/break-glass': { vi: 'Truy cập khẩn cấp', en: 'Emergency access' },
  'GET /api/organisation/people': { vi: 'Danh sách người', en: 'List of people' },
  'GET /api/organisation/work-list': { vi: 'Chỗ thiếu, chưa chắc trong danh bạ', en: 'What is missing in the register' },
  'GET /api/organisation/export': { vi: 'Toàn bộ danh bạ', en: 'The whole register' },
  'GET /api/imports/:id/rejected': { vi: 'Dòng bị trả lại của một tệp', en: 'Rejected rows of a file' },
  'GET /api/grants': { vi: 'Vai trò đã giao', en: 'Roles that were given' },
  'GET /api/interests': { vi: 'Quan hệ thân thích và lợi ích', en: 'Kinship and interests' },
  'GET /api/proposals': { vi: 'Đề nghị về tài khoản, vai trò', en: 'Proposals on accounts and roles' },
  'GET /api/accounts': { vi: 'Danh sách tài khoản', en: 'List of accounts' },
  'GET /api/retention/due': { vi: 'Hồ sơ hết thời hạn lưu', en: 'What is due for destruction' },
  'GET /api/holds': { vi: 'Các lệnh tạm dừng tiêu hủy', en: 'Holds on destruction' },
  'GET /api/destructions/:id/items': { vi: 'Các mục của danh mục tiêu hủy', en: 'Items of a list of destruction' },
  'GET /api/destructions/:id/export': { vi: 'Danh mục tiêu hủy', en: 'List of destruction' },
  'GET /api/events': { vi: 'Sổ ghi', en: 'The record of acts' },
  'GET /api/reads': { vi: 'Nhật ký truy cập', en: 'The record of reads' },
  'GET /api/reads/export': { vi: 'Nhật ký truy cập', en: 'The record of reads' },
}

/** A route that is there no longer is called by its address. */
export function whatWasRead(route: string): Bilingual {
  return READ_WORDS[route] ?? { vi: route, en: route }
}
