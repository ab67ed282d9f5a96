import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { scopeOf } from '../../findings/index.ts'
import { eraseWords } from '../../ledger/index.ts'
import { idOf, type Asked, type Kind, type Sql } from './shape.ts'

/** What holds that have ended say: the reasons. Who placed one, by which document and on what stays, as the record does. */
export const hold: Kind = {
  id: 'hold',
  period: 'hold',
  ended,
  lock: async (trx, subjects) =>
    void (await sql`select from retention.hold where id = any(${subjects.map(idOf)}::uuid[]) order by id for update`.execute(trx)),
  destroy,
}

/** SQL: whether a hold `h` may be seen: nothing that a conflict keeps from whoever asks, nobody whom he is related to, and no unit that is not his. */
export function seenBy(scope: Scope): Sql {
  const { units, hidden } = scope
  return sql`(case h.what when 'everything' then true when 'person' then h.officer <> all(${hidden}::text[])
    when 'unit' then ${units === 'all' ? sql`true` : sql`h.unit = any(${units}::text[])`}
    else exists (select from findings.finding f where f.id = h.finding and ${scopeOf(scope)})
      or ${units === 'all'} and not exists (select from findings.finding f where f.id = h.finding) end)`
}

function ended({ scope, day, zone, period: { years }, only }: Asked): Sql {
  return sql`(with over as materialized (
      select h.id, h.officer, h.unit, h.finding, (h.ended_at at time zone ${zone})::date as since,
        coalesce((select max(event.id) from ledger.event where event.subject = 'hold:' || h.id), 0) as stamp
      from retention.hold h where h.ended_at is not null and h.reason <> '«…»' and ${seenBy(scope)}
        and ${only === undefined ? sql`true` : sql`h.id = any(${only.map(idOf)}::uuid[])`})
    select 'hold:' || id as subject, null::uuid as finding, 'TD-' || upper(right(id::text, 8)) as label, null::text as name, unit, since, due, stamp,
      exists (select from retention.hold h where h.ended_at is null
        and (h.what = 'everything' or h.what = 'person' and h.officer = over.officer or h.what = 'finding' and h.finding = over.finding)) as held, false as cased
    from over, lateral (select (since + make_interval(years => ${years}))::date + 1 as due) as counted where due <= ${day}::date)`
}

async function destroy(trx: Trx, subjects: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await sql`update retention.hold set reason = '«…»', ended_reason = '«…»'
    where id = any(${subjects.map(idOf)}::uuid[]) returning 1`.execute(trx)
  return { 'retention.hold': rows.length, 'ledger.event': await eraseWords(trx, subjects) }
}
