import { sql } from 'kysely'
import { ZONE, type Db, type Trx } from '../../base/index.ts'
import { among, type Units } from './scope.ts'
import type { Period } from './period.ts'

/** Findings that count as such: not dismissed, no duplicates, not withdrawn. */
export const LIVE = ['new', 'review', 'confirmed'] as const

type Span = Pick<Period, 'from' | 'until'>

/**
 * After a run, in its transaction: adds up what changes of findings left beside each other. Where the run has another zone than the one before, days are
 * others, and all is made anew.
 */
export async function recountFindings(trx: Trx): Promise<void> {
  const { rows } = await sql<{ timezone: string }>`select timezone from detect.run order by at desc, id desc limit 2`.execute(trx)
  const [now = ZONE, before = ZONE] = rows.map(({ timezone }) => timezone)
  await (now === before ? sql`select desk.compact()` : sql`select desk.recount()`).execute(trx)
}

/** Findings of a period by unit, rule, stage, state: whatever is asked for. */
export async function sumFindings<K extends 'unit' | 'rule' | 'stage' | 'state' | 'month'>(
  db: Db,
  by: readonly K[],
  units: Units,
  { from, until }: Span,
): Promise<({ n: number } & Record<K, string>)[]> {
  const columns = sql.join(by.map((name) => sql.ref(name)))
  const { rows } = await sql<{ n: number } & Record<K, string>>`select ${columns}, sum(n)::bigint as n from desk.finding_sum
    where kind = 'month' and month between ${from} and ${until} and ${among(units, sql`unit`)} group by ${columns} having sum(n) <> 0`.execute(
    db,
  )
  return rows
}

/** Findings by the week of the act. */
export async function sumWeeks(db: Db, units: Units, { from, until }: Span): Promise<{ week: string; state: string; n: number }[]> {
  const { rows } = await sql<{ week: string; state: string; n: number }>`select week, state, sum(n)::bigint as n from desk.finding_sum
    where kind = 'week' and week between ${from}::date - 6 and ${until} and ${among(units, sql`unit`)} group by week, state`.execute(db)
  return rows
}

export interface OpenSum {
  unit: string
  state: 'new' | 'review'
  severity: number
  raisedOn: string
  due: string | null
  n: number
}

/** Findings that wait, whenever the act was. */
export async function sumOpen(db: Db, units: Units): Promise<OpenSum[]> {
  const { rows } = await sql<OpenSum>`select unit, state, severity, raised_on as "raisedOn", due, sum(n)::bigint as n from desk.finding_sum
    where kind = 'open' and ${among(units, sql`unit`)} group by unit, state, severity, raised_on, due having sum(n) <> 0`.execute(db)
  return rows
}

export interface CaseSum {
  unit: string
  cases: number
  unknown: number
}

/** Cases of a period by unit, and those that are against no rule but cannot be checked by all. The unit is '' where a case names none. */
export async function sumCases(db: Db, units: Units, { from, until }: Span): Promise<CaseSum[]> {
  const { rows } = await sql<CaseSum>`select unit, sum(cases)::bigint as cases, sum(unknown)::bigint as unknown from detect.unit_month
    where month between ${from} and ${until} and ${among(units, sql`unit`)} group by unit`.execute(db)
  return rows
}

/** Sums the `n` of rows by what a function makes of each. */
export function totals<T extends { n: number }>(rows: readonly T[], keyOf: (row: T) => string | null): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + row.n)
  }
  return sums
}

/** Findings that wait, by rule. */
export async function sumOpenByRule(db: Db, units: Units): Promise<Map<string, number>> {
  const { rows } = await sql<{ rule: string; n: number }>`select rule, sum(n)::bigint as n from desk.finding_sum
    where kind = 'month' and state in ('new', 'review') and ${among(units, sql`unit`)} group by rule having sum(n) <> 0`.execute(db)
  return new Map(rows.map(({ rule, n }) => [rule, n]))
}
