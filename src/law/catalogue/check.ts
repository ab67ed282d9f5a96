import type { LawPack } from '../allowed/index.ts'
import type { Area, Entry } from './draft.ts'
import type { CatalogueWrong } from './wrong.ts'

/** Something that does not hold in an entry; `field` is a key of `Entry`, or of its handling. */
export interface EntryMistake {
  at: number
  field: readonly (string | number)[]
  wrong: CatalogueWrong
  values: string[]
}

/** The handling that leaves the form to the law of discipline. */
export const DISCIPLINE = 'discipline'

/** Forms that an entry may name: discipline as such, and each that is none. */
export function formsOf({ forms }: LawPack['terms']): string[] {
  return [DISCIPLINE, ...forms.filter(({ discipline }) => discipline === 'no').map(({ id }) => id)]
}

/**
 * What does not hold in entries, each by itself and beside the others: words that the law does not have, codes that stand there twice or that the
 * version before (`codes`, null where there is none) does not have.
 */
export function checkEntries(
  entries: readonly Entry[],
  areas: readonly Area[],
  codes: ReadonlySet<string> | null,
  terms: LawPack['terms'],
): EntryMistake[] {
  const known = {
    areas: new Set(areas.map(({ id }) => id)),
    forms: formsOf(terms),
    degrees: terms.severities.map(({ id }) => id),
    kinds: terms.kinds.map(({ id }) => id),
  }
  const seen = new Set<string>()
  return entries.flatMap((entry, at) => {
    const found: EntryMistake[] = []
    const add = (field: EntryMistake['field'], wrong: CatalogueWrong, ...values: string[]): void => {
      found.push({ at, field, wrong, values })
    }
    if (seen.has(entry.code)) add(['code'], 'code-twice', entry.code)
    seen.add(entry.code)
    if (!known.areas.has(entry.area)) add(['area'], 'not-area', [...known.areas].join(', '))
    if (Object.keys(entry.handling).length === 0) add(['handling'], 'no-handling')
    for (const [degree, form] of Object.entries(entry.handling)) {
      if (!known.degrees.includes(degree)) add(['handling', degree], 'not-degree', known.degrees.join(', '))
      if (!known.forms.includes(form)) add(['handling', degree], 'not-form', known.forms.join(', '))
    }
    for (const [index, kind] of entry.kinds.entries())
      if (!known.kinds.includes(kind)) add(['kinds', index], 'not-kind', kind, known.kinds.join(', '))
    for (const [index, { code }] of entry.from.entries()) checkLink(entry, index, code, codes, add)
    return found
  })
}

function checkLink(
  entry: Entry,
  index: number,
  code: string,
  codes: ReadonlySet<string> | null,
  add: (field: EntryMistake['field'], wrong: CatalogueWrong, ...values: string[]) => void,
): void {
  if (codes === null) add(['from', index], 'follows-none', code)
  else if (!codes.has(code)) add(['from', index], 'from-unknown', code)
  if (entry.from.findIndex((one) => one.code === code) !== index) add(['from', index], 'from-twice', code)
}
