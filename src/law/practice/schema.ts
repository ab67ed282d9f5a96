import { z } from 'zod'
import { bilingual } from '../../base/schema.ts'

/** Where a number of the administration's own stands, and whether a lawyer has confirmed it. */
export const practiceBasis = z.object({ cite: bilingual, confirmed: z.boolean(), note: z.string() })
export type PracticeBasis = z.infer<typeof practiceBasis>

/** Acts that can be signed with a passkey, as the record of acts calls them; for which of them it is demanded, practice says. */
export const PROVED_ACTS = ['case.decision-signed', 'case.ruling-signed'] as const
export type ProvedAct = (typeof PROVED_ACTS)[number]
