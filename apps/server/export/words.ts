import type { FindingRow } from '../../../src/findings/index.ts'
import type { Language } from '../input.ts'

type Words = Record<Language, string>

export const SHEET: Words = { vi: 'Phát hiện', en: 'Findings' }
export const FILE: Words = { vi: 'phat-hien', en: 'findings' }

export const STATES: Record<FindingRow['state'], Words> = {
  new: { vi: 'Mới', en: 'New' },
  review: { vi: 'Đang xem xét', en: 'Under review' },
  confirmed: { vi: 'Đã xác nhận', en: 'Confirmed' },
  dismissed: { vi: 'Đã loại', en: 'Dismissed' },
  duplicate: { vi: 'Trùng', en: 'Duplicate' },
  withdrawn: { vi: 'Đã rút: dữ liệu đổi', en: 'Withdrawn: data changed' },
}

export const SEVERITIES: Record<FindingRow['severity'], Words> = {
  'less-serious': { vi: 'Ít nghiêm trọng', en: 'Less serious' },
  serious: { vi: 'Nghiêm trọng', en: 'Serious' },
  'very-serious': { vi: 'Rất nghiêm trọng', en: 'Very serious' },
}
