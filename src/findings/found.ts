import { sql, type RawBuilder } from 'kysely'
import { PLANNED_ONCE } from '../base/db/index.ts'
import type { Db } from '../base/index.ts'
import { beyond, countOf, countUpTo, ordered, type Stretch } from '../base/paging/index.ts'
import { COUNT_LIMIT, type Count } from '../base/schema.ts'
import { keepsNothing, keptArguments, type Keeping } from './filter/scope.ts'
import { isDescending, keyColumns, keyOutside, keySelection, type Order, type Sort } from './order.ts'

/** What a filter finds, as conditions on `findings.finding f`. */
export interface Found {
  condition: RawBuilder<boolean>
  /** The same as alternatives: a finding is found where one of them holds, or several. */
  ways: readonly Way[]
  /** Reading all of it and sorting takes less than looking for it along an order. */
  compact: boolean
  /** It is said in few words, whoever asks: the database plans it once. */
  once: boolean
  /** All of it said in units, rules and standings, of one who asks for all units; null where that cannot be. */
  whole: Broad | null
}

/** One of them, which can be read along an index of its own. */
export interface Way {
  condition: RawBuilder<boolean>
  /** What it finds at least, where that is said in units, rules and standings. */
  broad: Broad | null
}

/** Findings of these units and rules and in these standings (null: any), but for what is kept. */
export interface Broad {
  units: readonly string[] | null
  rules: readonly string[] | null
  standings: readonly number[] | null
  keeping: Keeping
}

/** SQL: ids and keys of findings: so much stands in indexes, and rows that a filter leaves out are not read. `more`: other columns. */
export const keyed = (order: Order, where: RawBuilder<boolean>, more: readonly RawBuilder<unknown>[] = []): RawBuilder<unknown> =>
  sql`select ${sql.join([sql`f.id`, keySelection(order), ...more])} from findings.finding f where ${where}`

/** What one condition finds. */
export const foundWhere = (condition: RawBuilder<boolean>, once = false, broad: Broad | null = null): Found => ({
  condition,
  ways: [{ condition, broad }],
  compact: false,
  once,
  whole: null,
})

/** What lies close together in an index is read whole up to so many rows. */
const COMPACT = 150_000

/**
 * Whether the beginning of the order can be read at once, before it is known how many there are: an index holds just these. Those of all units are held in
 * any order, the open ones of them in the order of what is due.
 */
export function isOrdered({ ways }: Found, { sort }: Order): boolean {
  return ways.some(({ broad }) => {
    if (broad === null || broad.units !== null || broad.rules !== null) return false
    return broad.standings === null || (sort === 'due' && broad.standings.length > 0 && broad.standings.every((one) => one <= 2))
  })
}

/** By the planner's estimate, whether so few fulfil it. */
export async function isCompact(db: Db, condition: RawBuilder<boolean>): Promise<boolean> {
  interface Explained {
    'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }]
  }
  const { rows } = await sql<Explained>`explain (format json) select 1 from findings.finding f where ${condition}`.execute(db)
  return rows[0]!['QUERY PLAN'][0].Plan['Plan Rows'] <= COMPACT
}

/** Indexes of these orders have units and rules, too, so that rows that a filter leaves out are not read. */
const HOLDING: readonly Sort[] = ['due', 'raised', 'happened']

/**
 * SQL: rows with their keys, at least so many as a stretch has, from where it begins, for somebody from whom something is kept: that is then asked of these
 * alone (migration 0058). Null where the database has no such walk, and where nothing is kept, so that there is nothing to ask.
 */
export function beginningOf(
  { whole }: Found,
  order: Order,
  stretch: Stretch,
  more: readonly RawBuilder<unknown>[],
): RawBuilder<unknown> | null {
  if (whole === null || keepsNothing(whole.keeping)) return null
  const { units, rules, standings } = whole
  if ((units !== null || rules !== null) && !HOLDING.includes(order.sort)) return null
  const descending = isDescending(order)
  const key = stretch.key?.map(String) ?? null
  return sql`select ${sql.join([sql`f.id`, keySelection(order), ...more])} from findings.first(${order.sort}, ${stretch.forward !== descending},
    ${units}::text[], ${rules}::text[], ${standings}::int[], ${key}::text[], ${stretch.limit}, ${keptArguments(whole.keeping)}) f
    order by ${ordered(keyColumns(order), stretch, descending)} limit ${sql.lit(stretch.limit)}`
}

