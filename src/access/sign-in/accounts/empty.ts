import { sql } from 'kysely'
import type { Trx } from '../../../base/index.ts'

const HANGING = ['passkey', 'recovery_code', 'token', 'session', 'invitation', 'ticket'] as const

/** Takes from closed accounts all that let somebody in, number and name: whose they were says the record of what was done, as long as that is kept. Gives rows removed by table. */
export async function emptyAccounts(trx: Trx, ids: readonly string[]): Promise<Record<string, number>> {
  const removed: Record<string, number> = {}
  for (const table of HANGING) {
    const { rows } = await sql<{
      n: number
    }>`with gone as (delete from ${sql.table(`access.${table}`)} where account = any(${ids}::uuid[]) returning 1)
      select count(*) as n from gone`.execute(trx)
    removed[`access.${table}`] = rows[0]!.n
  }
  const emptied = await sql<{
    id: string
  }>`update access.account set emptied = true, login = 'emptied:' || id, name = 'Đã tiêu hủy / Destroyed', officer = null, password = null, totp = null,
    totp_step = 0, enrol_by_link = false, provider_subject = null, signed_in_on = null where id = any(${ids}::uuid[]) and disabled and not emptied returning id`.execute(
    trx,
  )
  return { ...removed, 'access.account': emptied.rows.length }
}
