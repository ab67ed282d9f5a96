import { z } from 'zod'
import { actor, instant, pageOf, paging, route } from '../base/schema.ts'

/** One line of the record: who did what to which thing, when and why. */
export const ledgerEvent = z.object({
  id: z.int(),
  at: instant,
  actor,
  /** noun.verb */
  kind: z.string(),
  subject: z.string().nullable(),
  reason: z.string(),
  body: z.record(z.string(), z.unknown()),
})
export type LedgerEvent = z.infer<typeof ledgerEvent>

export const listEvents = route({
  method: 'GET',
  path: '/api/events',
  summary: 'The record: who did what, and why; newest first',
  action: 'event.read',
  facts: [],
  input: z.object({ ...paging, subject: z.string().max(100).optional(), kind: z.string().max(60).optional() }),
  output: pageOf(ledgerEvent),
})
