import { z } from 'zod'
import { done, id, instant, line, pageOf, paging, route } from '../base/schema.ts'

/** What another system can be told; `KINDS` says of each where it comes from. */
export const HOOK_KINDS = [
  'finding.raised',
  'finding.updated',
  'finding.returned',
  'finding.withdrawn',
  'finding.confirmed',
  'finding.dismissed',
  'finding.moved',
  'finding.assigned',
  'detect.run',
  'import.done',
  'job.failed',
  'organisation.imported',
  'rulebook.used',
  'access.account-added',
  'access.account-closed',
  'access.role-granted',
  'access.role-ended',
  'break-glass.asked',
] as const
export type HookKind = (typeof HOOK_KINDS)[number]
const kinds = z
  .array(z.enum(HOOK_KINDS))
  .min(1)
  .max(HOOK_KINDS.length)
  .transform((given) => [...new Set(given)])

/**
 * Why a webhook is off. `gone`: the receiver answered 410; `failing`: five days without an attempt that did not fail; `account`: the account may have none
 * any more; `sealed`: its secret cannot be opened with the key of the home; `restored`: the installation was made from a backup.
 */
export const OFF_WHY = ['person', 'gone', 'failing', 'account', 'sealed', 'restored'] as const

/** Why an attempt failed. `status`: an answer other than 2xx; `host`: the configuration does not name it any more; `config`: it cannot be used itself. */
export const SEND_ERRORS = ['status', 'redirect', 'timeout', 'refused', 'name', 'tls', 'host', 'config'] as const
export type SendError = (typeof SEND_ERRORS)[number]

export const MESSAGE_STATES = ['waiting', 'delivered', 'failed'] as const
export const message = z.object({
  id,
  kind: z.enum(['events', 'ping']),
  /** How many items it had when it was last sent. */
  n: z.int(),
  madeAt: instant,
  state: z.enum(MESSAGE_STATES),
  attempts: z.int(),
  triedAt: instant.nullable(),
  /** When it is tried next; null where it is not. */
  nextAt: instant.nullable(),
  status: z.int().nullable(),
  error: z.enum(SEND_ERRORS).nullable(),
  tookMs: z.int().nullable(),
})
export type Message = z.infer<typeof message>

export const webhook = z.object({
  id,
  name: z.string(),
  host: z.string(),
  /** Whole to whose it is alone. */
  url: z.string().nullable(),
  kinds: z.array(z.enum(HOOK_KINDS)),
  /** With whose eyes. */
  owner: z.string(),
  mine: z.boolean(),
  /** Null: it is on. */
  off: z.enum(OFF_WHY).nullable(),
  failingSince: instant.nullable(),
  madeAt: instant,
  /** Until when the secret before signs, too. */
  oldUntil: instant.nullable(),
  waiting: z.int(),
  last: message.pick({ triedAt: true, state: true, status: true, error: true }).nullable(),
})
export type Webhook = z.infer<typeof webhook>

const read = { action: 'webhook.read', facts: [] } as const
const change = { action: 'webhook.change', facts: [] } as const
const address = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^\P{Cc}*$/u)
const asked = { name: line.max(100), url: address, kinds }
const secret = z.object({ id, secret: z.string() })

export const listWebhooks = route({
  ...read,
  method: 'GET',
  path: '/api/webhooks',
  summary: 'Webhooks, the newest first: the own ones, and all to whoever operates',
  input: z.object(paging),
  output: pageOf(webhook).extend({
    /** Hosts that the configuration lets be told. */
    hosts: z.array(z.string()),
    /** Whoever asks has an account with whose eyes one can be made. */
    canMake: z.boolean(),
  }),
})

export const showWebhook = route({
  ...read,
  method: 'GET',
  path: '/api/webhooks/:id',
  summary: 'One webhook',
  input: z.object({ id }),
  output: webhook,
})

export const makeWebhook = route({
  ...change,
  fresh: true,
  method: 'POST',
  path: '/api/webhooks',
  summary: 'Make a webhook with the eyes of the own account; its secret is shown once',
  input: z.object(asked),
  output: secret,
})

export const changeWebhook = route({
  ...change,
  fresh: true,
  method: 'POST',
  path: '/api/webhooks/:id',
  summary: 'Change name, address or kinds of an own webhook',
  input: z.object({ id, ...asked }),
  output: done,
})

export const rotateWebhook = route({
  ...change,
  fresh: true,
  method: 'POST',
  path: '/api/webhooks/:id/rotate',
  summary: 'A new secret for an own webhook, shown once; the one before signs beside it for 24 hours',
  input: z.object({ id }),
  output: secret,
})

export const switchWebhook = route({
  ...change,
  method: 'POST',
  path: '/api/webhooks/:id/switch',
  summary: 'Switch a webhook on or off; what happens while it is off is never told',
  input: z.object({ id, on: z.boolean() }),
  output: done,
})

export const removeWebhook = route({
  ...change,
  fresh: true,
  method: 'DELETE',
  path: '/api/webhooks/:id',
  summary: 'Remove a webhook with its deliveries',
  input: z.object({ id }),
  output: done,
})

export const pingWebhook = route({
  ...change,
  method: 'POST',
  path: '/api/webhooks/:id/ping',
  summary: 'Send a message that says nothing, to see whether it arrives',
  input: z.object({ id }),
  output: done,
})

export const listMessages = route({
  ...read,
  method: 'GET',
  path: '/api/webhooks/:id/messages',
  summary: 'Deliveries of a webhook, the newest first: state, attempts, number of the answer, how long it took',
  input: z.object({ ...paging, id }),
  output: pageOf(message),
})

export const sendAgain = route({
  ...change,
  method: 'POST',
  path: '/api/webhooks/:id/messages/:message/again',
  summary: 'Send a delivery again, with the same id; what may be told of it is looked up anew',
  input: z.object({ id, message: id }),
  output: done,
})
