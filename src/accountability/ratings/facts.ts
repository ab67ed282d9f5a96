import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { ratedCircumstances, ratingLedger, type RatedFact, type RatingYear } from '../../law/rating/index.ts'

/** Something on which the rating of somebody may rest, standing or reversed. */
export interface Stands extends Omit<RatedFact, 'day' | 'act'> {
  officer: string
  caseId: string
  /** Null where the case is not for whoever asks. */
  number: string | null
  day: string | null
  document: string | null
  reversedOn: string | null
  role: string | null
  unit: string | null
}

/** What stands, and what was reversed, of these officers, in the order of its days. */
export async function standsOf(db: Db | Trx, pack: LawPack, officers: readonly string[]): Promise<Stands[]> {
  if (officers.length === 0) return []
  const { rows } = await sql<Stands>`select officer, id, by, word, case_id as "caseId", number, day::text as day, document, kinds,
      reversed_on::text as "reversedOn", role, unit
    from accountability.stands(${officers}::text[], ${ratedCircumstances(pack)}::text[]) order by day nulls last, id`.execute(db)
  return rows
}

export interface Used {
  officer: string
  act: string
  year: number
}

/** Acts for which somebody was rated at the worst level of a year, by ratings that stand; by one from a file where Liêm has none. */
export async function usedOf(db: Db | Trx, officers: readonly string[]): Promise<Used[]> {
  if (officers.length === 0) return []
  const { rows } = await sql<Used>`select r.officer, r.year, act::text as act from accountability.rating r, unnest(r.cases) act
    where r.officer = any(${officers}::text[]) and r.concluded_by is not null
      and not exists (select from accountability.rating n where n.corrects = r.id and n.concluded_by is not null)
    union all select i.officer, i.year, act::text from accountability.imported_rating i, unnest(i.cases) act
      where i.officer = any(${officers}::text[]) and i.withdrawn_on is null
      and not exists (select from accountability.rating r where r.officer = i.officer and r.year = i.year and r.concluded_by is not null)`.execute(
    db,
  )
  return rows
}

/** What counts for one person in each of these years. Reversed facts are not among what stands; nor is what has no day. */
export function ledgerOf(
  pack: LawPack,
  years: Parameters<typeof ratingLedger>[1]['years'],
  facts: readonly Stands[],
  used: readonly Used[],
): RatingYear[] {
  const stands = facts.flatMap((fact): RatedFact[] =>
    fact.reversedOn !== null || fact.day === null ? [] : [{ ...fact, day: fact.day, act: fact.caseId }],
  )
  return ratingLedger(pack, { years, stands, used })
}

/** From the first year in which anything counts, so that an act that counted before does not count again. */
export function yearsFrom(facts: readonly Stands[], used: readonly Used[], least: number, most: number): number[] {
  const first = Math.min(
    least,
    ...facts.flatMap(({ day }) => (day === null ? [] : [Number(day.slice(0, 4))])),
    ...used.map(({ year }) => year),
  )
  return Array.from({ length: most - first + 1 }, (_, at) => first + at)
}

/** Class of an officer on the last day of each year, or today; null where the register does not say. */
export async function classesOf(
  db: Db | Trx,
  officers: readonly string[],
): Promise<(officer: string, on: string) => { class: string | null; leads: boolean }> {
  const { rows } = await sql<{ officer: string; class: string; first: string | null; last: string | null }>`select officer, class,
      lower(during)::text as first, (upper(during) - 1)::text as last from organisation.service where officer = any(${officers}::text[])`.execute(
    db,
  )
  const led = await sql<{ officer: string; first: string | null; last: string | null }>`select officer, lower(during)::text as first,
      (upper(during) - 1)::text as last from organisation.tenure where officer = any(${officers}::text[]) and role <> 'officer'`.execute(db)
  const holds = (on: string) => (row: { first: string | null; last: string | null }) =>
    (row.first === null || row.first <= on) && (row.last === null || on <= row.last)
  const [service, leading] = [Map.groupBy(rows, ({ officer }) => officer), Map.groupBy(led.rows, ({ officer }) => officer)]
  return (officer, on) => ({
    class: service.get(officer)?.find(holds(on))?.class ?? null,
    leads: leading.get(officer)?.some(holds(on)) ?? false,
  })
}
