import type { ProposalKind, ProposalState } from './schema.ts'

/** Who brings a proposal from one state into another: a second person, whoever proposed it, or nobody (time, or that it does not fit any more). */
export type Mover = 'second' | 'proposer' | 'nobody'

/** The way of a proposal. What was decided stays: whoever wants something else proposes anew. */
export const MOVES: Readonly<Record<ProposalState, Partial<Record<ProposalState, Mover>>>> = {
  open: { approved: 'second', refused: 'second', withdrawn: 'proposer', lapsed: 'nobody' },
  approved: {},
  refused: {},
  withdrawn: {},
  lapsed: {},
  machine: {},
}

/** Whether a link in two parts comes of it. */
export function isLinked(kind: ProposalKind): boolean {
  return kind === 'account-added' || kind === 'account-reset' || kind === 'account-factor'
}

/** Kinds of events about an account of which its person is told. */
export const TOLD_KINDS = [
  'access.account-added',
  'access.account-closed',
  'access.account-opened',
  'access.account-officer-set',
  'access.account-reset',
  'access.factor-reset',
  'access.role-ended',
  'access.role-granted',
] as const
