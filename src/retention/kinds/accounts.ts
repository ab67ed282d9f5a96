import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'
import { emptyAccounts } from '../../access/sign-in/accounts/index.ts'
import { idOf, type Asked, type Kind, type Sql } from './shape.ts'

/** Accounts that were closed; they are of no unit, so that only whoever sees all units sees them. */
export const account: Kind = {
  id: 'account',
  period: 'account',
  ended,
  lock: async (trx, subjects) =>
    void (await sql`select from access.account where id = any(${subjects.map(idOf)}::uuid[]) order by id for update`.execute(trx)),
  destroy,
}

function ended({ scope: { units, hidden }, day, zone, period: { years }, only }: Asked): Sql {
  return sql`(with closed as materialized (
      select a.id, a.name, a.officer, (closing.at at time zone ${zone})::date as since, closing.id as stamp
      from access.account a, lateral (select event.id, event.at from ledger.event
        where event.subject = 'account:' || a.id and event.kind = 'access.account-closed' order by event.id desc limit 1) as closing
      where a.disabled and not a.demonstration and not a.emptied and ${units === 'all'}
        and (a.officer is null or a.officer <> all(${hidden}::text[]))
        and ${only === undefined ? sql`true` : sql`a.id = any(${only.map(idOf)}::uuid[])`})
    select 'account:' || id as subject, null::uuid as finding, 'TK-' || upper(right(id::text, 8)) as label, name, null::text as unit, since, due, stamp,
      exists (select from retention.hold h where h.ended_at is null
        and (h.what = 'everything' or h.what = 'person' and h.officer = closed.officer)) as held, false as cased
    from closed, lateral (select (since + make_interval(years => ${years}))::date + 1 as due) as counted where due <= ${day}::date)`
}

/** Views that he kept for himself go with it, and whatever told others in his name. */
async function destroy(trx: Trx, subjects: readonly string[]): Promise<Record<string, number>> {
  const ids = subjects.map(idOf)
  const { rows } = await sql<{ n: number }>`with gone as (delete from findings.saved_view where owner in (
      select coalesce(officer, id::text) from access.account where id = any(${ids}::uuid[])) returning 1) select count(*) as n from gone`.execute(
    trx,
  )
  await sql`delete from hooks.webhook where account = any(${ids}::uuid[])`.execute(trx)
  return { ...(await emptyAccounts(trx, ids)), 'findings.saved_view': rows[0]!.n }
}
