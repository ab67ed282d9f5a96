import { z } from 'zod'
import { instant } from '../../base/schema.ts'

/** A change of a degree: `below` discipline, a word of the law, or null where it was not concluded. */
export const regrading = z.object({
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: instant,
  /** Since when somebody had seen what the law answers of that person, its prescription included; null: nobody had. */
  seenAt: instant.nullable(),
})
export type Regrading = z.infer<typeof regrading>
