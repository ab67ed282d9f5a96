import { sql, type RawBuilder } from 'kysely'
import { LiemError, localDay, ZONE, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { peopleNames, unitNames } from '../../organisation/index.ts'
import { seesRatingsOf } from './scope.ts'
import type { RatingShown } from './schema.ts'

export interface Row extends Omit<RatingShown, 'officer' | 'unit' | 'proposedBy' | 'proposedOn' | 'concludedBy' | 'concludedOn'> {
  officer: string
  unit: string
  proposedBy: string
  proposedAt: string
  concludedBy: string | null
  concludedAt: string | null
}

/** Ratings `r` that fit, the latest first. */
export async function readRatings(db: Db | Trx, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select r.id, r.officer, r.year, r.unit, r.by_results as "byResults", r.level, r.scores, r.said, r.rests, r.reason, r.corrects,
      case when r.withdrawn_by is not null then 'withdrawn' when r.concluded_by is null then 'proposed'
        when exists (select from accountability.rating n where n.corrects = r.id and n.concluded_by is not null) then 'corrected' else 'concluded' end as state,
      (select u.why from accountability.unsettled(r.year) u where u.rating = r.id) as unsettled,
      r.proposed_by as "proposedBy", r.proposed_at as "proposedAt", r.concluded_by as "concludedBy", r.concluded_at as "concludedAt"
    from accountability.rating r where ${where} order by r.proposed_at desc, r.id desc`.execute(db)
  return rows
}

/** With the names of whom and where they are. */
export async function shownOf(db: Db, rows: readonly Row[]): Promise<RatingShown[]> {
  const [people, units] = await Promise.all([
    peopleNames(
      db,
      rows.flatMap(({ officer, proposedBy, concludedBy }) => [officer, proposedBy, concludedBy ?? officer]),
    ),
    unitNames(
      db,
      rows.map(({ unit }) => unit),
    ),
  ])
  const person = (id: string): { id: string; name: string } => ({ id, name: people.get(id) ?? id })
  const dayOf = (at: string): string => localDay(ZONE, Date.parse(at))
  return rows.map(({ officer, unit, proposedBy, proposedAt, concludedBy, concludedAt, ...row }) => ({
    ...row,
    officer: person(officer),
    unit: units.get(unit)!,
    proposedBy: person(proposedBy),
    proposedOn: dayOf(proposedAt),
    concludedBy: concludedBy === null ? null : person(concludedBy),
    concludedOn: concludedAt === null ? null : dayOf(concludedAt),
  }))
}

/** One rating. Throws `absent`, also where it may not be seen. */
export async function showRating(db: Db, scope: Scope, { id }: { id: string }): Promise<RatingShown> {
  const [row] = await shownOf(db, await readRatings(db, sql`r.id = ${id} and ${seesRating(scope)}`))
  if (row === undefined) throw new LiemError('absent', 'there is no such rating')
  return row
}

/** SQL: whether a rating `r` may be seen. */
export function seesRating(scope: Scope): RawBuilder<boolean> {
  const { units, hidden } = scope
  const own = units === 'all' ? sql`true` : sql`r.unit = any(${units}::text[])`
  return sql<boolean>`(r.officer <> all(${hidden}::text[]) and (${own} or ${seesRatingsOf(scope, sql`r.officer`)}))`
}
