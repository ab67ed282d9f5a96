import type { Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import type { Entry, OpenEvent } from '../../ledger/index.ts'
import { grantWithin, type NewGrant } from '../roles/index.ts'
import { addWithin, inviteByTwo, openWithin, resetWithin, setOfficerWithin, takeFactorWithin, type Gate } from '../sign-in/index.ts'
import type { NewAccount } from '../sign-in/accounts.ts'
import { isLinked } from './pure.ts'
import type { ProposalKind } from './schema.ts'

/** What is done, by kind; the same in a proposal and in the terminal of the machine. */
export interface Inputs {
  'role-given': NewGrant
  'account-added': NewAccount
  'account-reset': { account: string }
  'account-factor': { account: string }
  'account-opened': { account: string }
  'account-officer': { account: string; officer: string | null }
}

/** In what an act is done. */
export interface Doing {
  trx: Trx
  gate: Gate
  event: OpenEvent
  actor: Actor
  /** What its event says beside what it says by itself. */
  entry: Partial<Entry>
}

type Act<I> = (doing: Doing, input: I) => Promise<string>

/** How each kind is done, as things stand; gives the account. Throws where it cannot be. */
const ACTS: { [K in ProposalKind]: Act<Inputs[K]> } = {
  'role-given': async ({ trx, event, actor, entry }, input) => {
    await grantWithin(trx, event, actor, input, entry)
    return input.account
  },
  'account-added': ({ trx, gate, event, entry }, input) => addWithin(trx, gate, event, input, entry),
  'account-reset': async ({ trx, gate, event, entry }, { account }) => {
    await resetWithin(trx, gate, event, account, entry)
    return account
  },
  'account-factor': async ({ trx, gate, event, entry }, { account }) => {
    await takeFactorWithin(trx, gate, event, account, entry)
    return account
  },
  'account-opened': async ({ trx, gate, event, entry }, { account }) => {
    await openWithin(trx, gate, event, account, entry)
    return account
  },
  'account-officer': async ({ trx, gate, event, entry }, input) => {
    await setOfficerWithin(trx, gate, event, input, entry)
    return input.account
  },
}

export function act<K extends ProposalKind>(kind: K, doing: Doing, input: Inputs[K]): Promise<string> {
  return ACTS[kind](doing, input)
}

/** The same for what two persons did: a link comes with it where the person has to choose a password or to set up a second factor. */
export async function actOfTwo<K extends ProposalKind>(kind: K, doing: Doing, input: Inputs[K], proposal: string): Promise<string> {
  const account = await act(kind, doing, input)
  if (isLinked(kind)) await inviteByTwo(doing.trx, doing.gate, account, proposal)
  return account
}

/** The account that an act is about, null for one that is to be made; and the number to whom it gives it. */
export function subjectsOf<K extends ProposalKind>(kind: K, input: Inputs[K]): { account: string | null; officer: string | null } {
  const { account = null, officer = null } = input as { account?: string; officer?: string | null }
  return { account: kind === 'account-added' ? null : account, officer }
}
