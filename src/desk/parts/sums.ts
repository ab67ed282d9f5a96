import { sql, type RawBuilder } from 'kysely'
import { ZONE, type Db, type Trx } from '../../base/index.ts'
import { keepsNothing, keptArguments } from '../../findings/index.ts'
import { among, type Reach } from './scope.ts'
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

const ALL = sql`true`
const WAITS = sql`state in ('new', 'review')`

/** Kinds of sums, and of which findings they are: the columns that each has stand in the migration that makes them. */
const KINDS = {
  month: ALL,
  unit: ALL,
  rule: ALL,
  stage: sql`state in ('new', 'review', 'confirmed')`,
  week: ALL,
  weeks: ALL,
  open: WAITS,
  waiting: WAITS,
  raised: WAITS,
  due: WAITS,
  'due-unit': WAITS,
  'due-month': WAITS,
} as const

/** SQL: what is kept from the reader, as the triggers counted it. */
function keptFrom(reach: Reach): RawBuilder<unknown> {
  return sql`select * from desk.kept_sums(${keptArguments(reach)})`
}

/** SQL: sums of a kind, less what is kept from the reader; to be read by `readSums`. */
function sums(reach: Reach, kind: keyof typeof KINDS): RawBuilder<unknown> {
  const own = sql`select unit, rule, severity, stage, month, week, state, raised_on, due, n from desk.finding_sum where kind = ${sql.lit(kind)}`
  if (keepsNothing(reach)) return sql`(${own}) as seen`
  const month = kind === 'due-month' ? sql`date_trunc('month', due)::date` : sql`month`
  return sql`(${own} union all select unit, rule, severity, stage, ${month}, week, state, raised_on, due, -1 from kept where ${KINDS[kind]}) as seen`
}

type RowsOf<Q> = { [K in keyof Q]: Q[K] extends RawBuilder<infer R> ? R[] : never }

/** Rows of several questions. Where anything is kept from the reader, in one statement: it is looked up once, and is the same for all of them. */
export async function readSums<const Q extends Record<string, RawBuilder<unknown>>>(
  db: Db,
  reach: Reach,
  questions: Q,
): Promise<RowsOf<Q>> {
  if (keepsNothing(reach)) {
    const each = Object.entries(questions).map(async ([name, question]) => [name, (await question.execute(db)).rows] as const)
    return Object.fromEntries(await Promise.all(each)) as RowsOf<Q>
  }
  const each = Object.entries(questions).map(
    ([name, question]) => sql`(select coalesce(json_agg(row), '[]') from (${question}) as row) as ${sql.ref(name)}`,
  )
  const { rows } = await sql<RowsOf<Q>>`with kept as materialized (${keptFrom(reach)}) select ${sql.join(each)}`.execute(db)
  return rows[0]!
}

type By = 'unit' | 'rule' | 'state' | 'month'

/** SQL: findings of a period by unit, rule, state, month: whatever is asked for. */
export function findingsBy<K extends By>(
  by: readonly K[],
  reach: Reach,
  { from, until }: Span,
): RawBuilder<{ n: number } & Record<K, string>> {
  const columns = sql.join(by.map((name) => sql.ref(name)))
  const kind = (by as readonly By[]).includes('rule') ? ofRules(reach, by) : 'unit'
  return sql`select ${columns}, sum(n)::bigint as n from ${sums(reach, kind)}
    where month between ${from} and ${until} and ${among(reach, sql`unit`)} group by ${columns} having sum(n) <> 0`
}

export async function sumFindings<K extends By>(
  db: Db,
  by: readonly K[],
  reach: Reach,
  span: Span,
): Promise<({ n: number } & Record<K, string>)[]> {
  return (await readSums(db, reach, { found: findingsBy(by, reach, span) })).found
}

/** Whoever sees all units reads the sums that name none. */
function ofRules({ units }: Reach, by: readonly By[]): 'rule' | 'month' {
  return units === null && !by.includes('unit') ? 'rule' : 'month'
}

/** SQL: findings of a period that count as such, by unit and stage. */
export function findingsByStage(reach: Reach, { from, until }: Span): RawBuilder<{ unit: string; stage: string; n: number }> {
  return sql`select unit, stage, sum(n)::bigint as n from ${sums(reach, 'stage')}
    where month between ${from} and ${until} and ${among(reach, sql`unit`)} group by unit, stage having sum(n) <> 0`
}

