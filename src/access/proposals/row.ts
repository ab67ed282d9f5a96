import { sql } from 'kysely'
import { LiemError, type Trx } from '../../base/index.ts'
import { MOVES, type Mover } from './pure.ts'
import { PARTIES, type Parties } from './persons.ts'
import type { Inputs } from './kinds.ts'
import type { ProposalKind, ProposalState } from './schema.ts'

/** A proposal as it stands in the table. */
export interface ProposalRow extends Parties {
  id: string
  kind: ProposalKind
  state: ProposalState
  input: Inputs[ProposalKind]
  reason: string
  proposedBy: string
  holder: string | null
  /** Who has the account now. */
  holderNow: string | null
  decider: string | null
}

/** What is open and past its end has lapsed, whether or not somebody has written it down yet. */
export const STATE = sql<ProposalState>`case when p.state = 'open' and p.ends_at <= now() then 'lapsed' else p.state end`

/** The proposal, which nobody else decides until the transaction ends. Throws `absent`. */
export async function lockProposal(trx: Trx, id: string): Promise<ProposalRow> {
  await sql`select from access.proposal where id = ${id} for update`.execute(trx)
  const { rows } =
    await sql<ProposalRow>`select p.id, p.kind, ${STATE} as state, p.input, p.reason, p.holder, ${PARTIES}, a.officer as "holderNow",
      p.proposed_by as "proposedBy", p.decider
    from access.proposal p left join access.account a on a.id = p.account left join access.account proposer on proposer.id = p.proposer
    where p.id = ${id}`.execute(trx)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such proposal')
  return rows[0]
}

/** Throws `conflict` where this cannot become of it any more. */
export function requireMove({ state }: ProposalRow, to: ProposalState, mover: Mover): void {
  if (MOVES[state][to] === mover) return
  throw new LiemError('conflict', state === 'lapsed' ? 'this proposal has lapsed' : 'this proposal was decided already', {
    hint: 'whoever still wants it proposes it anew',
  })
}
