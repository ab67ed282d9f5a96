import { sql } from 'kysely'
import type { Identity } from '../../access/index.ts'
import type { Db } from '../../base/index.ts'
import { writing } from '../../base/write/index.ts'

/** That one has looked at one's own work is written without an event: it is no record, and says nothing to anybody else. */
export async function noteLook(db: Db, identity: Identity): Promise<{ ok: true }> {
  if (identity.by === 'local') return { ok: true }
  await writing(db, (trx) =>
    sql`insert into desk.reader (account, looked_at) values (${identity.account}, clock_timestamp())
      on conflict (account) do update set looked_at = excluded.looked_at`.execute(trx),
  )
  return { ok: true }
}
