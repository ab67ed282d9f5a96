import { sql, type RawBuilder } from 'kysely'
import { ordered, type Key, type Stretch } from '../base/paging/index.ts'
import type { SORTS } from './schema.ts'

export type Sort = (typeof SORTS)[number]

export interface Order {
  sort: Sort
  direction: 'asc' | 'desc'
}

/** What is sorted by, never null; the indexes of the table are made of the same words. */
const COLUMNS: Readonly<Record<Sort, RawBuilder<unknown>>> = {
  due: sql`coalesce(f.due, 'infinity'::date)`,
  raised: sql`f.raised_at`,
  happened: sql`coalesce(f.happened_at, '-infinity'::timestamptz)`,
  severity: sql`f.severity`,
  rule: sql`f.rule`,
  unit: sql`coalesce(f.unit, '')`,
  state: sql`f.standing`,
}

export const keyColumns = ({ sort }: Order): RawBuilder<unknown>[] => [COLUMNS[sort], sql`f.id`]

/** The key as columns of a select, to be read by `keyOf`. */
export const keySelection = ({ sort }: Order): RawBuilder<unknown> => sql`${COLUMNS[sort]} as sort_key`

export interface Keyed {
  id: string
  sort_key: string | number
}

export const keyOf = ({ id, sort_key }: Keyed): Key => [sort_key, id]

/** `order by` outside of the select that read the stretch. */
export const orderOutside = (stretch: Stretch, descending: boolean): RawBuilder<unknown> =>
  ordered([sql`page.sort_key`, sql`page.id`], stretch, descending)