/** How many it finds, exactly up to 10,000; of no alternative more is read than that. */
export async function countFound(db: Db, { ways, once }: Found): Promise<Count> {
  if (ways.length === 0) return countOf(0)
  if (await hasMany(db, ways)) return countOf(COUNT_LIMIT + 1)
  if (ways.length === 1) return countUpTo(db, sql`select 1 from findings.finding f where ${ways[0]!.condition}`, once)
  const each = ways.map(({ condition }) => sql`(select f.id from findings.finding f where ${condition} limit ${COUNT_LIMIT + 1})`)
  return countUpTo(db, sql`select 1 from (${sql.join(each, sql` union `)}) as either`)
}

/**
 * Whether one alternative alone has more than are counted: the others need not be read then, nor what they have in common. Of one that is said in units,
 * rules and standings the database knows it without looking at each of them; one that stands alone and is not need not be read twice.
 */
async function hasMany(db: Db, ways: Found['ways']): Promise<boolean> {
  const known = ways.flatMap(({ broad }) => broad ?? [])
  const read = ways.length === 1 ? [] : ways.filter(({ broad }) => broad === null)
  if (known.length + read.length === 0) return false
  const each = [
    ...known.map(
      ({ units, rules, standings, keeping }) =>
        sql`findings.are_more(${COUNT_LIMIT}, ${units}::text[], ${rules}::text[], ${standings}::int[], ${keptArguments(keeping)})`,
    ),
    ...read.map(({ condition }) => sql`exists (select from findings.finding f where ${condition} offset ${COUNT_LIMIT})`),
  ]
  const { rows } = await sql<{ many: boolean }>`${sql.raw(read.length === 0 ? PLANNED_ONCE : '')}
    select ${sql.join(each, sql` or `)} as many`.execute(db)
  return rows[0]!.many
}

/**
 * How many it finds and, where they can be counted, ids of a stretch of them in the order of what is due, both by reading it once: nearly every index has
 * what is due. Null where they are more.
 */
export async function readOnce(db: Db, { ways }: Found, order: Order, stretch: Stretch): Promise<{ count: Count; ids: string[] | null }> {
  const each = ways.map(({ condition }) => sql`(${keyed(order, condition)} limit ${COUNT_LIMIT + 1})`)
  if (each.length === 0) return { count: countOf(0), ids: [] }
  if (await hasMany(db, ways)) return { count: countOf(COUNT_LIMIT + 1), ids: null }
  const columns = keyOutside(order)
  const descending = isDescending(order)
  const { rows } = await sql<{ n: number; ids: string[] }>`
    with page as materialized (select * from (${sql.join(each, sql` union `)}) as found limit ${COUNT_LIMIT + 1}), counted as (select count(*) as n from page)
    select n, array(select id from page where n <= ${COUNT_LIMIT} and ${beyond(columns, stretch, descending)}
      order by ${ordered(columns, stretch, descending)} limit ${stretch.limit}) as ids from counted`.execute(db)
  const count = countOf(rows[0]!.n)
  return { count, ids: count.more ? null : rows[0]!.ids }
}

/** Whether there are so many that the index of the order soon gives enough, wherever they lie. */
export const isWalked = ({ compact }: Found, { more }: Count): boolean => more && !compact

/**
 * SQL: ids and keys of a stretch of what is found. Where that is few (all of it could be counted) or compact, all of it is read, wherever in the order it lies, and
 * sorted; of many, the index of the order soon gives enough.
 */
export function stretchOf(found: Found, count: Count, order: Order, stretch: Stretch): RawBuilder<unknown> {
  const { ways } = found
  if (isWalked(found, count)) return walkOf(found, order, stretch)
  const descending = isDescending(order)
  const columns = keyOutside(order)
  const conditions = ways.length === 0 ? [sql<boolean>`false`] : ways.map(({ condition }) => condition)
  const each = conditions.map((condition) => keyed(order, condition))
  return sql`with page as materialized (${sql.join(each, sql` union `)}) select * from page where ${beyond(columns, stretch, descending)}
    order by ${ordered(columns, stretch, descending)} limit ${sql.lit(stretch.limit)}`
}

/** SQL: the same along the index of the order, until there are enough. */
export function walkOf(
  { condition }: Found,
  order: Order,
  stretch: Stretch,
  more: readonly RawBuilder<unknown>[] = [],
): RawBuilder<unknown> {
  const columns = keyColumns(order)
  const descending = isDescending(order)
  return sql`${keyed(order, sql<boolean>`${condition} and ${beyond(columns, stretch, descending)}`, more)}
    order by ${ordered(columns, stretch, descending)} limit ${sql.lit(stretch.limit)}`
}
