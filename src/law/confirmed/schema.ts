import { z } from 'zod'
import { bilingual, day, id, instant, line, reason, route } from '../../base/schema.ts'

/** That a lawyer has compared a rule of an instrument with its text: entered by one person, in force once another has published it. */
export const confirmation = z.object({
  id,
  rule: z.string(),
  /** Name of the lawyer, and the day of the comparison. */
  lawyer: z.string(),
  comparedOn: day,
  state: z.enum(['entered', 'published']),
  /** Who entered and who published it, and whether that was whoever asks. */
  enteredBy: z.string(),
  enteredAt: instant,
  own: z.boolean(),
  publishedBy: z.string().nullable(),
  publishedAt: instant.nullable(),
})
export type Confirmation = z.infer<typeof confirmation>

const row = z.object({
  rule: z.string(),
  cite: z.string(),
  citeVi: z.string(),
  ...bilingual.shape,
  confirmation: confirmation.nullable(),
})

export const listConfirmations = route({
  method: 'GET',
  path: '/api/law/confirmations',
  summary: 'Rules of instruments, whether a lawyer has compared them with their text, and what waits for a second person',
  action: 'rulebook.read',
  facts: [],
  input: z.object({
    state: z.enum(['none', 'entered', 'published', 'all']).default('all'),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    rows: z.array(row),
    next: z.string().nullable(),
    counts: z.object({ none: z.int(), entered: z.int(), published: z.int() }),
  }),
})

export const enterConfirmation = route({
  method: 'POST',
  path: '/api/law/confirmations',
  summary: 'Enter that a lawyer has compared a rule with its text; another person publishes it',
  action: 'rulebook.change',
  facts: [],
  fresh: true,
  input: z.object({ rule: z.string().min(1).max(100), lawyer: line, comparedOn: day, reason }),
  output: confirmation,
})

export const publishConfirmation = route({
  method: 'POST',
  path: '/api/law/confirmations/:id/publish',
  summary: 'Publish what another person has entered: from then on the rule has force',
  action: 'rulebook.decide',
  facts: [],
  fresh: true,
  input: z.object({ id, reason }),
  output: confirmation,
})

export const withdrawConfirmation = route({
  method: 'POST',
  path: '/api/law/confirmations/:id/withdraw',
  summary: 'Take a confirmation back: the rule has no force any more',
  action: 'rulebook.change',
  facts: [],
  fresh: true,
  input: z.object({ id, reason }),
  output: z.object({ id }),
})
