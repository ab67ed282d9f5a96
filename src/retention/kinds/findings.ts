import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'
import { eraseEmergencies } from '../../access/break-glass/index.ts'
import { eraseReads } from '../../access/reads/index.ts'
import { destroyFindings, lockFindings } from '../../findings/destroy/index.ts'
import { scopeOf } from '../../findings/index.ts'
import { eraseEvents } from '../../ledger/index.ts'
import { SEVERITIES } from '../../law/schema.ts'
import { idOf, type Asked, type Kind, type Sql } from './shape.ts'

/** Nobody is held responsible by these: what was dismissed, repeats another one, or was withdrawn. */
export const cleared: Kind = {
  id: 'cleared',
  period: 'never-concluded',
  ended: (asked) => endedOf(asked, ['dismissed', 'duplicate', 'withdrawn']),
  lock: (trx, subjects) => lockFindings(trx, subjects.map(idOf)),
  destroy: async (trx, subjects) => {
    await clear(trx, subjects)
    return destroy(trx, subjects)
  },
}

export const confirmed: Kind = {
  ...cleared,
  id: 'confirmed',
  period: 'inspection-file',
  ended: (asked) => endedOf(asked, ['confirmed']),
  destroy,
}

/** After a restore what was dismissed later is open: nobody is held responsible by it all the same. */
async function clear(trx: Trx, subjects: readonly string[]): Promise<void> {
  await sql`update findings.finding set state = 'dismissed' where id = any(${subjects.map(idOf)}::uuid[]) and state in ('new', 'review')`.execute(
    trx,
  )
}

const CLOSED = sql`findings.closed_at(f.state, f.concluded_at, f.updated_at)`

/** Two days are allowed for where the index is read: the length of a year, and the zone. */
function endedOf({ scope, day, zone, period, only }: Asked, states: readonly string[]): Sql {
  const { years, forever } = period
  const grades = forever.map((grade) => SEVERITIES.indexOf(grade) + 1)
  return sql`(with ended as materialized (
      select f.id, f.number, f.unit, (${CLOSED} at time zone ${zone})::date as since,
        greatest(f.event, (select max(event.id) from ledger.event where event.subject = 'finding:' || f.id),
          (select max(change.event) from findings.change where change.finding = f.id)) as stamp
      from findings.finding f
      where f.state in (${sql.join(states.map((state) => sql.lit(state)))}) and f.severity <> all(${grades}::int[])
        and ${CLOSED} < (${day}::date - make_interval(years => ${years}) + interval '2 days')::timestamptz
        and ${only === undefined ? sql`true` : sql`f.id = any(${only.map(idOf)}::uuid[])`} and ${scopeOf(scope)}),
    kept as materialized (select distinct finding from retention.holds_on(array(select id from ended)))
    select 'finding:' || id as subject, id as finding, number as label, null::text as name, unit, since, due, stamp,
      id in (select finding from kept) as held, exists (select from cases.source s where s.finding = ended.id) as cased
    from ended, lateral (select (since + make_interval(years => ${years}))::date + 1 as due) as counted where due <= ${day}::date)`
}

/** Holds that ended, and those who asked for it in an emergency, spoke of it, too. */
async function destroy(trx: Trx, subjects: readonly string[]): Promise<Record<string, number>> {
  const ids = subjects.map(idOf)
  await sql`update retention.hold set reason = '«…»', ended_reason = '«…»' where finding = any(${ids}::uuid[])`.execute(trx)
  const events = await eraseEmergencies(trx, ids)
  const asked = await eraseEvents(trx, events)
  const removed = await destroyFindings(trx, ids)
  return { ...removed, 'ledger.event': removed['ledger.event']! + asked, 'access.read': await eraseReads(trx, subjects) }
}
