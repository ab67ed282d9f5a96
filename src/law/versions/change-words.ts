import type { Bilingual } from '../../base/schema.ts'
import { citationWords } from '../citation/pure.ts'
import { durationWords, type ActivityNames } from '../explain-rule.ts'
import { conditionWords } from '../explain/condition-words.ts'
import { both, dayWords, listed, numberWords, quoted } from '../explain/words.ts'
import type { Citation, Condition, Rule, Severity, Side } from '../schema.ts'

/**
 * What changed in a rule, one sentence a field, in both languages. `fields` are those of `diffRulebooks`; `names` gives Vietnamese names of
 * activities.
 */
export function changeWords(before: Rule, after: Rule, fields: readonly string[], names?: ActivityNames): Bilingual[] {
  return [...new Set(fields)].flatMap((field) => TELLERS[field]?.(before, after, names) ?? [])
}

type Teller = (before: Rule, after: Rule, names?: ActivityNames) => Bilingual[]

const NONE = both('none', 'không có')

const SEVERITY_WORDS: Record<Severity, Bilingual> = {
  'less-serious': both('less serious', 'ít nghiêm trọng'),
  serious: both('serious', 'nghiêm trọng'),
  'very-serious': both('very serious', 'rất nghiêm trọng'),
}

const TELLERS: Readonly<Record<string, Teller>> = {
  title: (before, after) => [turned('Title', 'Tên', quoted(before.title.en, before.title.vi), quoted(after.title.en, after.title.vi))],
  severity: (before, after) => [turned('Severity', 'Mức ưu tiên', SEVERITY_WORDS[before.severity], SEVERITY_WORDS[after.severity])],
  area: (before, after) => [turned('Area of the catalogue', 'Nhóm trong danh mục', amount(before.area), amount(after.area))],
  exceptions: (before, after) => [turned('Exceptions', 'Ngoại lệ', before.exceptions ?? NONE, after.exceptions ?? NONE)],
  basis: (before, after) => basisChanges(before.basis, after.basis),
  template: (before, after) => [
    turned('Template', 'Mẫu quy tắc', both(before.template, before.template), both(after.template, after.template)),
  ],
  n: (before, after) => [turned('Number of times', 'Số lần', amount(before.n), amount(after.n))],
  a: (before, after, names) => sideChanges('a', before.a, after.a, names),
  b: (before, after, names) => sideChanges('b', before.b ?? NOTHING, after.b ?? NOTHING, names),
  when: (before, after) => [turned('Applies where', 'Áp dụng khi', condition(before.when), condition(after.when))],
  correlate: (before, after) => [
    turned('Pairs belong together where', 'Hai bước đi với nhau khi', condition(before.correlate), condition(after.correlate)),
  ],
  within: (before, after) => [turned('Time', 'Thời hạn', time(before), time(after))],
  from: (before, after) => [turned('In force from', 'Áp dụng từ', dayOf(before.from), dayOf(after.from))],
  until: (before, after) => [turned('In force until', 'Áp dụng đến hết', dayOf(before.until), dayOf(after.until))],
  // A rule without days says nothing of it, so the field may come or go without a change.
  appliesBy: (before, after) =>
    before.appliesBy === after.appliesBy
      ? []
      : [turned('The day is that of', 'Ngày xét theo', DAY_OF[before.appliesBy], DAY_OF[after.appliesBy])],
  columns: () => [
    both(
      'The reading of the data changed: columns, time zone or accounts that are no person.',
      'Cách đọc dữ liệu thay đổi: cột, múi giờ hoặc tài khoản không phải người.',
    ),
  ],
  finished: () => [both('What closes a case changed.', 'Điều kiện đóng hồ sơ thay đổi.')],
  calendar: () => [both('The calendar changed: opening hours or days off.', 'Lịch làm việc thay đổi: giờ mở cửa hoặc ngày nghỉ.')],
}

const NOTHING: Side = { activities: [] }

const DAY_OF = {
  activation: both('the event that the rule begins from', 'sự kiện làm phát sinh quy tắc'),
  case: both('the first event of the case', 'sự kiện đầu tiên của hồ sơ'),
}

function turned(en: string, vi: string, before: Bilingual, after: Bilingual): Bilingual {
  return both(`${en}: ${before.en} → ${after.en}.`, `${vi}: ${before.vi} → ${after.vi}.`)
}

function amount(value: number | undefined): Bilingual {
  return value === undefined ? NONE : numberWords(value)
}

function dayOf(value: string | undefined): Bilingual {
  return value === undefined ? both('no day given', 'không ghi ngày') : both(dayWords(value), dayWords(value))
}

function condition(value: Condition | undefined): Bilingual {
  return value === undefined ? both('always', 'mọi trường hợp') : conditionWords(value)
}

function time(rule: Rule): Bilingual {
  return rule.within === undefined ? both('no limit', 'không giới hạn') : durationWords(rule.within)
}

/** Members of a list that came or went are told one by one, since order means nothing. */
function sideChanges(side: string, before: Side, after: Side, names: ActivityNames | undefined): Bilingual[] {
  const name = (activity: string): Bilingual => quoted(activity, names?.get(activity) ?? activity)
  const came = after.activities.filter((activity) => !before.activities.includes(activity)).map(name)
  const went = before.activities.filter((activity) => !after.activities.includes(activity)).map(name)
  const and = both('and', 'và')
  const told: Bilingual[] = []
  if (came.length > 0) {
    const list = listed(came, and)
    told.push(both(`Counts on side ${side} now, too: ${list.en}.`, `Vế ${side} nay tính cả ${list.vi}.`))
  }
  if (went.length > 0) {
    const list = listed(went, and)
    told.push(both(`Does not count on side ${side} any more: ${list.en}.`, `Vế ${side} không còn tính ${list.vi}.`))
  }
  if (before.when?.source !== after.when?.source)
    told.push(turned(`Side ${side} counts where`, `Vế ${side} tính khi`, condition(before.when), condition(after.when)))
  return told
}

function basisChanges(before: readonly Citation[], after: readonly Citation[]): Bilingual[] {
  const earlier = new Map(before.map((citation) => [citation.cite, citation]))
  const later = new Set(after.map(({ cite }) => cite))
  return [
    ...after.flatMap((citation) => citationChange(earlier.get(citation.cite), citation)),
    ...before.filter(({ cite }) => !later.has(cite)).map(({ cite }) => told('Citation left out', 'Bỏ căn cứ', cite)),
  ]
}

function citationChange(before: Citation | undefined, after: Citation): Bilingual[] {
  if (before === undefined) return [told('Citation added', 'Thêm căn cứ', after.cite)]
  if (before.confirmed !== after.confirmed)
    return [
      after.confirmed
        ? told('Citation confirmed', 'Căn cứ đã xác nhận', after.cite)
        : told('Citation to be confirmed', 'Căn cứ cần xác nhận', after.cite),
    ]
  const same = before.from === after.from && before.until === after.until && before.note === after.note
  return same ? [] : [told('Days or note of a citation changed', 'Ngày hiệu lực hoặc ghi chú của căn cứ thay đổi', after.cite)]
}

function told(en: string, vi: string, cite: string): Bilingual {
  const words = citationWords(cite)
  return both(`${en}: ${words.en}.`, `${vi}: ${words.vi}.`)
}
