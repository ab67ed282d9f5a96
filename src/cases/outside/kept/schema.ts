import { z } from 'zod'
import { bilingual, day } from '../../../base/schema.ts'

/** From where a case came that stands on no finding, as it was called when it was opened. */
export const keptOrigin = bilingual.extend({
  kind: z.string(),
  /** Of its paper; null where it has none, and of a report. */
  number: z.string().nullable(),
  day: day.nullable(),
  cite: bilingual,
  confirmed: z.boolean(),
  /** Whether documents name it. */
  printed: z.boolean(),
})
export type CaseOrigin = z.infer<typeof keptOrigin>
