import { LiemError } from '../errors.ts'
import type { Bilingual } from '../schema.ts'
import { filledWords, type RowPlace } from './words.ts'

/** A mistake of a file: which sheet, row (the first line is 1) and field, in words of both languages. */
export interface SheetMistake {
  sheet: string
  row: number | null
  field: string | null
  message: Bilingual
}

/** What is wrong with a file, gathered; `W` names what may be wrong. */
export interface Gathered<W extends string> {
  found: SheetMistake[]
  add: (place: RowPlace, field: string | null, wrong: W, ...values: (string | number)[]) => void
}

/** So many mistakes or changes are told one by one; the rest is counted. */
export const MOST_SHOWN = 500

export function gatherWith<W extends string>(words: Readonly<Record<W, Bilingual>>): Gathered<W> {
  const found: SheetMistake[] = []
  return {
    found,
    add: ({ source, at }, field, wrong, ...values) => {
      found.push({ sheet: source, row: at, field, message: filledWords(words, wrong, values) })
    },
  }
}

/** By sheet as it came first, then by row. */
export function inOrder<M extends SheetMistake>({ found }: { found: readonly M[] }): M[] {
  const sheets = [...new Set(found.map(({ sheet }) => sheet))]
  const place = ({ sheet, row }: M): number => sheets.indexOf(sheet) * 1e7 + (row ?? 0)
  return found.toSorted((one, other) => place(one) - place(other))
}

/** Throws all mistakes as one `input` error, which says how many places cannot be used; none: nothing. */
export function throwMistakes(mistakes: { found: readonly SheetMistake[] }): void {
  const found = inOrder(mistakes)
  const errors = found.slice(0, MOST_SHOWN).map(
    ({ sheet, row, field, message }) =>
      new LiemError('input', message.en, {
        place: { file: sheet, ...(row === null ? {} : { line: row }), ...(field === null ? {} : { part: field }) },
      }),
  )
  const [first] = errors
  if (first === undefined) return
  throw new LiemError('input', `${found.length} ${found.length === 1 ? 'place' : 'places'} of the file cannot be used`, {
    ...(first.place === undefined ? {} : { place: first.place }),
    hint: first.message,
    more: errors,
  })
}
