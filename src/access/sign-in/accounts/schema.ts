import { z } from 'zod'
import { day, done, id, instant, pageOf, paging, reason, route } from '../../../base/schema.ts'

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

export const closeAccount = route({
  method: 'POST',
  path: '/api/accounts/:id/close',
  summary: 'Close an account at once, which ends its sessions and tokens',
  action: 'account.change',
  facts: [],
  fresh: true,
  input: z.object({ id, reason }),
  output: done,
})
