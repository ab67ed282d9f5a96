import type { Db, Trx } from '../../base/index.ts'
import { LiemError } from '../../base/index.ts'
import { writing } from '../../base/write/index.ts'
import { inMinutes, type Caller, type Gate } from './gate.ts'
import { newSecret, sha256 } from './secrets.ts'

/** What sign-in writes without an event, because it is no record: failures, tickets between two steps, when a session or token was last seen. */

const WINDOW = 15
const MOST_FAILURES = 10
const SLOW_FROM = 20
const SLOWEST = 2_000

/** What an attempt is counted under: the name that was given, whether or not somebody has it, and where it came from. */
interface Counted {
  login: string
  caller: Caller
}

/** An attempt that was counted, until it is known that it did not fail. */
interface Attempt {
  login: string
  /** Its row for the address. */
  ofAddress: string
}

/**
 * Counts an attempt before anything is compared, so that many at once are counted, too; `forgive` takes it back. Many from one address wait. Throws
 * `often` after ten for one name within a quarter of an hour; such a one is not counted again.
 */
export async function countAttempt(db: Db, gate: Gate, { login, caller }: Counted): Promise<Attempt> {
  const [name, address] = [nameKey(login), sha256(`address:${caller.address}`)]
  const at = inMinutes(gate, 0)
  const ids = await writing(db, async (trx) => {
    await trx.deleteFrom('access.failure').where('at', '<=', inMinutes(gate, -WINDOW)).execute()
    const rows = [name, address].map((whose) => ({ whose, at }))
    return trx.insertInto('access.failure').values(rows).returning('id').execute()
  })
  const [ofName, ofAddress] = await Promise.all([countOf(db, gate, name), countOf(db, gate, address)])
  if (ofName > MOST_FAILURES) {
    const counted = ids.map(({ id }) => id)
    await writing(db, (trx) => trx.deleteFrom('access.failure').where('id', 'in', counted).execute())
    throw new LiemError('often', 'too many attempts failed for this name', { hint: 'try again in a quarter of an hour' })
  }
  if (ofAddress > SLOW_FROM) await new Promise((done) => setTimeout(done, Math.min(SLOWEST, (ofAddress - SLOW_FROM) * 100)))
  return { login, ofAddress: ids[1]!.id }
}

async function countOf(db: Db, gate: Gate, whose: Buffer): Promise<number> {
  const { n } = await db
    .selectFrom('access.failure')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('whose', '=', whose)
    .where('at', '>', inMinutes(gate, -WINDOW))
    .executeTakeFirstOrThrow()
  return n
}

/** The attempt did not fail, nor do those before it count any longer for the name; for the address they do. */
export async function forgive(db: Db, { login, ofAddress }: Attempt): Promise<void> {
  await writing(db, (trx) =>
    trx
      .deleteFrom('access.failure')
      .where((row) => row.or([row('whose', '=', nameKey(login)), row('id', '=', ofAddress)]))
      .execute(),
  )
}

/** A first step that did not fail: one address has many people, whose right passwords are not counted; the name is forgiven after the last step. */
export async function forgiveAddress(db: Db, { ofAddress }: Attempt): Promise<void> {
  await writing(db, (trx) => trx.deleteFrom('access.failure').where('id', '=', ofAddress).execute())
}

function nameKey(login: string): Buffer {
  return sha256(`name:${login.toLowerCase()}`)
}

export interface Ticket {
  account: string | null
  held: Record<string, string>
}
type TicketKind = 'code' | 'enrol' | 'change' | 'provider' | 'passkey' | 'proof'

const TICKET_MINUTES = 10

/** A ticket for the next step; `held` is what that step must know. */
export async function giveTicket(db: Db, gate: Gate, kind: TicketKind, { account, held }: Ticket): Promise<string> {
  const ticket = newSecret()
  await writing(db, async (trx) => {
    await trx.deleteFrom('access.ticket').where('expires_at', '<=', inMinutes(gate, 0)).execute()
    const row = { sha256: sha256(ticket), kind, account, held: JSON.stringify(held), expires_at: inMinutes(gate, TICKET_MINUTES) }
    await trx.insertInto('access.ticket').values(row).execute()
  })
  return ticket
}

/** Writes what the next step must know into a ticket. */
export async function holdInTicket(db: Db, ticket: string, held: Record<string, string>): Promise<void> {
  await writing(db, (trx) =>
    trx
      .updateTable('access.ticket')
      .set({ held: JSON.stringify(held) })
      .where('sha256', '=', sha256(ticket))
      .execute(),
  )
}

/** What a ticket holds. Throws `denied` for one that is used, too old or of another step. */
export async function readTicket(db: Db, gate: Gate, kind: TicketKind, ticket: string): Promise<Ticket> {
  const row = await db
    .selectFrom('access.ticket')
    .select(['account', 'held'])
    .where('sha256', '=', sha256(ticket))
    .where('kind', '=', kind)
    .where('expires_at', '>', inMinutes(gate, 0))
    .executeTakeFirst()
  if (row === undefined) throw tooLate()
  return { account: row.account, held: row.held as Ticket['held'] }
}

/** Uses a ticket up, within the transaction of what it is used for. */
export async function useTicket(trx: Trx, ticket: string): Promise<void> {
  const gone = await trx.deleteFrom('access.ticket').where('sha256', '=', sha256(ticket)).executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw tooLate()
}

/** Uses a ticket up that leads to no record of its own. */
export async function useTicketAlone(db: Db, ticket: string): Promise<void> {
  await writing(db, (trx) => useTicket(trx, ticket))
}

function tooLate(): LiemError {
  return new LiemError('denied', 'this step of signing in has ended', { hint: 'begin anew with your name' })
}

/** When a session was last used; to half a minute. */
export async function markSeen(db: Db, session: string, at: string): Promise<void> {
  await writing(db, (trx) => trx.updateTable('access.session').set({ seen_at: at }).where('id', '=', session).execute())
}

/** On which day a token was last used. */
export async function markUsed(db: Db, token: string, day: string): Promise<void> {
  await writing(db, (trx) => trx.updateTable('access.token').set({ used_on: day }).where('id', '=', token).execute())
}
