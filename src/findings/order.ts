import { sql, type RawBuilder } from 'kysely'
import type { Key } from '../base/paging/index.ts'
import type { SORTS } from './schema.ts'

export type Sort = (typeof SORTS)[number]

export interface Order {
  sort: Sort
  direction: 'asc' | 'desc'
}

const DUE = sql`f.by_due`

/** What is sorted by, never null, before the id; there is an index of each. */
const COLUMNS: Readonly<Record<Sort, readonly RawBuilder<unknown>[]>> = {
  due: [DUE],
  raised: [sql`f.raised_on`],
  happened: [sql`f.by_happened`],
  // Turned round, so that the gravest stand first together with what is due first.
  severity: [sql`f.by_severity`, DUE],
  rule: [sql`f.rule`, DUE],
  unit: [sql`f.by_unit`, DUE],
  state: [sql`f.standing`, DUE],
}

export const keyColumns = ({ sort }: Order): RawBuilder<unknown>[] => [...COLUMNS[sort], sql`f.id`]

/** Whether the key is read from its end. */
export const isDescending = ({ sort, direction }: Order): boolean => (direction === 'desc') !== (sort === 'severity')

/** The key as columns of a select, to be read by `keyOf`. */
export const keySelection = ({ sort }: Order): RawBuilder<unknown> =>
  sql.join(COLUMNS[sort].map((column, at) => sql`${column} as ${sql.ref(KEYS[at]!)}`))

const KEYS = ['key_0', 'key_1'] as const

export interface Keyed {
  id: string
  key_0: string | number
  key_1?: string | number
}

export const keyOf = ({ id, key_0, key_1 }: Keyed): Key => (key_1 === undefined ? [key_0, id] : [key_0, key_1, id])

/** The same columns of a select that gave them, named `page`. */
export const keyOutside = ({ sort }: Order): RawBuilder<unknown>[] => [
  ...COLUMNS[sort].map((_, at) => sql.ref(`page.${KEYS[at]!}`)),
  sql`page.id`,
]
