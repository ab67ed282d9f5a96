import type { Bilingual } from '../../../base/schema.ts'
import { TABLE_WORDS } from '../../../base/sheets/index.ts'

/** What may be wrong with a row, in both languages; `{0}`, `{1}` are what is inserted. */
export const IMPORTED_WORDS = {
  ...TABLE_WORDS,
  'too-long': { vi: 'dài quá 300 ký tự', en: 'the text is longer than 300 characters' },
  'not-day': { vi: 'ngày ghi 27/11/2026 hoặc 2026-11-27', en: 'a day is written 2026-11-27 or 27/11/2026' },
  'not-year': { vi: 'năm từ 2000 đến năm nay', en: 'the year is one from 2000 to this one' },
  'not-come': { vi: 'ngày này chưa đến', en: 'this day has not come yet' },
  'not-points': { vi: 'điểm từ 0 đến 1000, nhiều nhất hai chữ số lẻ', en: 'points are from 0 to 1000, with two decimals at most' },
  'no-officer': {
    vi: 'danh bạ không có số hiệu {0}: nạp người này vào danh bạ trước',
    en: 'the register of people has no {0}: import this person there first',
  },
  'not-yours': { vi: 'bạn không xếp loại {0}', en: 'you do not rate {0}' },
  own: {
    vi: 'không ai nạp xếp loại của chính mình hay của người có quan hệ: nhờ người khác nạp',
    en: 'nobody takes over a rating of himself or somebody he is related to: somebody else does',
  },
  'no-case': { vi: 'không có vụ việc {0} về người này', en: 'there is no case {0} on this person' },
  'not-worst': {
    vi: 'chỉ ghi vụ việc khi xếp ở mức thấp nhất của năm ấy',
    en: 'cases are named only of a rating at the worst level of that year',
  },
  changed: {
    vi: 'đã nạp ngày {0} với nội dung khác; xếp loại đã nạp thì giữ nguyên',
    en: 'it was taken over on {0}, and says something else now; what was taken over stays',
  },
} as const satisfies Record<string, Bilingual>

export type ImportedWrong = keyof typeof IMPORTED_WORDS
