import type { Bilingual } from '../../../base/schema.ts'
import type { Outcome, Standing, Step, Verdict } from '../schema.ts'

/** How answers are said to people: verdicts, standings, clocks, days. Whoever asks gives the words of the law for forms and circumstances. */
export interface NamedWord extends Bilingual {
  id: string
}

export const VERDICT_WORDS: Readonly<Record<Verdict, Bilingual>> = {
  permitted: { en: 'permitted', vi: 'được phép' },
  forbidden: { en: 'forbidden', vi: 'không được' },
  undetermined: { en: 'undetermined', vi: 'chưa xác định' },
}

export const STANDING_WORDS: Readonly<Record<Standing, Bilingual>> = {
  'may-proceed': { en: 'it may be decided', vi: 'được xem xét, quyết định' },
  'not-yet': { en: 'not to be considered yet', vi: 'chưa xem xét' },
  exempt: { en: 'exempt, or answered already', vi: 'được miễn, hoặc đã xử lý' },
  'time-barred': { en: 'out of time', vi: 'hết thời hiệu' },
  'no-law-loaded': { en: 'no law loaded for this day', vi: 'chưa nạp quy định của ngày này' },
  undetermined: { en: 'undetermined', vi: 'chưa xác định' },
}

/** Clocks that have a name of their own; another is called as the law calls it. */
const CLOCK_WORDS: Readonly<Record<string, Bilingual>> = {
  handling: { en: 'period for the decision', vi: 'thời hạn ra quyết định' },
  'handling-extended': { en: 'period for the decision, complex matter', vi: 'thời hạn ra quyết định, vụ việc phức tạp' },
  'party-30-days': { en: 'period after the Party’s decision', vi: 'thời hạn sau kỷ luật đảng' },
  prescription: { en: 'prescription', vi: 'thời hiệu' },
}

export const TOPIC_WORDS = {
  effects: { en: 'effects', vi: 'hệ quả' },
  rating: { en: 'rating', vi: 'xếp loại' },
  authority: { en: 'authority', vi: 'thẩm quyền' },
  grounds: { en: 'grounds', vi: 'tình tiết' },
} as const satisfies Record<string, Bilingual>

const NOT_THERE: Bilingual = { en: 'not there', vi: 'không có' }

export function clockWords(id: string): Bilingual {
  return CLOCK_WORDS[id] ?? { en: id, vi: id }
}

/** What an answer says of a form; none, or one that the law of the day does not have for the person: not there. */
export function outcomeWords(outcome: Outcome | null): Bilingual {
  return outcome === null || (outcome.verdict === 'forbidden' && !outcome.listed) ? NOT_THERE : VERDICT_WORDS[outcome.verdict]
}

/** Steps worth reading: of what is not allowed the last says why; of the rest every step after the list of forms. */
export function tellingSteps({ verdict, because }: Outcome): Step[] {
  return verdict === 'forbidden' || because.length < 2 ? because.slice(-1) : because.slice(1)
}

/** A word by its id; one that the law does not have is itself. */
export function named(words: readonly NamedWord[], id: string): Bilingual {
  const found = words.find((word) => word.id === id)
  return found === undefined ? { en: id, vi: id } : { en: found.en, vi: found.vi }
}

/** A day as people write it in both languages: 27/06/2025. */
export function writtenDay(day: string): string {
  return day.split('-').toReversed().join('/')
}

/** The same in both languages from parts of each. */
export function both(make: (lang: 'en' | 'vi') => string): Bilingual {
  return { en: make('en'), vi: make('vi') }
}

/** Months as years where they are whole ones. */
export function lengthWords({ days, months }: { days?: number | undefined; months?: number | undefined }): Bilingual {
  if (days !== undefined) return { en: days === 1 ? '1 day' : `${days} days`, vi: `${days} ngày` }
  if (months === undefined) return { en: 'no limit', vi: 'không có thời hiệu' }
  const years = months / 12
  if (Number.isInteger(years)) return { en: years === 1 ? '1 year' : `${years} years`, vi: `${years} năm` }
  return { en: months === 1 ? '1 month' : `${months} months`, vi: `${months} tháng` }
}
