import { sql } from 'kysely'
import type { z } from 'zod'
import { localDay, ZONE, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { ChangeDay, listChangeDays as contract, Span } from '../schema.ts'

/** Today by the clocks of the administration. */
export function today(): string {
  return localDay(ZONE)
}

/** First and last day and how many they are; null where one of them is open. */
export function spanOf(from: string | null, until: string | null): Span {
  return { from, until, days: from === null || until === null ? null : daysBetween(from, until) + 1 }
}

export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)
}

/** The days nearest to one on which units or their heads changed, some before (that day included) and some after. */
export async function listChangeDays(
  db: Db,
  _scope: Scope,
  { around = today(), unit, each }: z.output<typeof contract.input>,
): Promise<{ today: string; rows: ChangeDay[] }> {
  const among = unit === undefined ? sql`true` : sql`unit in (select code from below)`
  const { rows } = await sql<ChangeDay>`with recursive below(code) as (
      select ${unit ?? ''}::text union select state.code from organisation.unit_state state join below on state.parent = below.code),
    change(day, what) as (
      select bound, 'unit' from (select code as unit, during from organisation.unit_state) s, unnest(array[lower(during), upper(during)]) bound
        where ${among}
      union all select bound, 'head' from organisation.tenure, unnest(array[lower(during), upper(during)]) bound
        where role <> 'officer' and ${among}),
    days as (select day, count(*) filter (where what = 'unit') as units, count(*) filter (where what = 'head') as heads
      from change where day is not null group by day)
    select day::text as day, units, heads from (
      (select * from days where day <= ${around}::date order by day desc limit ${each})
      union all (select * from days where day > ${around}::date order by day limit ${each})) as near order by day`.execute(db)
  return { today: today(), rows }
}
