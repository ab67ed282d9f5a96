import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import { write } from '../../ledger/index.ts'
import type { Identity } from '../schema.ts'
import { TOLD_KINDS } from './pure.ts'
import type { AccountAct, listOwnActs as contract } from './schema.ts'

const KEY = [sql`e.id`]
/** Of this id there is no account. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
const seen = (account: string) => sql`(select seen_event from access.account where id = ${account})`
const about = (account: string) => sql`e.subject = ${`account:${account}`} and e.kind in (${sql.join(TOLD_KINDS)})`

/** What others did to the own account, the newest first; why they did it stands on the record, not here. */
export async function listOwnActs(
  db: Db,
  identity: Identity,
  { cursor, limit }: z.output<typeof contract.input>,
): Promise<Page<AccountAct>> {
  const account = identity.by === 'local' ? NOBODY : identity.account
  return readPage<AccountAct>({
    order: 'own-acts',
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: async (stretch) => {
      const { rows } = await sql<AccountAct>`select e.id, e.at, e.kind, e.body ->> 'role' as role, e.actor_name as by,
          e.body -> 'proposedBy' ->> 'name' as "proposedBy", e.id > coalesce(${seen(account)}, 0) as fresh
        from ledger.event e where ${about(account)} and ${beyond(KEY, stretch, true)} order by ${ordered(KEY, stretch, true)}
        limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from ledger.event e where ${about(account)}`),
  })
}

/** How many of them he has not said that he saw. */
export async function countUnseenActs(db: Db, { account, by }: Identity): Promise<number> {
  if (by === 'local') return 0
  const { rows } = await sql<{ n: number }>`select count(*) as n from ledger.event e
    where ${about(account)} and e.id > coalesce(${seen(account)}, 0) and e.kind <> 'access.account-added'`.execute(db)
  return rows[0]!.n
}

/** Says that one has seen them up to an event; it is on record that one was told. */
export async function seeOwnActs(db: Db, { account, by }: Identity, { event }: { event: number }): Promise<{ seen: number }> {
  if (by === 'local') return { seen: 0 }
  const actor = { id: account, name: account, kind: 'person' } as const
  const entry = { actor, kind: 'access.acts-seen', subject: `account:${account}`, reason: 'Đã xem / Seen by the person' }
  return write(db, { ...entry, body: ({ seen: last }) => (last === 0 ? null : { event: last }) }, async (trx) => {
    const { rows } = await sql<{ seen: number }>`update access.account set seen_event = told.last
      from (select max(e.id) as last from ledger.event e where ${about(account)} and e.id <= ${event}) as told
      where id = ${account} and told.last > seen_event returning seen_event as seen`.execute(trx)
    return { seen: rows[0]?.seen ?? 0 }
  })
}
