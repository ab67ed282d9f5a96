import { z } from 'zod'
import { day, empty, route } from '../../base/schema.ts'

/** How often somebody is told by mail how much waits for him. */
export const DIGESTS = ['none', 'daily', 'weekly'] as const
export type Every = (typeof DIGESTS)[number]

/** Why the last one did not arrive, as far as it can be said: the mail server was not reached, took it not, or nobody knows what became of it. */
export const DIGEST_FAILURES = ['unreached', 'refused', 'unknown'] as const
export type DigestFailure = (typeof DIGEST_FAILURES)[number]

const address = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^@\s,;<>"]+@[^@\s,;<>"]+$/u)
const language = z.enum(['vi', 'en'])

/** What somebody has chosen, and what came of it. */
const digest = z.object({
  every: z.enum(DIGESTS),
  address: z.string(),
  language,
  /** Domains to which this installation sends; null where it sends no mail. */
  domains: z.array(z.string()).nullable(),
  sentOn: day.nullable(),
  failed: z.object({ on: day, why: z.enum(DIGEST_FAILURES) }).nullable(),
})
export type Digest = z.infer<typeof digest>

export const showDigest = route({
  method: 'GET',
  path: '/api/me/digest',
  summary: 'Whether whoever asks is told by mail how much waits for him',
  action: 'self.read',
  facts: [],
  input: empty,
  output: digest,
})

export const setDigest = route({
  method: 'POST',
  path: '/api/me/digest',
  summary: 'Choose to be told by mail, daily, weekly or not, how much waits; the mail names nothing',
  action: 'self.change',
  facts: [],
  input: z.object({ every: z.enum(DIGESTS), address: address.nullable().default(null), language: language.default('vi') }),
  output: digest,
})
