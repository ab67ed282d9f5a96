import { z } from 'zod'
import { bilingual } from '../../base/schema.ts'

/** Where a number of the administration's own stands, and whether a lawyer has confirmed it. */
export const practiceBasis = z.object({ cite: bilingual, confirmed: z.boolean(), note: z.string() })
export type PracticeBasis = z.infer<typeof practiceBasis>
