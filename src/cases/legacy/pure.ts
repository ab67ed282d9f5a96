import type { Bilingual } from '../../base/schema.ts'
import type { LegacyReasonCode } from './schema.ts'

/** Why an old decision cannot be verified, in both languages. */
export const REASON_WORDS: Readonly<Record<LegacyReasonCode, Bilingual>> = {
  forbidden: { vi: 'Pháp luật ngày ấy không cho phép hình thức này', en: 'The law of that day does not allow this form' },
  'left-open': { vi: 'Pháp luật ngày ấy để ngỏ, chưa xác định', en: 'The law of that day leaves it open' },
  'not-asked': {
    vi: 'Không hỏi được pháp luật: thiếu đối tượng, chức vụ, ngày của hành vi hoặc ngày quyết định',
    en: 'The law cannot be asked: class, post, days of the act or day of the decision are missing',
  },
  order: { vi: 'Các ngày trái thứ tự', en: 'The days are not in their order' },
  'no-form': { vi: 'Sổ không ghi hình thức', en: 'The register says no form' },
  'form-unknown': { vi: 'Hình thức không có trong pháp luật đã nạp', en: 'No law that is loaded has this form' },
  'no-day': { vi: 'Sổ không ghi ngày quyết định', en: 'The register says no day of the decision' },
  'no-number': { vi: 'Sổ không ghi số quyết định', en: 'The register says no number' },
  'no-signer': { vi: 'Sổ không ghi người ký', en: 'The register says no signer' },
  'no-authority': { vi: 'Sổ không ghi người ký có thẩm quyền gì', en: 'The register does not say by what authority it was signed' },
  'no-notice': { vi: 'Sổ không ghi đã thông báo trước quyết định', en: 'The register says no notice before the decision' },
  'not-heard': {
    vi: 'Sổ không ghi đã nghe giải trình trước quyết định',
    en: 'The register does not say that he was heard before the decision',
  },
  'not-served': { vi: 'Sổ không ghi đã giao quyết định', en: 'The register does not say that it was handed over' },
  unrecorded: {
    vi: 'Không có dấu vết trong Liêm về ai soạn, ai kiểm tra, ai ký',
    en: 'Liêm has no record of who drafted, checked and signed it',
  },
}
