import { askProof, listProofs, sendProofs } from '../../../src/cases/proofs/index.ts'
import * as contract from '../../../src/cases/proofs/schema.ts'
import { on, sends, tells, type Entry } from '../table.ts'
import { lawOf } from './cases.ts'

export const CASE_PROOF_ROUTES: readonly Entry[] = [
  tells(contract.askDecisionProof, ({ db, scope, own }, { id, decision, number }) =>
    askProof(db, scope, own, { id, act: 'case.decision-signed', record: decision, number }),
  ),
  tells(contract.askRulingProof, ({ db, scope, own }, { id, ruling, number }) =>
    askProof(db, scope, own, { id, act: 'case.ruling-signed', record: ruling, number }),
  ),
  on(contract.listProofs, async (context, input) => listProofs(context.db, context.scope, await lawOf(context), input)),
  sends(contract.downloadProofs, async ({ db, scope }, input) => ({ type: 'application/json', ...(await sendProofs(db, scope, input)) })),
]
