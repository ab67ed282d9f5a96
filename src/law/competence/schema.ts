import { z } from 'zod'
import { bilingual, day } from '../../base/schema.ts'
import { sureStep } from '../proceedings/schema.ts'

/** What a post is where it is asked who decides on its holder: that of a head, of a deputy, another leading one, none. */
export const POST_CLASSES = ['head', 'deputy', 'leading', 'none'] as const
export type PostClass = (typeof POST_CLASSES)[number]

/** `outside`: somebody above the administration. */
export const COMPETENCE_STATES = ['unit', 'outside', 'unknown'] as const

/** How whoever may sign comes to it: he heads the unit, acts for its head, or is a deputy to whom the register has a delegation. */
export const SIGNER_ROLES = ['head', 'acting', 'deputy'] as const

/** A row of the table of delegation: where it stands, and whether a lawyer has confirmed it. */
export const delegationBasis = z.object({ row: z.string(), cite: bilingual, confirmed: z.boolean(), note: z.string() })
export type DelegationBasis = z.infer<typeof delegationBasis>

/** Who is competent to decide on somebody on a day; `unit` and `signers` by code and number. */
export const competence = z.object({
  day,
  state: z.enum(COMPETENCE_STATES),
  /** The unit whose head decides. */
  unit: z.string().nullable(),
  /** As what, by the words of the law. */
  as: z.object({ id: z.string(), ...bilingual.shape }).nullable(),
  /** Who may sign for it on that day by the register; nobody where the register has none. */
  signers: z.array(z.object({ officer: z.string(), role: z.enum(SIGNER_ROLES) })),
  /** How sure the least sure of its rules is; null where none was found. */
  sure: z.enum(['text-read', 'general-knowledge', 'uncertain']).nullable(),
  /** A named lawyer has confirmed every rule and every row that it rests on: only then somebody else is refused. */
  confirmed: z.boolean(),
  because: z.array(sureStep),
  delegation: z.array(delegationBasis),
  /** Why something is not known: the unit, or who signs for it. */
  unknown: z.array(bilingual),
  /** Units that he has left since his acts: they supply the file. Empty where he was not transferred. */
  former: z.array(z.string()),
})
export type Competence = z.infer<typeof competence>

/** Of a signature, whether whoever signed was competent by what was known. */
export const JUDGED = ['competent', 'other', 'unknown'] as const
export type Judged = (typeof JUDGED)[number]
