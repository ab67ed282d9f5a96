import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'
import { emptyEvidence } from '../../cases/evidence/index.ts'
import { seesCase } from '../../cases/index.ts'
import { idOf, type Asked, type Kind, type Sql } from './shape.ts'

/** Files of cases in which everybody is decided upon, and what is said of them: from the last thing that was done with the case. */
export const evidence: Kind = {
  id: 'evidence',
  period: 'inspection-file',
  ended,
  lock: async (trx, subjects) =>
    void (await sql`select from cases.case where id = any(${subjects.map(idOf)}::uuid[]) order by id for update`.execute(trx)),
  destroy,
}

/** A hold on one of its findings, on whoever has a part in it, or on its unit is a hold on its files. */
function ended({ scope, day, zone, period: { years, forever }, only }: Asked): Sql {
  return sql`(with closed as materialized (
      select c.id, c.number, c.unit, (last.at at time zone ${zone})::date as since, last.id as stamp,
        array(select s.finding from cases.source s where s.case_id = c.id order by s.finding) as findings
      from cases.case c, lateral (select event.id, event.at from ledger.event where event.subject = 'case:' || c.id order by event.id desc limit 1) as last
      where c.state = 'decided' and ${only === undefined ? sql`true` : sql`c.id = any(${only.map(idOf)}::uuid[])`} and ${seesCase(scope)}
        and (exists (select from cases.evidence e where e.case_id = c.id and not e.emptied)
          or exists (select from cases.release r where r.case_id = c.id and not r.emptied)
          or exists (select from cases.plan_task t where t.case_id = c.id and not t.emptied))
        and not exists (select from cases.act a where a.case_id = c.id and a.severity = any(${forever}::text[])))
    select 'evidence:' || id as subject, findings[1] as finding, number as label, null::text as name, unit, since, due, stamp,
      exists (select from retention.holds_on(findings)) or exists (select from retention.hold h where h.ended_at is null and (h.what = 'everything'
        or h.what = 'unit' and closed.unit in (select retention.units_of(h.unit))
        or h.what = 'person' and exists (select from cases.party p where p.case_id = closed.id and p.officer = h.officer))) as held, false as cased
    from closed, lateral (select (since + make_interval(years => ${years}))::date + 1 as due) as counted where due <= ${day}::date)`
}

function destroy(trx: Trx, subjects: readonly string[]): Promise<Record<string, number>> {
  return emptyEvidence(trx, subjects.map(idOf))
}
