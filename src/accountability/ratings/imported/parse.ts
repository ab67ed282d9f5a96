import { isoOf, rowsOfGrid, wordNamed, type Gathered, type NamedGrid, type RawRow } from '../../../base/sheets/index.ts'
import type { RatingTerms } from '../../../law/rating/schema.ts'
import { FORM } from './columns.ts'
import type { ImportedWrong } from './words.ts'

export type Mistakes = Gathered<ImportedWrong>

/** The rating of one person in one year, as a row has it. Null: it does not say. */
export interface Given {
  source: string
  at: number
  officer: string
  year: number
  level: string
  known: boolean
  from: string
  ratedBy: string | null
  number: string | null
  day: string | null
  points: number | null
  cases: string[]
}

/** The rows of a file, each cell checked by itself, and that no year of a person is there twice. Any sheet will do: there is only one kind. */
export function parseRatings(grids: readonly NamedGrid[], terms: RatingTerms, today: string, mistakes: Mistakes): Given[] {
  const given = grids.flatMap(({ grid }) => rowsOfGrid(FORM, grid, mistakes).map((raw) => parseRow(raw, terms, today, mistakes)))
  const seen = new Map<string, Given>()
  for (const one of given) {
    const key = `${one.officer} ${one.year}`
    const before = seen.get(key)
    if (before === undefined) seen.set(key, one)
    else if (one.officer !== '' && one.year !== 0) mistakes.add(one, 'year', 'twice', key, `${before.source}:${before.at}`)
  }
  return given
}

function parseRow({ source, at, texts }: RawRow, terms: RatingTerms, today: string, mistakes: Mistakes): Given {
  const wrong = (key: string, what: ImportedWrong, ...values: string[]): void => mistakes.add({ source, at }, key, what, ...values)
  const text = (key: string): string => texts.get(key) ?? ''
  for (const { key, needed } of FORM.columns) {
    if (text(key).length > 300) wrong(key, 'too-long')
    if (text(key) === '' && needed === true) wrong(key, 'empty', key)
  }
  const read = <T>(key: string, of: (said: string) => T | undefined, what: ImportedWrong): T | null => {
    if (text(key) === '') return null
    const found = of(text(key))
    if (found === undefined) wrong(key, what)
    return found ?? null
  }
  const day = read('day', isoOf, 'not-day')
  if (day !== null && day > today) wrong('day', 'not-come')
  const known = wordNamed(terms.levels, text('level'))
  return {
    ...{ source, at, day, officer: text('officer'), from: text('source') },
    year: read('year', (said) => yearOf(said, today), 'not-year') ?? 0,
    level: known ?? text('level'),
    known: known !== undefined,
    ratedBy: text('ratedBy') || null,
    number: text('number') || null,
    points: read('points', pointsOf, 'not-points'),
    cases: [
      ...new Set(
        text('cases')
          .split(';')
          .map((one) => one.trim().toUpperCase()),
      ),
    ]
      .filter((one) => one !== '')
      .toSorted(),
  }
}

function yearOf(said: string, today: string): number | undefined {
  const year = Number(said)
  return /^\d{4}$/u.test(said) && year >= 2000 && year <= Number(today.slice(0, 4)) ? year : undefined
}

/** `92.5` or `92,5`. */
function pointsOf(said: string): number | undefined {
  const points = Number(said.replace(',', '.'))
  return /^\d{1,4}(?:[.,]\d{1,2})?$/u.test(said) && points <= 1_000 ? points : undefined
}
