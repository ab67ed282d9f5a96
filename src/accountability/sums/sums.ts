import { sql, type RawBuilder } from 'kysely'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import type { Db, Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { keepsNothing } from '../../findings/index.ts'

const SUM_KINDS = [
  ...[
    'opened',
    'origin',
    'open',
    'decision',
    'kept',
    'violation',
    'area',
    'reversed',
    'complaint',
    'ruling',
    'review',
    'collective',
    'minor',
  ],
  'time',
] as const
export type SumKind = (typeof SUM_KINDS)[number]

/** How often something was so in a year; of a time, in how many days. */
export interface CaseSum {
  year: number
  kind: SumKind
  word: string
  days: number
  n: number
}

/** How often each number of days was taken. */
export type Histogram = readonly { days: number; n: number }[]

/** Units whose cases count; null: all. */
type Units = readonly string[] | null

/** SQL: sums of some years, less what is kept from whoever asks. */
function sums({ actor, hidden, cleared }: Scope, years: readonly number[], units: Units): RawBuilder<unknown> {
  const among = units === null ? sql`true` : sql`unit = any(${units}::text[])`
  const own = sql`select unit, year, kind, word, days, n from accountability.case_sum where year = any(${years}::int[]) and ${among}`
  if (keepsNothing({ hidden, cleared })) return sql`(${own}) as seen`
  const listOf = (of: Scope['units']): RawBuilder<unknown> => (of === 'all' ? sql`null::text[]` : sql`${of}::text[]`)
  return sql`(${own} union all select unit, year, kind, word, days, -n
    from accountability.kept_sums(${years}::int[], ${hidden}::text[], ${listOf(cleared.restricted)}, ${listOf(cleared.secret)}, ${actor.id}) where ${among}) as seen`
}

/** What units did with cases in some years, added up over them. */
export async function readCaseSums(db: Db, scope: Scope, units: Units, years: readonly number[]): Promise<CaseSum[]> {
  const { rows } =
    await sql<CaseSum>`${sql.raw(PLANNED_ONCE)} select year, kind, word, days, sum(n)::int as n from ${sums(scope, years, units)}
    group by year, kind, word, days having sum(n) <> 0 order by kind, word, days`.execute(db)
  return rows
}

/** The same by unit, without times: only what is counted. */
export async function readUnitSums(
  db: Db,
  scope: Scope,
  units: Units,
  year: number,
): Promise<(Omit<CaseSum, 'days' | 'year'> & { unit: string })[]> {
  const { rows } = await sql<
    Omit<CaseSum, 'days' | 'year'> & { unit: string }
  >`${sql.raw(PLANNED_ONCE)} select unit, kind, word, sum(n)::int as n
    from ${sums(scope, [year], units)} where kind <> 'time' group by unit, kind, word having sum(n) <> 0`.execute(db)
  return rows
}

/** How long it took from opening to decision in each of these units. */
export async function readPeerTimes(db: Db, scope: Scope, units: readonly string[], year: number): Promise<ReadonlyMap<string, Histogram>> {
  const { rows } = await sql<{ unit: string; days: number; n: number }>`${sql.raw(PLANNED_ONCE)} select unit, days, sum(n)::int as n
    from ${sums(scope, [year], units)} where kind = 'time' and word = 'whole' group by unit, days having sum(n) <> 0 order by days`.execute(
    db,
  )
  return Map.groupBy(rows, ({ unit }) => unit)
}

/** The middle of what was counted; of two the lower, so that it is a number of days that was taken. Null where nothing was. */
export function medianOf(times: Histogram): number | null {
  const total = times.reduce((sum, { n }) => sum + n, 0)
  let before = 0
  for (const { days, n } of times.toSorted((one, other) => one.days - other.days)) {
    before += n
    if (before * 2 >= total && total > 0) return days
  }
  return null
}

/** SQL: ids of the cases behind a number. */
export function casesBehind(units: Units, { year, kind, word }: Pick<CaseSum, 'year' | 'kind' | 'word'>): RawBuilder<unknown> {
  return sql`select id from accountability.cases_counted(${units === null ? null : sql`${units}::text[]`}, ${year}, ${kind}, ${word}) as id`
}

/** After a run, in its transaction: brings together what changes left beside each other. */
export async function compactCaseSums(trx: Trx): Promise<void> {
  await sql`select accountability.compact()`.execute(trx)
}
