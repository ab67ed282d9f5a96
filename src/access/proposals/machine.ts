import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import { write, type OpenEvent } from '../../ledger/index.ts'
import type { NewGrant } from '../roles/index.ts'
import { invite, type Gate } from '../sign-in/index.ts'
import type { NewAccount } from '../sign-in/accounts.ts'
import type { Invitation } from '../sign-in/accounts/schema.ts'
import { act, subjectsOf, type Inputs } from './kinds.ts'
import type { ProposalKind } from './schema.ts'

/**
 * What takes two persons on the screen, whoever sits in the terminal of the machine does alone: he could change the database, too. It stands on the record
 * as his, by `from: machine`, and in the list of proposals.
 */
async function alone<K extends ProposalKind>(
  trx: Trx,
  gate: Gate,
  event: OpenEvent,
  kind: K,
  input: Inputs[K],
  reason: string,
): Promise<string> {
  const account = await act(kind, { trx, gate, event, actor: LOCAL, entry: { body: FROM_MACHINE } }, input)
  const { officer } = subjectsOf(kind, input)
  await sql`insert into access.proposal (kind, account, officer, input, reason, proposed_by, state, decided_at, event)
    values (${kind}, ${account}, ${officer}, ${JSON.stringify(input)}, ${reason}, ${LOCAL.name}, 'machine', now(), ${event.id})`.execute(
    trx,
  )
  return account
}

const FROM_MACHINE = { from: 'machine' }
const entryOf = (reason: string) => ({ actor: LOCAL, kind: 'access.machine-acted', reason, body: FROM_MACHINE })

/** Makes an account, with a role where one is given; the link holds by itself. Throws as proposing it does. */
export function addFromMachine(
  db: Db,
  gate: Gate,
  { role, ...made }: NewAccount & { role?: Omit<NewGrant, 'account'> },
): Promise<Invitation> {
  const reason = 'Tạo tại máy chủ bằng dòng lệnh / Made in the terminal of the machine'
  return write(db, entryOf(reason), async (trx, event) => {
    const account = await alone(trx, gate, event, 'account-added', made, reason)
    if (role !== undefined) await alone(trx, gate, event, 'role-given', { account, ...role }, reason)
    return invite(trx, gate, account)
  })
}

/** Takes the password from an account, or the second factor; the new link holds by itself. Throws as proposing it does. */
export function resetFromMachine(db: Db, gate: Gate, kind: 'account-reset' | 'account-factor', account: string): Promise<Invitation> {
  const reason = 'Đặt lại tại máy chủ bằng dòng lệnh / Reset in the terminal of the machine'
  return write(db, entryOf(reason), async (trx, event) => {
    await alone(trx, gate, event, kind, { account }, reason)
    return invite(trx, gate, account)
  })
}

/** Says who of the register has an account. Throws as proposing it does. */
export async function setOfficerFromMachine(db: Db, gate: Gate, account: string, officer: string): Promise<void> {
  const reason = 'Gắn với danh bạ tại máy chủ bằng dòng lệnh / Bound to the register in the terminal of the machine'
  await write(db, entryOf(reason), (trx, event) => alone(trx, gate, event, 'account-officer', { account, officer }, reason))
}
