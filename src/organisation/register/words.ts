import type { Bilingual } from '../../base/schema.ts'

/** What may be wrong with a row, in both languages; `{0}`, `{1}` are what is inserted. */
const WORDS = {
  empty: { vi: 'cột này phải điền', en: '{0} is empty' },
  'too-long': { vi: 'dài quá 300 ký tự', en: 'the text is longer than 300 characters' },
  control: { vi: 'có ký tự điều khiển trong ô', en: 'a control character stands in the text' },
  'not-level': { vi: 'cấp là department, region hoặc office', en: 'a level is department, region or office' },
  'not-yes': { vi: 'ghi true hoặc false', en: '{0} is true or false' },
  'not-class': { vi: 'đối tượng là một trong: {0}', en: 'a class is one of {0}' },
  'not-role': { vi: 'vai trò là một trong: {0}', en: 'a role is one of {0}' },
  'not-ended': { vi: 'ghi left hoặc retired', en: '{0} is left or retired' },
  'not-day': { vi: 'ngày ghi 27/11/2026 hoặc 2026-11-27', en: 'a day is written 2026-11-27 or 27/11/2026' },
  reversed: { vi: 'ngày cuối trước ngày đầu', en: 'the last day is before the first' },
  'no-sheet': { vi: 'không biết trang {0}; các trang là {1}', en: 'there is no sheet {0}; the sheets are {1}' },
  'not-a-table': { vi: 'không đọc được như một bảng', en: 'this cannot be read as a table' },
  'no-column': { vi: 'thiếu cột {0}', en: 'the column {0} is missing' },
  'strange-column': { vi: 'không biết cột {0}', en: 'there is no column {0}' },
  'no-heading': { vi: 'ô này không có tiêu đề cột', en: 'this cell stands under no heading' },
  'column-twice': { vi: 'cột {0} có hai lần', en: 'the column {0} stands here twice' },
  width: { vi: 'dòng có {0} ô, tiêu đề có {1}', en: 'the line has {0} fields, the header {1}' },
  formula: { vi: 'ô có công thức hoặc lỗi: chỉ ghi giá trị', en: 'the cell holds a formula or an error: write the value alone' },
  twice: { vi: '{0} đã có ở {1}', en: '{0} stands here twice, also in {1}' },
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
  const fill = (text: string): string => text.replaceAll(/\{(\d)\}/gu, (_, at: string) => String(values[Number(at)] ?? ''))
  return { vi: fill(WORDS[wrong].vi), en: fill(WORDS[wrong].en) }
}
