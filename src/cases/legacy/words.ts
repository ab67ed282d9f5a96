import type { Bilingual } from '../../base/schema.ts'
import { TABLE_WORDS } from '../../base/sheets/index.ts'

/** What may be wrong with a row, in both languages; `{0}`, `{1}` are what is inserted. What a register does not say is no mistake. */
export const LEGACY_WORDS = {
  ...TABLE_WORDS,
  'too-long': { vi: 'dài quá {0} ký tự', en: 'the text is longer than {0} characters' },
  'not-day': { vi: 'ngày ghi 27/11/2026 hoặc 2026-11-27', en: 'a day is written 2026-11-27 or 27/11/2026' },
  'not-come': { vi: 'ngày này chưa đến', en: 'this day has not come yet' },
  'not-yes': { vi: 'ghi true (có) hoặc false (không)', en: '{0} is true or false' },
  'not-word': { vi: 'không biết “{0}”; ghi một trong: {1}', en: 'there is no “{0}”; it is one of {1}' },
  reversed: { vi: 'ngày cuối trước ngày đầu', en: 'the last day is before the first' },
  'no-unit': { vi: 'danh bạ không có đơn vị {0}', en: 'the register of units has no {0}' },
  'not-yours': { vi: 'đơn vị {0} ngoài phạm vi của bạn', en: 'the unit {0} is not one of yours' },
  'no-officer': {
    vi: 'danh bạ không có số hiệu {0}: nạp người này vào danh bạ trước',
    en: 'the register of people has no {0}: import this person there first',
  },
  own: {
    vi: 'không ai nạp hồ sơ của chính mình hay của người có quan hệ: nhờ người khác nạp',
    en: 'nobody takes over what is about himself or somebody he is related to: somebody else does',
  },
  'no-entry': { vi: 'danh mục không có điểm {1} trong bản {0}', en: 'the catalogue has no entry {1} in version {0}' },
  'half-entry': { vi: 'điểm của danh mục cần cả bản và mã', en: 'an entry of the catalogue needs version and code' },
  'act-empty': { vi: 'có ngày, mức độ hay loại mà chưa ghi hành vi', en: 'days, degree or kind are given, and the act is missing' },
  other: { vi: 'khác với dòng {0} của cùng vụ việc', en: 'it says something else than row {0} of the same case' },
  'other-person': { vi: 'khác với dòng {0} của cùng người', en: 'it says something else than row {0} of the same person' },
  'no-case': { vi: 'trang vụ việc không có {0}', en: 'the sheet of cases has no {0}' },
  changed: {
    vi: 'đã nạp ngày {1} là {0} với nội dung khác; hồ sơ đã nạp thì giữ nguyên',
    en: 'it was taken over on {1} as {0}, and says something else now; what was taken over stays',
  },
} as const satisfies Record<string, Bilingual>

export type LegacyWrong = keyof typeof LEGACY_WORDS
