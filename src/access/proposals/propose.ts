import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { write } from '../../ledger/index.ts'
import type { Gate } from '../sign-in/index.ts'
import { act, subjectsOf, type Doing, type Inputs } from './kinds.ts'
import { lapseWithin } from './lapse.ts'
import { oneProposal } from './list.ts'
import { obstacleToPropose, personOf, refusalOf, type By } from './persons.ts'
import type { Proposal, ProposalKind } from './schema.ts'

/**
 * Proposes an act; another person approves it within 72 hours, or it lapses. It is tried out, so that what cannot be done is not proposed: throws as the
 * act itself does, and `conflict` where whoever asks may not propose it, or the same is open already.
 */
export async function propose<K extends ProposalKind>(
  db: Db,
  gate: Gate,
  by: By,
  kind: K,
  { input, reason }: { input: Inputs[K]; reason: string },
): Promise<Proposal> {
  if (by.identity.by === 'local') throw noAccounts()
  const entry = {
    actor: by.actor,
    kind: 'access.proposed',
    reason,
    subject: (id: string) => `proposal:${id}`,
    body: { kind, ...(input as Record<string, unknown>) },
  }
  const id = await write(db, entry, async (trx, event) => {
    const subjects = subjectsOf(kind, input)
    const holder = await holderOf(trx, subjects.account)
    const obstacle = obstacleToPropose(await personOf(trx, by.identity), subjects.account, [holder, subjects.officer])
    if (obstacle !== null) throw refusalOf(obstacle)
    await tryOut(kind, { trx, gate, event, actor: by.actor, entry: {} }, input)
    await lapseWithin(trx, event)
    const row = { ...subjects, holder, kind, input: JSON.stringify(input), reason: reason.toWellFormed(), event: event.id }
    const made = await trx
      .insertInto('access.proposal')
      .values({ ...row, proposer: by.identity.account, proposed_by: by.actor.name })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made === undefined)
      throw new LiemError('conflict', 'this is proposed already, and waits for a second person', { hint: 'see the list of proposals' })
    return made.id
  })
  return oneProposal(db, gate, by.identity, id)
}

function noAccounts(): LiemError {
  return new LiemError('conflict', 'this installation has no accounts', {
    hint: 'the first one is made in the terminal of the machine: liem admin add',
  })
}

/** Who has an account; null for one that there is not yet, or of nobody in the register. Throws `absent`. */
async function holderOf(trx: Trx, account: string | null): Promise<string | null> {
  if (account === null) return null
  const row = await trx.selectFrom('access.account').select('officer').where('id', '=', account).executeTakeFirst()
  if (row === undefined) throw new LiemError('absent', 'there is no such account')
  return row.officer
}

/** Does it and takes it back, its events included. */
async function tryOut<K extends ProposalKind>(kind: K, doing: Doing, input: Inputs[K]): Promise<void> {
  await sql`savepoint trial`.execute(doing.trx)
  await act(kind, doing, input)
  await sql`rollback to savepoint trial`.execute(doing.trx)
}
