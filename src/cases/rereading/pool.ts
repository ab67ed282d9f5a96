import { sql, type RawBuilder } from 'kysely'
import { ZONE, type Trx } from '../../base/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import type { Ticket } from './draw.ts'

/** One that ended without consequence, and how. */
export interface Ended extends Ticket {
  first: { outcome: string; reason: string; by: string; on: string }
}

/** SQL: the level of a unit on a day; 0 where it is not known. */
const levelOn = (unit: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce((select s.level from organisation.unit_state s where s.code = ${unit} and s.during @> (${day}) limit 1), 0)`

/**
 * What ended without consequence in a quarter, after its seed was recorded: findings that were dismissed, and cases of which every decision that stands is
 * below discipline. In the order of kind, level and id, so that it can be recorded as it is.
 */
export async function endedIn(trx: Trx, { terms }: LawPack, quarter: string): Promise<Ended[]> {
  const disciplines = terms.forms.filter(({ discipline }) => discipline !== 'no').map(({ id }) => id)
  const within = (at: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`${at} >= greatest(${quarter}::timestamp at time zone ${ZONE}, (select recorded_at from cases.seed where quarter = ${quarter}::date))
      and ${at} < (${quarter}::timestamp + interval '3 months') at time zone ${ZONE}`
  const dayOf = (at: RawBuilder<unknown>): RawBuilder<unknown> => sql`(${at} at time zone ${ZONE})::date`
  const [dismissed, signed] = [sql`f.concluded_at`, sql`d.at`]
  const { rows } = await sql<Ended>`select 'finding' as kind, ${levelOn(sql`f.unit`, dayOf(dismissed))} as level, f.id,
      jsonb_build_object('outcome', 'dismissed', 'reason', coalesce(f.conclusion, ''), 'by', coalesce(f.concluded_by, ''), 'on', ${dayOf(dismissed)}) as first
    from findings.finding f where f.state = 'dismissed' and ${within(dismissed)}
    union all select 'case', ${levelOn(sql`c.unit`, dayOf(signed))}, c.id,
      jsonb_build_object('outcome', d.forms, 'reason', d.grounds, 'by', d.signers, 'on', ${dayOf(signed)})
    from cases.case c cross join lateral (select max(signed_at) as at, bool_and(form <> all (${disciplines}::text[])) as below,
        string_agg(form, ',' order by officer) as forms, string_agg(grounds, E'\n' order by officer) as grounds, string_agg(distinct signed_by, ',') as signers
      from cases.decision where case_id = c.id and signed_by is not null and reversed_on is null) as d
    where c.state = 'decided' and d.below and ${within(signed)} order by 1, 2, 3`.execute(trx)
  return rows
}
