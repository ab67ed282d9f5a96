import { sql } from 'kysely'
import type { Trx } from '../base/index.ts'

/** The same of events that name no subject, by their numbers: of what somebody asked for in vain under a number that stands on such a list. */
export async function eraseEvents(trx: Trx, events: readonly number[]): Promise<number> {
  const { rows } = await sql`update ledger.event set reason = 'Đã tiêu hủy / Destroyed', body = '{}'
    where id = any(${events}::bigint[]) returning 1`.execute(trx)
  return rows.length
}

/**
 * Takes the words out of the events of what was destroyed under a list that two persons stand for; the database refuses any other subject. Who did what
 * to which subject and when stays. Gives how many events.
 */
export async function eraseWords(trx: Trx, subjects: readonly string[]): Promise<number> {
  await sql`delete from ledger.veil where subject = any(${subjects}::text[])`.execute(trx)
  const { rows } = await sql<{ n: number }>`with erased as (update ledger.event set reason = 'Đã tiêu hủy / Destroyed', body = '{}'
    where subject = any(${subjects}::text[]) and reason <> 'Đã tiêu hủy / Destroyed' returning 1) select count(*) as n from erased`.execute(
    trx,
  )
  return rows[0]!.n
}
