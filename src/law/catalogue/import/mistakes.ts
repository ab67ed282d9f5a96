import { LiemError } from '../../../base/index.ts'
import { filledWords, type RowPlace } from '../../../base/sheets/index.ts'
import type { CatalogueMistake } from '../schema.ts'
import { CATALOGUE_WORDS, type CatalogueWrong } from '../wrong.ts'

/** So many are told one by one; the rest is counted. */
export const MOST_SHOWN = 200

export interface Mistakes {
  found: CatalogueMistake[]
  add: (place: RowPlace, field: string | null, wrong: CatalogueWrong, ...values: (string | number)[]) => void
}

export function gatherMistakes(): Mistakes {
  const found: CatalogueMistake[] = []
  return {
    found,
    add: ({ source, at }, field, wrong, ...values) => {
      found.push({ sheet: source, row: at, field, message: filledWords(CATALOGUE_WORDS, wrong, values) })
    },
  }
}

export function inOrder({ found }: Mistakes): CatalogueMistake[] {
  return found.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))
}

/** Throws all mistakes as one `input` error; none: nothing. */
export function throwMistakes(mistakes: Mistakes): void {
  const more = inOrder(mistakes)
    .slice(0, MOST_SHOWN)
    .map(({ sheet, row, field, message }) => {
      const place = { file: sheet, ...(row === null ? {} : { line: row }), ...(field === null ? {} : { part: field }) }
      return new LiemError('input', message.en, { place })
    })
  const [first] = more
  if (first === undefined) return
  const n = mistakes.found.length
  throw new LiemError('input', `${n} ${n === 1 ? 'place' : 'places'} of the catalogue cannot be used`, {
    ...(first.place === undefined ? {} : { place: first.place }),
    hint: first.message,
    more,
  })
}
