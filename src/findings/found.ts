import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../base/index.ts'
import { beyond, countOf, countUpTo, ordered, type Stretch } from '../base/paging/index.ts'
import { COUNT_LIMIT, type Count } from '../base/schema.ts'
import { isDescending, keyColumns, keyOutside, keySelection, type Order } from './order.ts'

/** What a filter finds, as conditions on `findings.finding f`. */
export interface Found {
  condition: RawBuilder<boolean>
  /** The same as alternatives, of which each can be read along an index of its own: a finding is found where one of them holds, or several. */
  ways: readonly RawBuilder<boolean>[]
  /** Reading all of it and sorting takes less than looking for it along an order. */
  compact: boolean
  /** All that there are, or all that are open, of every unit: an index holds just these in the order of what is due, the former in any order. */
  whole: 'all' | 'open' | null
}

/** SQL: ids and keys of findings: so much stands in indexes, and rows that a filter leaves out are not read. */
export const keyed = (order: Order, where: RawBuilder<boolean>): RawBuilder<unknown> =>
  sql`select f.id, ${keySelection(order)} from findings.finding f where ${where}`

/** What one condition finds. */
export const foundWhere = (condition: RawBuilder<boolean>): Found => ({ condition, ways: [condition], compact: false, whole: null })

/** What lies close together in an index is read whole up to so many rows. */
const COMPACT = 150_000

/** Whether the beginning of the order can be read at once, before it is known how many there are. */
export const isOrdered = ({ whole }: Found, { sort }: Order): boolean => whole === 'all' || (whole === 'open' && sort === 'due')

/** By the planner's estimate, whether so few fulfil it. */
export async function isCompact(db: Db, condition: RawBuilder<boolean>): Promise<boolean> {
  interface Explained {
    'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }]
  }
  const { rows } = await sql<Explained>`explain (format json) select 1 from findings.finding f where ${condition}`.execute(db)
  return rows[0]!['QUERY PLAN'][0].Plan['Plan Rows'] <= COMPACT
}

/** How many it finds, exactly up to 10,000; of no alternative more is read than that. */
export async function countFound(db: Db, { ways }: Found): Promise<Count> {
  if (ways.length === 0) return countOf(0)
  if (ways.length === 1) return countUpTo(db, sql`select 1 from findings.finding f where ${ways[0]}`)
  if (await hasMany(db, ways)) return countOf(COUNT_LIMIT + 1)
  const each = ways.map((way) => sql`(select f.id from findings.finding f where ${way} limit ${COUNT_LIMIT + 1})`)
  return countUpTo(db, sql`select 1 from (${sql.join(each, sql` union `)}) as either`)
}

/** Whether one alternative alone has more than are counted: the others need not be read then, nor what they have in common. */
async function hasMany(db: Db, ways: Found['ways']): Promise<boolean> {
  const each = ways.map((way) => sql`exists (select from findings.finding f where ${way} offset ${COUNT_LIMIT})`)
  const { rows } = await sql<{ many: boolean }>`select ${sql.join(each, sql` or `)} as many`.execute(db)
  return rows[0]!.many
}

/**
 * How many it finds and, where they can be counted, ids of a stretch of them in the order of what is due, both by reading it once: nearly every index has
 * what is due. Null where they are more.
 */
export async function readOnce(db: Db, { ways }: Found, order: Order, stretch: Stretch): Promise<{ count: Count; ids: string[] | null }> {
  const each = ways.map((way) => sql`(${keyed(order, way)} limit ${COUNT_LIMIT + 1})`)
  if (each.length === 0) return { count: countOf(0), ids: [] }
  if (each.length > 1 && (await hasMany(db, ways))) return { count: countOf(COUNT_LIMIT + 1), ids: null }
  const columns = keyOutside(order)
  const descending = isDescending(order)
  const { rows } = await sql<{ n: number; ids: string[] }>`
    with page as materialized (select * from (${sql.join(each, sql` union `)}) as found limit ${COUNT_LIMIT + 1}), counted as (select count(*) as n from page)
    select n, array(select id from page where n <= ${COUNT_LIMIT} and ${beyond(columns, stretch, descending)}
      order by ${ordered(columns, stretch, descending)} limit ${stretch.limit}) as ids from counted`.execute(db)
  const count = countOf(rows[0]!.n)
  return { count, ids: count.more ? null : rows[0]!.ids }
}

/**
 * SQL: ids and keys of a stretch of what is found. Where that is few (all of it could be counted) or compact, all of it is read, wherever in the order it lies, and
 * sorted; of many, the index of the order soon gives enough.
 */
export function stretchOf({ condition, ways, compact }: Found, { more }: Count, order: Order, stretch: Stretch): RawBuilder<unknown> {
  const descending = isDescending(order)
  if (more && !compact) {
    const columns = keyColumns(order)
    return sql`${keyed(order, sql<boolean>`${condition} and ${beyond(columns, stretch, descending)}`)}
      order by ${ordered(columns, stretch, descending)} limit ${stretch.limit}`
  }
  const columns = keyOutside(order)
  const each = (ways.length === 0 ? [sql<boolean>`false`] : ways).map((way) => keyed(order, way))
  return sql`with page as materialized (${sql.join(each, sql` union `)}) select * from page where ${beyond(columns, stretch, descending)}
    order by ${ordered(columns, stretch, descending)} limit ${stretch.limit}`
}
