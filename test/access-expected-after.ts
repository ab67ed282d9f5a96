import type { Role } from '../src/access/roles/schema.ts'

/** Who works on cases. */
const CASES: readonly Role[] = ['head', 'deputy', 'inspectorate', 'personnel']

/** Who may ask what of the signature of a decision, and of what comes after it. */
export const AFTER_DECISION: Readonly<Record<string, readonly Role[]>> = {
  'POST /api/cases/:id/decisions/:decision/sign/passkey': ['head'],
  'GET /api/cases/:id/proofs': CASES,
  'GET /api/cases/:id/proofs/file': CASES,
  'GET /api/cases/:id/after': CASES,
  'GET /api/cases/:id/told': CASES,
  'POST /api/cases/:id/decisions/:decision/serve': CASES,
  'POST /api/cases/:id/decisions/:decision/expunge': CASES,
  'POST /api/cases/:id/decisions/:decision/complaints': CASES,
  'POST /api/cases/:id/decisions/:decision/rulings': CASES,
  'POST /api/cases/:id/complaints/:complaint/admit': CASES,
  'POST /api/cases/:id/rulings/:ruling/withdraw': CASES,
  'POST /api/cases/:id/rulings/:ruling/sign': ['head'],
  'POST /api/cases/:id/rulings/:ruling/sign/passkey': ['head'],
  'POST /api/cases/:id/told/:told': CASES,
}
