import { z } from 'zod'
import { day, done, id, instant, line, pageOf, paging, reason, route } from '../../../base/schema.ts'
import { login } from '../schema.ts'

const administer = { facts: [], action: 'account.change', fresh: true } as const

/** `invited`: no password was chosen yet. */
export const ACCOUNT_STATES = ['invited', 'active', 'disabled'] as const
export const account = z.object({
  id,
  login: z.string(),
  officer: z.string().nullable(),
  name: z.string(),
  state: z.enum(ACCOUNT_STATES),
  secondFactor: z.boolean(),
  createdAt: instant,
  /** The last day on which somebody signed in. */
  signedInOn: day.nullable(),
})
export type Account = z.infer<typeof account>

/** To be handed over, not sent along with the name; holds for 24 hours and once. `path` is put behind the address of the server. */
export const invitation = z.object({ account: id, secret: z.string(), path: z.string(), expiresAt: instant })
export type Invitation = z.infer<typeof invitation>

export const listAccounts = route({
  method: 'GET',
  path: '/api/accounts',
  summary: 'Accounts of people, by name',
  action: 'account.read',
  facts: [],
  records: { people: ['rows.officer'] },
  input: z.object({ ...paging, text: z.string().trim().max(100).default(''), state: z.enum(ACCOUNT_STATES).optional() }),
  output: pageOf(account),
})

export const addAccount = route({
  ...administer,
  method: 'POST',
  path: '/api/accounts',
  summary: 'Make an account; its link is shown once',
  input: z.object({ login, name: line, officer: z.string().trim().min(1).max(60).nullable().default(null), reason }),
  output: invitation,
})

export const resetAccount = route({
  ...administer,
  method: 'POST',
  path: '/api/accounts/:id/reset',
  summary: 'Take password and second factor from an account, end its sessions and tokens, and make a new link',
  input: z.object({ id, reason }),
  output: invitation,
})

export const setAccountState = route({
  ...administer,
  method: 'POST',
  path: '/api/accounts/:id/state',
  summary: 'Close an account, which ends its sessions and tokens, or open it again',
  input: z.object({ id, state: z.enum(['active', 'disabled']), reason }),
  output: done,
})
