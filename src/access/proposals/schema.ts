import { z } from 'zod'
import { day, id, instant, line, pageOf, paging, reason, route } from '../../base/schema.ts'
import { unitName } from '../../organisation/schema.ts'
import { newGrant, ROLE_IDS } from '../roles/schema.ts'
import { login } from '../sign-in/schema.ts'

/** What takes two persons. */
export const PROPOSAL_KINDS = [
  'role-given',
  'account-added',
  'account-reset',
  'account-factor',
  'account-opened',
  'account-officer',
] as const
export type ProposalKind = (typeof PROPOSAL_KINDS)[number]

/** `machine`: done in the terminal of the machine, by one person alone. */
export const PROPOSAL_STATES = ['open', 'approved', 'refused', 'withdrawn', 'lapsed', 'machine'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/**
 * Why somebody may not decide: he proposed it; it is about him; he is related to one of the two; the register does not have him; he is of the unit of
 * whoever proposed, and an administrator of another one could decide.
 */
export const OBSTACLES = ['own', 'concerned', 'related', 'unknown', 'same-unit'] as const
export type Obstacle = (typeof OBSTACLES)[number]

const who = z.object({ login: z.string(), name: z.string(), officer: z.string().nullable() })

export const proposal = z.object({
  id,
  kind: z.enum(PROPOSAL_KINDS),
  state: z.enum(PROPOSAL_STATES),
  /** The account that it is about, or that is to be made. */
  account: who,
  /** Of a role. */
  role: z.enum(ROLE_IDS).nullable(),
  unit: unitName.nullable(),
  from: day.nullable(),
  until: day.nullable(),
  /** To whom of the register the account is given, where that is proposed; null: to nobody. */
  officer: z.object({ number: z.string(), name: z.string() }).nullable(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: instant,
  endsAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  answer: z.string().nullable(),
  /** What whoever asks can do now: decide, withdraw what he proposed, or take his part of the link. */
  can: z.array(z.enum(['decide', 'withdraw', 'link', 'code'])),
  /** Why he cannot decide it while it is open. */
  obstacle: z.enum(OBSTACLES).nullable(),
})
export type Proposal = z.infer<typeof proposal>

export const listProposals = route({
  method: 'GET',
  path: '/api/proposals',
  summary: 'Acts on accounts and roles that wait for a second person, or were decided, or done in the terminal of the machine',
  action: 'proposal.read',
  facts: [],
  records: { people: ['rows.account.officer'] },
  input: z.object({ ...paging, state: z.enum(['open', 'decided']).default('open'), account: id.optional() }),
  output: pageOf(proposal),
})

const proposing = { method: 'POST', facts: [], fresh: true, output: proposal } as const

export const proposeRole = route({
  ...proposing,
  path: '/api/grants',
  summary: 'Propose to give an account a role, for a unit and all below it or everywhere',
  action: 'grant.change',
  input: z.object({ ...newGrant, reason }),
})

export const proposeAccount = route({
  ...proposing,
  path: '/api/accounts',
  summary: 'Propose to make an account',
  action: 'account.change',
  input: z.object({ login, name: line, officer: z.string().trim().min(1).max(60).nullable().default(null), reason }),
})

export const proposeReset = route({
  ...proposing,
  path: '/api/accounts/:id/reset',
  summary: 'Propose to take the password from an account, end its sessions and tokens, and make a new link; the second factor stays',
  action: 'account.change',
  input: z.object({ id, reason }),
})

export const proposeFactor = route({
  ...proposing,
  path: '/api/accounts/:id/second-factor',
  summary:
    'Propose to take the second factor from an account, end its sessions and tokens, and make a link to set up another; the password stays',
  action: 'account.change',
  input: z.object({ id, reason }),
})

export const proposeOpening = route({
  ...proposing,
  path: '/api/accounts/:id/open',
  summary: 'Propose to open a closed account again',
  action: 'account.change',
  input: z.object({ id, reason }),
})

export const proposeOfficer = route({
  ...proposing,
  path: '/api/accounts/:id/officer',
  summary: 'Propose to say who of the register has an account, or that nobody has',
  action: 'account.change',
  input: z.object({ id, officer: z.string().trim().min(1).max(60).nullable(), reason }),
})

const deciding = { method: 'POST', action: 'proposal.decide', facts: [], fresh: true, output: proposal } as const

export const approveProposal = route({
  ...deciding,
  path: '/api/proposals/:id/approve',
  summary: 'Approve what somebody else proposed; it is done with that',
  input: z.object({ id, reason }),
})

export const refuseProposal = route({
  ...deciding,
  path: '/api/proposals/:id/refuse',
  summary: 'Refuse what somebody else proposed',
  input: z.object({ id, reason }),
})

export const withdrawProposal = route({
  method: 'POST',
  path: '/api/proposals/:id/withdraw',
  summary: 'Withdraw what one has proposed',
  action: 'proposal.change',
  facts: [],
  input: z.object({ id, reason }),
  output: proposal,
})

/** Whoever proposed takes the link, whoever approved the code; one holds with the other alone. */
export const takePart = route({
  method: 'POST',
  path: '/api/proposals/:id/part',
  summary: 'Take one’s part of the link of an approved proposal: the link, or the code; a part that was taken before is void',
  action: 'proposal.decide',
  facts: [],
  fresh: true,
  input: z.object({ id }),
  output: z.object({ part: z.enum(['link', 'code']), text: z.string(), expiresAt: instant }),
})
export type Part = z.infer<typeof takePart.output>

/** Something that was done to the own account by those who manage accounts. */
export const accountAct = z.object({
  id: z.int(),
  at: instant,
  kind: z.string(),
  role: z.enum(ROLE_IDS).nullable(),
  /** Who did it or approved it, and who proposed it. */
  by: z.string(),
  proposedBy: z.string().nullable(),
  fresh: z.boolean(),
})
export type AccountAct = z.infer<typeof accountAct>

export const listOwnActs = route({
  method: 'GET',
  path: '/api/me/acts',
  summary: 'What was done to the own account: made, reset, closed, opened, roles given and taken away',
  action: 'self.read',
  facts: [],
  input: z.object({ ...paging }),
  output: pageOf(accountAct),
})

export const seeOwnActs = route({
  method: 'POST',
  path: '/api/me/acts/seen',
  summary: 'Say that one has seen what was done to the own account, up to this event',
  action: 'self.change',
  facts: [],
  input: z.object({ event: z.int().min(1) }),
  output: z.object({ seen: z.int() }),
})
