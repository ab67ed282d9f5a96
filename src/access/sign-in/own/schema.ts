import { z } from 'zod'
import { day, done, empty, id, instant, line, route } from '../../../base/schema.ts'
import { action } from '../../schema.ts'
import {
  newPassword,
  password,
  code,
  ticket,
  enrolment,
  recoveryCodes,
  credentialOptions,
  credential,
  changeOwn,
  readOwn,
} from '../schema.ts'

export const changePassword = route({
  ...changeOwn,
  fresh: 'code',
  method: 'POST',
  path: '/api/me/password',
  summary: 'Change the own password; the other sessions and all tokens end',
  input: z.object({ current: password, password: newPassword }),
  output: done,
})

export const beginSecondFactor = route({
  ...changeOwn,
  fresh: 'both',
  method: 'POST',
  path: '/api/me/second-factor',
  summary: 'Set up another app that shows codes; the one before holds until that is confirmed',
  input: empty,
  output: enrolment.extend({ ticket: z.string() }),
})

export const finishSecondFactor = route({
  ...changeOwn,
  fresh: 'both',
  method: 'POST',
  path: '/api/me/second-factor/confirm',
  summary: 'The first code of the other app; the other sessions end, new recovery codes come back, once',
  input: z.object({ ticket, code }),
  output: recoveryCodes,
})

export const makeRecoveryCodes = route({
  ...changeOwn,
  fresh: 'both',
  method: 'POST',
  path: '/api/me/recovery-codes',
  summary: 'New recovery codes, shown once; those before are void',
  input: empty,
  output: recoveryCodes,
})

export const passkey = z.object({ id, name: z.string(), createdAt: instant, usedOn: day.nullable() })
export type Passkey = z.infer<typeof passkey>

export const listPasskeys = route({
  ...readOwn,
  method: 'GET',
  path: '/api/me/passkeys',
  summary: 'The own passkeys',
  input: empty,
  output: z.object({ rows: z.array(passkey) }),
})

export const beginPasskey = route({
  ...changeOwn,
  fresh: 'both',
  method: 'POST',
  path: '/api/me/passkeys/begin',
  summary: 'Another passkey: what the browser is to be asked',
  input: empty,
  output: credentialOptions,
})

export const finishPasskey = route({
  ...changeOwn,
  fresh: 'both',
  method: 'POST',
  path: '/api/me/passkeys',
  summary: 'Another passkey: what the browser said',
  input: z.object({ ticket, name: line, credential }),
  output: passkey,
})

export const removePasskey = route({
  ...changeOwn,
  fresh: 'both',
  method: 'DELETE',
  path: '/api/me/passkeys/:id',
  summary: 'Forget one of the own passkeys',
  input: z.object({ id }),
  output: done,
})

export const session = z.object({
  id,
  current: z.boolean(),
  startedAt: instant,
  seenAt: instant,
  endsAt: instant,
  address: z.string().nullable(),
  /** What the browser calls itself. */
  agent: z.string().nullable(),
})
export type Session = z.infer<typeof session>

export const listSessions = route({
  ...readOwn,
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'The own sessions that have not ended',
  input: empty,
  output: z.object({ rows: z.array(session) }),
})

export const endSession = route({
  ...changeOwn,
  fresh: true,
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  summary: 'End one of the own sessions',
  input: z.object({ id }),
  output: done,
})

export const endOtherSessions = route({
  ...changeOwn,
  fresh: true,
  method: 'POST',
  path: '/api/me/sessions/end-others',
  summary: 'End every own session but this one',
  input: empty,
  output: z.object({ ended: z.int() }),
})

export const token = z.object({
  id,
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: instant,
  /** The last day on which it holds. */
  expiresOn: day,
  usedOn: day.nullable(),
  state: z.enum(['valid', 'expired', 'revoked']),
})
export type Token = z.infer<typeof token>

export const listTokens = route({
  ...readOwn,
  method: 'GET',
  path: '/api/me/tokens',
  summary: 'The own tokens for programs; what they are is never shown again',
  input: empty,
  output: z.object({ rows: z.array(token) }),
})

export const makeToken = route({
  ...changeOwn,
  fresh: true,
  method: 'POST',
  path: '/api/me/tokens',
  summary: 'A token for a program, for at most a year and for these actions only; shown once',
  input: z.object({ name: line, scopes: z.array(action).min(1).max(40), expiresOn: day }),
  output: z.object({ id, token: z.string() }),
})

export const revokeToken = route({
  ...changeOwn,
  method: 'DELETE',
  path: '/api/me/tokens/:id',
  summary: 'Revoke one of the own tokens',
  input: z.object({ id }),
  output: done,
})
