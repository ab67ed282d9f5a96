import { z } from 'zod'
import { id, instant, line, route } from '../../base/schema.ts'
import { proofAsked, WRONGS } from '../../access/proofs/schema.ts'
import { PROVED_ACTS } from '../../law/practice/schema.ts'

const asks = { method: 'POST', action: 'case.decide', facts: [], fresh: true, output: proofAsked } as const

export const askDecisionProof = route({
  ...asks,
  path: '/api/cases/:id/decisions/:decision/sign/passkey',
  summary: 'What a passkey is to be asked, to sign a decision',
  input: z.object({ id, decision: id, number: line }),
})

export const askRulingProof = route({
  ...asks,
  path: '/api/cases/:id/rulings/:ruling/sign/passkey',
  summary: 'What a passkey is to be asked, to sign a ruling',
  input: z.object({ id, ruling: id, number: line }),
})

const signedAct = z.object({
  act: z.enum(PROVED_ACTS),
  /** The decision or ruling. */
  record: id,
  by: z.object({ id: z.string(), name: z.string() }),
  /** Null: signed without a passkey. `wrong`: what does not hold when it is verified now; nothing where it is good. */
  proof: z.object({ sha256: z.string(), at: instant, wrong: z.array(z.enum(WRONGS)) }).nullable(),
})
export type SignedAct = z.infer<typeof signedAct>

export const listProofs = route({
  method: 'GET',
  path: '/api/cases/:id/proofs',
  summary: 'Which decisions and rulings of a case were signed with a passkey, each verified again',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: z.object({
    id,
    /** What is signed with a passkey today, or not at all. */
    demanded: z.array(z.enum(PROVED_ACTS)),
    rows: z.array(signedAct),
  }),
})
export type CaseProofs = z.infer<typeof listProofs.output>

export const downloadProofs = route({
  method: 'GET',
  path: '/api/cases/:id/proofs/file',
  summary: 'The passkey signatures of a case as a file, to be verified without Liêm',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: z.string(),
  download: 'application/json',
})
