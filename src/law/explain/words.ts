import type { Bilingual } from '../../base/schema.ts'

/** Vietnamese names of activities, by their name in the log. */
export type ActivityNames = ReadonlyMap<string, string>

const ENGLISH = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 9 })
const VIETNAMESE = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 9 })

export function both(en: string, vi: string): Bilingual {
  return { en, vi }
}

/** 1,284.5 and 1.284,5. */
export function numberWords(value: number): Bilingual {
  return both(ENGLISH.format(value), VIETNAMESE.format(value))
}

/** “text” and «text». */
export function quoted(en: string, vi = en): Bilingual {
  return both(`“${en}”`, `«${vi}»`)
}

/** `x, y or z`. */
export function listed(items: readonly Bilingual[], word: Bilingual): Bilingual {
  return both(
    join(
      items.map((item) => item.en),
      word.en,
    ),
    join(
      items.map((item) => item.vi),
      word.vi,
    ),
  )
}

function join(items: readonly string[], word: string): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`
}

/** 16/02/2026 in both languages. */
export function dayWords(iso: string): string {
  return iso.split('-').toReversed().join('/')
}
