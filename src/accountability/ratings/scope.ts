import { sql, type RawBuilder } from 'kysely'
import { LiemError, localDay, ZONE, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'

export const today = (): string => localDay(ZONE)

/** The day by which somebody is rated for a year: its last, or today where it is not over. */
export function ratedOn(year: number): string {
  const [last, now] = [`${year}-12-31`, today()]
  return last < now ? last : now
}

/** SQL: days on which somebody's tenure makes him one of those whom a unit rates for a year. */
export const ratedThen = (year: number, during: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${during} @> ${ratedOn(year)}::date or ${during} @> ${today()}::date)`

/** SQL: whether the ratings of an officer may be seen: he serves in a unit of the scope today or did at the end of last year, and no conflict keeps him away. */
export function seesRatingsOf({ units, hidden }: Scope, officer: RawBuilder<unknown>): RawBuilder<boolean> {
  const within = units === 'all' ? sql`true` : sql`${officer} in (select accountability.serving(${units}::text[]))`
  return sql<boolean>`(${officer} <> all(${hidden}::text[]) and ${within})`
}

export interface Rated {
  officer: string
  unit: string
  class: string | null
  leads: boolean
}

/** Where somebody is rated for a year. Throws `absent` where there is nobody of that number, or he is not rated by whoever asks. */
export async function requireRated(db: Db | Trx, scope: Scope, officer: string, year: number): Promise<Rated> {
  const { rows } = await sql<Rated>`${rated(scope, year, sql`o.number = ${officer}`)} limit 1`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is nobody of that number whom you rate for this year')
  return rows[0]
}

/** SQL: officers `o` who are rated for a year by a scope, each once: the unit of his highest post on the day, his class, whether he leads. */
export function rated(
  { units, hidden }: Scope,
  year: number,
  where: RawBuilder<unknown>,
  below: readonly string[] | null = null,
): RawBuilder<unknown> {
  const on = ratedOn(year)
  const among = units === 'all' ? sql`true` : sql`t.unit = any(${units}::text[])`
  const under = below === null ? sql`true` : sql`t.unit = any(${below}::text[])`
  return sql`select o.number as officer, o.name, held.unit, held.leads,
      (select s.class from organisation.service s where s.officer = o.number and s.during @> ${on}::date limit 1) as class
    from organisation.officer o cross join lateral (
      select t.unit, t.role <> 'officer' as leads from organisation.tenure t
      where t.officer = o.number and ${ratedThen(year, sql`t.during`)} and ${among} and ${under}
      order by t.during @> ${on}::date desc, t.role <> 'officer' desc, t.unit limit 1) as held
    where o.number <> all(${hidden}::text[]) and ${where}`
}
