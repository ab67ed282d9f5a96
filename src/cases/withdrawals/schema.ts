import { z } from 'zod'
import { day, id } from '../../base/schema.ts'

const person = z.object({ id: z.string(), name: z.string() })

/** That something was taken over by mistake: proposed by one, confirmed by a second, or dropped, so that it stays. */
export const withdrawal = z.object({
  id,
  reason: z.string(),
  proposedBy: person,
  proposedOn: day,
  confirmedBy: person.nullable(),
  confirmedOn: day.nullable(),
  droppedBy: person.nullable(),
  droppedOn: day.nullable(),
  droppedWhy: z.string().nullable(),
})
export type Withdrawal = z.infer<typeof withdrawal>
