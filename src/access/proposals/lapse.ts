import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import { WORKER } from '../../jobs/index.ts'
import { write, type Entry, type OpenEvent } from '../../ledger/index.ts'

/** What stands on the record of a proposal that nobody decided in time. */
const LAPSED = {
  kind: 'access.lapsed',
  reason: 'Quá 72 giờ không ai quyết định / Nobody decided within 72 hours',
  body: {},
} satisfies Partial<Entry>

/** What nobody decided in time has lapsed: written down, each with its event; in the transaction of what is proposed next. */
export async function lapseWithin(trx: Trx, event: OpenEvent): Promise<void> {
  for (const id of await setLapsed(trx)) await event.also({ ...LAPSED, subject: `proposal:${id}` })
}

/** The same, from time to time, by the program; gives how many. */
export async function lapseOverdue(db: Db): Promise<number> {
  const subject = ([first]: string[]): string | null => (first === undefined ? null : `proposal:${first}`)
  const entry = { ...LAPSED, actor: WORKER, subject, body: (lapsed: string[]) => (lapsed.length === 0 ? null : {}) }
  const lapsed = await write(db, entry, async (trx, event) => {
    const ids = await setLapsed(trx)
    for (const id of ids.slice(1)) await event.also({ ...LAPSED, subject: `proposal:${id}` })
    return ids
  })
  return lapsed.length
}

async function setLapsed(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update access.proposal set state = 'lapsed', decided_at = now()
    where state = 'open' and ends_at <= now() returning id`.execute(trx)
  return rows.map(({ id }) => id)
}