/** SQL: findings by the week or the month of the act, by its first day. */
export function findingsByStart(
  grain: 'week' | 'month',
  reach: Reach,
  { from, until }: Span,
): RawBuilder<{ start: string; state: string; n: number }> {
  const start = sql.ref(grain)
  const kind = grain === 'month' ? 'unit' : reach.units === null ? 'weeks' : 'week'
  const first = grain === 'month' ? sql`${from}::date` : sql`${from}::date - 6`
  return sql`select ${start} as start, state, sum(n)::bigint as n from ${sums(reach, kind)}
    where ${start} between ${first} and ${until} and ${among(reach, sql`unit`)} group by ${start}, state having sum(n) <> 0`
}

interface Waiting {
  unit: string
  state: 'new' | 'review'
  severity: number
  n: number
}

/** Findings that wait, whenever the act was. */
export interface Open {
  waiting: readonly Waiting[]
  /** Past the day of their first look, by unit. */
  late: readonly { unit: string; n: number }[]
  /** Those that nobody has looked at, by the day on which they were raised. */
  untouched: readonly { raisedOn: string; n: number; verySerious: number }[]
  /** The earliest days, in one row: of what is late, and of what is very serious and untouched. */
  due: readonly { late: string | null; grave: string | null }[]
}

/** SQL: the four questions of `Open`. */
export function openSums(reach: Reach, today: string) {
  return { waiting: waiting(reach), late: late(reach, today), untouched: untouched(reach), due: firstDue(reach, today) }
}

function waiting(reach: Reach): RawBuilder<Waiting> {
  return sql`select unit, state, severity, sum(n)::bigint as n from ${sums(reach, 'waiting')}
    where ${among(reach, sql`unit`)} group by unit, state, severity having sum(n) <> 0 order by unit`
}

/** Months that are over as a whole, and the days of this one. */
function late(reach: Reach, today: string): RawBuilder<Open['late'][number]> {
  const month = sql`date_trunc('month', ${today}::date)::date`
  return sql`select unit, sum(n)::bigint as n from (
      select unit, n from ${sums(reach, 'due-month')} where month < ${month}
      union all select unit, n from ${sums(reach, 'due-unit')} where due >= ${month} and due < ${today}::date) as late
    where ${among(reach, sql`unit`)} group by unit having sum(n) <> 0 order by unit`
}

function untouched(reach: Reach): RawBuilder<Open['untouched'][number]> {
  return sql`select raised_on as "raisedOn", sum(n)::bigint as n, coalesce(sum(n) filter (where severity = 3), 0)::bigint as "verySerious"
    from ${sums(reach, reach.units === null ? 'raised' : 'open')} where state = 'new' and ${among(reach, sql`unit`)}
    group by raised_on having sum(n) <> 0 order by raised_on`
}

function firstDue(reach: Reach, today: string): RawBuilder<Open['due'][number]> {
  return sql`select min(due) filter (where n > 0 and due < ${today}::date) as late, min(due) filter (where grave > 0) as grave
    from (select due, sum(n) as n, sum(n) filter (where state = 'new' and severity = 3) as grave
      from ${sums(reach, reach.units === null ? 'due' : 'open')} where ${among(reach, sql`unit`)} group by due) as days`
}

/** How many findings wait, by unit. */
export async function sumOpenByUnit(db: Db, reach: Reach): Promise<Map<string, number>> {
  return totals((await readSums(db, reach, { waiting: waiting(reach) })).waiting, ({ unit }) => unit)
}

/** Findings that wait, by rule. */
export async function sumOpenByRule(db: Db, reach: Reach): Promise<Map<string, number>> {
  const open: RawBuilder<{ rule: string; n: number }> = sql`select rule, sum(n)::bigint as n from ${sums(reach, ofRules(reach, ['rule']))}
    where state in ('new', 'review') and ${among(reach, sql`unit`)} group by rule having sum(n) <> 0`
  return new Map((await readSums(db, reach, { open })).open.map(({ rule, n }) => [rule, n]))
}

export interface CaseSum {
  unit: string
  cases: number
  unknown: number
}

/** Cases of a period by unit, and those that are against no rule but cannot be checked by all. The unit is '' where a case names none. */
export async function sumCases(db: Db, reach: Reach, { from, until }: Span): Promise<CaseSum[]> {
  const { rows } = await sql<CaseSum>`select unit, sum(cases)::bigint as cases, sum(unknown)::bigint as unknown from detect.unit_month
    where month between ${from} and ${until} and ${among(reach, sql`unit`)} group by unit`.execute(db)
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
