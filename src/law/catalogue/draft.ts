import { createHash } from 'node:crypto'
import type { Bilingual } from '../../base/schema.ts'
import type { Stage } from '../schema.ts'
import type { How } from './schema.ts'

/** An entry as a file or a version has it. */
export interface Entry {
  code: string
  area: number
  stage: Stage | null
  act: Bilingual
  aggravators: readonly Bilingual[]
  /** Form of handling by degree, `discipline` or one that is not discipline. */
  handling: Readonly<Record<string, string>>
  rating: Bilingual | null
  repeat: Bilingual | null
  head: boolean
  kinds: readonly string[]
  basis: readonly string[]
  from: readonly { code: string; how: How }[]
}

export interface Area extends Bilingual {
  id: number
}

/** What is said of a version beside its entries. */
export interface VersionHead {
  id: string
  title: Bilingual
  instrument: string
  illustrative: boolean
  follows: string | null
  areas: readonly Area[]
}

/** A version as it is given, before it is kept. */
export interface Draft extends VersionHead {
  entries: readonly Entry[]
}

/** SHA-256 of everything that a version says. The order of degrees and areas means nothing, that of entries does. */
export function hashOf({ id, title, instrument, illustrative, follows, areas, entries }: Draft): string {
  const told = [
    [id, title.en, title.vi, instrument, illustrative, follows],
    areas.toSorted((one, other) => one.id - other.id).map((area) => [area.id, area.en, area.vi]),
    entries.map((entry) => [
      ...[entry.code, entry.area, entry.stage, entry.act.en, entry.act.vi, entry.head, entry.kinds, entry.basis],
      entry.aggravators.map(({ en, vi }) => [en, vi]),
      Object.entries(entry.handling).toSorted(([one], [other]) => (one < other ? -1 : 1)),
      [entry.rating, entry.repeat].map((words) => (words === null ? null : [words.en, words.vi])),
      entry.from.map(({ code, how }) => [code, how]),
    ]),
  ]
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}
