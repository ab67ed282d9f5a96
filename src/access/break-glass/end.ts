import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import type { Identity } from '../schema.ts'

const REASON = 'Xong việc, kết thúc sớm / Done, ended early'

/** Closes at once what somebody opened to himself; once more is the same. Throws `absent` for what is not his, or opened nothing. */
export async function endBreakGlass(db: Db, { account }: Identity, actor: Actor, { id }: { id: string }): Promise<{ ok: true }> {
  const entry = { actor, kind: 'break-glass.ended', reason: REASON, subject: ({ finding }: Ended) => `finding:${finding}` }
  await write(db, { ...entry, body: ({ open }: Ended) => (open ? {} : null) }, async (trx) => {
    const { rows } = await sql<Ended>`select finding, until_at > clock_timestamp() as open from access.break_glass
      where id = ${id} and account::text = ${account} and finding is not null for update`.execute(trx)
    if (rows[0] === undefined) throw new LiemError('absent', 'there is no such access of yours')
    await sql`update access.break_glass set until_at = least(until_at, clock_timestamp()) where id = ${id}`.execute(trx)
    return rows[0]
  })
  return { ok: true }
}

interface Ended {
  finding: string
  open: boolean
}
