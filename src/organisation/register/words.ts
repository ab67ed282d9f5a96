import type { Bilingual } from '../../base/schema.ts'
import { filledWords, TABLE_WORDS } from '../../base/sheets/index.ts'

/** What may be wrong with a row, in both languages; `{0}`, `{1}` are what is inserted. */
const WORDS = {
  ...TABLE_WORDS,
  'too-long': { vi: 'dài quá 300 ký tự', en: 'the text is longer than 300 characters' },
  'not-level': { vi: 'cấp là department, region hoặc office', en: 'a level is department, region or office' },
  'not-yes': { vi: 'ghi true hoặc false', en: '{0} is true or false' },
  'not-class': { vi: 'đối tượng là một trong: {0}', en: 'a class is one of {0}' },
  'not-role': { vi: 'vai trò là một trong: {0}', en: 'a role is one of {0}' },
  'not-ended': { vi: 'ghi left hoặc retired', en: '{0} is left or retired' },
  'not-day': { vi: 'ngày ghi 27/11/2026 hoặc 2026-11-27', en: 'a day is written 2026-11-27 or 27/11/2026' },
  reversed: { vi: 'ngày cuối trước ngày đầu', en: 'the last day is before the first' },
  unknown: { vi: 'không có {0} trong sổ và trong tệp', en: 'there is no {0}' },
  circle: { vi: '{0} sẽ đứng trên chính nó', en: '{0} would be above itself' },
  'above-days': { vi: 'đơn vị cấp trên {0} không có đủ các ngày này', en: 'the unit above, {0}, is not there on all of these days' },
  'unit-days': { vi: 'đơn vị {0} không có đủ các ngày này', en: 'the unit {0} is not there on all of these days' },
  'service-days': { vi: '{0} không công tác đủ các ngày này', en: '{0} is not in service on all of these days' },
  overlap: { vi: 'trùng ngày với {0}', en: 'the days overlap with {0}' },
  'two-heads': {
    vi: '{0} có hai người đứng đầu cùng lúc: trùng ngày với {1}',
    en: '{0} would have two heads at once: the days overlap with {1}',
  },
  'two-acting': {
    vi: '{0} có hai người quyền đứng đầu cùng lúc: trùng ngày với {1}',
    en: '{0} would have two acting heads at once: the days overlap with {1}',
  },
  'two-names': { vi: '{0} có tên khác ở {1}', en: '{0} has another name in {1}' },
  'same-unit': { vi: 'đơn vị không thể kế tiếp chính nó', en: 'a unit does not succeed itself' },
  'successor-day': { vi: 'ngày này chưa có hoặc không còn {0}', en: '{0} is not there on this day' },
  'ended-open': { vi: 'có lý do kết thúc mà chưa có ngày cuối', en: 'it has ended, and the last day is missing' },
  'no-class': { vi: 'có ngày công tác thì phải có đối tượng', en: 'with days of service the class is needed' },
  'post-alone': { vi: 'có vị trí mà chưa có đơn vị', en: 'a post needs the unit, too' },
  own: {
    vi: 'không ai tự ghi chức vụ lãnh đạo hay tài khoản của chính mình: nhờ người khác ghi',
    en: 'nobody enters his own headship, deputyship or account: somebody else does',
  },
  'own-superior': { vi: 'không ai tự giao quyền cho mình', en: 'nobody delegates to himself' },
} as const satisfies Record<string, Bilingual>

export type Wrong = keyof typeof WORDS

export function wordsOf(wrong: Wrong, values: readonly (string | number)[]): Bilingual {
  return filledWords(WORDS, wrong, values)
}
