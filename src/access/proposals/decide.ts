import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { write } from '../../ledger/index.ts'
import { decide, principalOf } from '../roles/index.ts'
import { takePart, type Gate } from '../sign-in/index.ts'
import { actOfTwo } from './kinds.ts'
import { oneProposal } from './list.ts'
import { obstacleTo, personOf, refusalOf, type By } from './persons.ts'
import { lockProposal, requireMove, type ProposalRow } from './row.ts'
import type { Part, Proposal, ProposalState } from './schema.ts'

interface Asked {
  id: string
  reason: string
}

/**
 * Approves what somebody else proposed, and does it in the same transaction, as things stand then; approving twice is once. Throws `absent`, `conflict`
 * where it was decided, lapsed, or whoever asks may not decide it, and where it does not fit any more: then it lapses.
 */
export async function approveProposal(db: Db, gate: Gate, by: By, { id, reason }: Asked): Promise<Proposal> {
  const body = (row: ProposalRow | null) => (row === null ? null : { kind: row.kind, proposedBy: proposerOf(row), approvedBy: nameOf(by) })
  const entry = { actor: by.actor, kind: 'access.approved', reason, subject: `proposal:${id}`, body }
  await write(db, entry, async (trx, event) => {
    const row = await lockProposal(trx, id)
    if (row.state === 'approved' && row.decider === by.identity.account) return null
    requireMove(row, 'approved', 'second')
    await requireSecond(trx, by, row)
    const names = { proposal: id, proposedBy: proposerOf(row), approvedBy: nameOf(by) }
    const doing = { trx, gate, event, actor: by.actor, entry: { reason: row.reason, body: names } }
    const account = await fitting(async () => {
      await requireUnchanged(trx, row)
      return actOfTwo(row.kind, doing, row.input, id)
    })
    await settle(trx, id, { state: 'approved', account, by, answer: reason })
    return row
  }).catch(async (error: unknown) => {
    if (!(error instanceof Unfit)) throw error
    await lapse(db, by, id, error.because)
    throw new LiemError('conflict', `what was proposed does not fit any more, and has lapsed: ${error.because.message}`, {
      hint: 'whoever still wants it proposes it anew',
      cause: error.because,
    })
  })
  return oneProposal(db, gate, by.identity, id)
}

/** Refuses what somebody else proposed. Throws as approving does. */
export async function refuseProposal(db: Db, gate: Gate, by: By, { id, reason }: Asked): Promise<Proposal> {
  await write(db, { actor: by.actor, kind: 'access.refused', reason, subject: `proposal:${id}` }, async (trx) => {
    const row = await lockProposal(trx, id)
    requireMove(row, 'refused', 'second')
    await requireSecond(trx, by, row)
    await settle(trx, id, { state: 'refused', by, answer: reason })
  })
  return oneProposal(db, gate, by.identity, id)
}

/** Withdraws what one has proposed oneself. Throws `absent` for another one's, `conflict` where it was decided or lapsed. */
export async function withdrawProposal(db: Db, gate: Gate, by: By, { id, reason }: Asked): Promise<Proposal> {
  await write(db, { actor: by.actor, kind: 'access.withdrawn', reason, subject: `proposal:${id}` }, async (trx) => {
    const row = await lockProposal(trx, id)
    if (row.proposer !== by.identity.account) throw new LiemError('absent', 'there is no such proposal')
    requireMove(row, 'withdrawn', 'proposer')
    await settle(trx, id, { state: 'withdrawn', answer: reason })
  })
  return oneProposal(db, gate, by.identity, id)
}

/** The part of the link that is one's own. Throws `absent` for whoever neither proposed nor approved it, `conflict` where the link is used or ended. */
export async function takeOwnPart(db: Db, gate: Gate, { identity, actor }: By, { id }: { id: string }): Promise<Part> {
  const reason = 'Nhận phần của mình trong liên kết / One’s part of the link is taken'
  const body = ({ part }: Part) => ({ part })
  return write(db, { actor, kind: 'access.part-taken', reason, subject: `proposal:${id}`, body }, async (trx) => {
    const { proposer, decider, state } = await lockProposal(trx, id)
    const part = identity.account === proposer ? 'link' : identity.account === decider ? 'code' : null
    if (part === null || state !== 'approved') throw new LiemError('absent', 'there is no such proposal')
    return { part, ...(await takePart(trx, gate, id, part)) }
  })
}

/** That what was proposed cannot be done any more. */
class Unfit extends Error {
  readonly because: LiemError

  constructor(because: LiemError) {
    super(because.message)
    this.because = because
  }
}

async function fitting<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof LiemError && error.code !== 'unavailable' ? new Unfit(error) : error
  }
}

async function requireSecond(trx: Trx, { identity }: By, row: ProposalRow): Promise<void> {
  const obstacle = obstacleTo(await personOf(trx, identity), row)
  if (obstacle !== null) throw refusalOf(obstacle)
}

/** The account is still whose it was, and whoever proposed may still do so. */
async function requireUnchanged(trx: Trx, { holder, holderNow, proposer }: ProposalRow): Promise<void> {
  if (holder !== holderNow) throw new LiemError('conflict', 'the account is another person’s now')
  const { id, officer, name, disabled } = await trx
    .selectFrom('access.account')
    .select(['id', 'officer', 'name', 'disabled'])
    .where('id', '=', proposer)
    .executeTakeFirstOrThrow()
  const asThen = { account: id, officer, name, by: 'session', session: null, freshUntil: null, scopes: null } as const
  if (disabled || decide(await principalOf(trx, asThen), 'proposal.change') === null)
    throw new LiemError('conflict', 'whoever proposed it may not do so any more')
}

async function lapse(db: Db, { actor }: By, id: string, { message }: LiemError): Promise<void> {
  const entry = { actor, kind: 'access.lapsed', reason: message, subject: `proposal:${id}` }
  await write(db, { ...entry, body: (lapsed: boolean) => (lapsed ? {} : null) }, async (trx) => {
    const { state } = await lockProposal(trx, id)
    if (state === 'open') await settle(trx, id, { state: 'lapsed', answer: message })
    return state === 'open'
  })
}

interface Settled {
  state: ProposalState
  by?: By
  answer: string
  account?: string
}

async function settle(trx: Trx, id: string, { state, by, answer, account }: Settled): Promise<void> {
  await sql`update access.proposal set state = ${state}, decider = ${by?.identity.account ?? null}, decided_by = ${by?.actor.name ?? null},
    decided_at = now(), answer = ${answer.toWellFormed()}, account = coalesce(account, ${account ?? null}) where id = ${id}`.execute(trx)
}

const proposerOf = ({ proposer, proposerOfficer, proposedBy }: ProposalRow) => ({ id: proposerOfficer ?? proposer, name: proposedBy })
const nameOf = ({ actor: { id, name } }: By) => ({ id, name })
