import { sql, type RawBuilder } from 'kysely'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import { ZONE, type Db } from '../../base/index.ts'
import type { Scope, Units } from '../../base/schema.ts'
import { scopeOf } from '../../findings/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { listOf } from '../scope.ts'
import type { Treated } from './schema.ts'

/** Of what, in which years. */
export interface Span {
  of: Treated
  from: number
  until: number
}

/** Whose matters count, and what of findings may be seen. */
export interface Overseer {
  scope: Scope
  found: Scope
}

/** What one did and what the others would have done with the same: numbers over strata, each stratum of like matters. */
export interface PersonSums {
  who: string
  n: number
  /** Those in strata in which others have some, too. */
  compared: number
  /** Those of which others have at least as many. */
  covered: number
  mild: Compared
  days: Compared
}

export interface Compared {
  observed: number
  /** As the others did, himself left out. */
  expected: number
  /** As all did; of the difference to this the variance by chance (hypergeometric, given the sums of each stratum). */
  pooled: number
  variance: number
}

/** SQL: matters of a span as `(key, id, who, alike, outcome, day, took)`, each once, as far as they count for whoever asks. */
export function mattersOf({ scope, found }: Overseer, { terms, rules }: LawPack, { of, from, until }: Span): RawBuilder<unknown> {
  if (of === 'concluded') {
    const within = sql`f.concluded_at >= ${`${from}-01-01`}::timestamp at time zone ${ZONE}
      and f.concluded_at < ${`${until + 1}-01-01`}::timestamp at time zone ${ZONE}`
    return sql`select f.id as key, f.id, f.concluded_by as who, f.rule as alike, f.state as outcome,
        (f.concluded_at at time zone ${ZONE})::date as day, null::int as took
      from findings.finding f where f.state in ('confirmed', 'dismissed') and f.withheld_by is null and f.concluded_by is not null and ${within}
        and ${ofUnits(sql`f.by_unit`, scope.units)} and ${scopeOf(found)}`
  }
  const grades = ['below', ...terms.severities.map(({ id }) => id)]
  const { hidden, cleared, actor, units } = scope
  // Decisions under another law are not alike.
  const turns = [
    ...new Set(rules.filter(({ says }) => says === 'forms').flatMap(({ inForce }) => [...inForce.values()].map((days) => days.from))),
  ]
  return sql`select t.decision as key, t.case_id as id, t.who, t.alike::text || ' ' || width_bucket(t.day, ${turns.toSorted()}::date[]) as alike, t.form as outcome,
      t.day, t.took
    from cases.treated(${of}, ${`${from}-01-01`}::date, ${`${until}-12-31`}::date, ${grades}::text[], ${listOf(units)}, ${hidden}::text[],
      ${listOf(cleared.restricted)}, ${listOf(cleared.secret)}, ${actor.id}) as t`
}

const ofUnits = (column: RawBuilder<unknown>, units: Units): RawBuilder<unknown> =>
  units === 'all' ? sql`true` : sql`${column} = any(${units}::text[])`

/** Outcomes without consequence: a finding dismissed, a decision that is not one of discipline. */
export function mildOf({ terms }: LawPack, of: Treated): string[] {
  return of === 'concluded' ? ['dismissed'] : terms.forms.filter(({ discipline }) => discipline === 'no').map(({ id }) => id)
}

interface Row {
  who: string
  n: number
  compared: number
  covered: number
  mild: [number, number, number, number]
  days: [number, number, number, number]
}

/** Sums of everybody who had matters: indirect standardisation over strata of like matters. */
export async function sumTreated(db: Db, overseer: Overseer, pack: LawPack, span: Span): Promise<PersonSums[]> {
  const { rows } = await sql<Row>`${sql.raw(PLANNED_ONCE)} with cell as (
      select who, alike, count(*)::float8 as n, count(*) filter (where outcome = any(${mildOf(pack, span.of)}::text[]))::float8 as mild,
        coalesce(sum(took), 0)::float8 as days, coalesce(sum(took::float8 * took), 0) as squares
      from (${mattersOf(overseer, pack, span)}) as matter group by who, alike),
    beside as (select *, sum(n) over alike as all_n, sum(mild) over alike as all_mild, sum(days) over alike as all_days, sum(squares) over alike as all_squares
      from cell window alike as (partition by alike))
    select who, sum(n)::int as n, coalesce(sum(n) filter (where all_n > n), 0)::int as compared, coalesce(sum(n) filter (where all_n >= 2 * n), 0)::int as covered,
      ${fourOf(sql`mild`, sql`all_mild`, sql`all_mild * (all_n - all_mild) / (all_n * (all_n - 1))`)} as mild,
      ${fourOf(sql`days`, sql`all_days`, sql`greatest(0, all_squares - all_days * all_days / all_n) / (all_n - 1)`)} as days
    from beside group by who`.execute(db)
  return rows.map(({ mild, days, ...row }) => ({ ...row, mild: comparedOf(mild), days: comparedOf(days) }))
}

/** SQL: observed, expected, pooled, variance. `spread`: the variance of one matter of a stratum. */
function fourOf(own: RawBuilder<unknown>, all: RawBuilder<unknown>, spread: RawBuilder<unknown>): RawBuilder<unknown> {
  const sums = [own, sql`n * (${all} - ${own}) / (all_n - n)`, sql`n * ${all} / all_n`, sql`n * (all_n - n) / all_n * ${spread}`]
  return sql`jsonb_build_array(${sql.join(sums.map((one) => sql`coalesce(sum(${one}) filter (where all_n > n), 0)`))})`
}

function comparedOf([observed, expected, pooled, variance]: Row['mild']): Compared {
  return { observed, expected, pooled, variance }
}

/** What came of the matters of these people. */
export async function countOutcomes(
  db: Db,
  overseer: Overseer,
  pack: LawPack,
  { people, ...span }: Span & { people: readonly string[] },
): Promise<{ who: string; outcome: string; n: number }[]> {
  const { rows } = await sql<{ who: string; outcome: string; n: number }>`select who, outcome, count(*)::int as n
    from (${mattersOf(overseer, pack, span)}) as matter where who = any(${people}::text[]) group by who, outcome`.execute(db)
  return rows
}
