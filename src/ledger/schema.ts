import { z } from 'zod'
import { actor, day, instant, pageOf, paging, route } from '../base/schema.ts'

/** One line of the record: who did what to which thing, when and why. */
export const ledgerEvent = z.object({
  id: z.int(),
  at: instant,
  actor,
  /** noun.verb */
  kind: z.string(),
  subject: z.string().nullable(),
  /** How people call the subject, where that is known. */
  label: z.string().nullish(),
  reason: z.string(),
  body: z.record(z.string(), z.unknown()),
})
export type LedgerEvent = z.infer<typeof ledgerEvent>
/** Why an act on a finding was done, and what it changed, is part of the finding: null and empty for whoever sees none. */
const shownEvent = ledgerEvent.extend({ reason: z.string().nullable() })

export const listEvents = route({
  method: 'GET',
  path: '/api/events',
  summary: 'The record: who did what, and why; newest first',
  action: 'event.read',
  facts: [],
  records: {},
  input: z.object({
    ...paging,
    subject: z.string().trim().max(100).optional(),
    kind: z.string().max(60).optional(),
    actor: z.string().trim().max(100).optional(),
    from: day.optional(),
    until: day.optional(),
  }),
  output: pageOf(shownEvent),
})
