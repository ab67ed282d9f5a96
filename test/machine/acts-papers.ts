/** What people do to documents and evidence of a case. */
import { Readable } from 'node:stream'
import type { About } from '../../src/cases/documents/schema.ts'
import { isField } from '../../src/cases/documents/vocabulary.ts'
import type { EvidenceGiven } from '../../src/cases/evidence/schema.ts'
import { termsOf } from '../../src/law/allowed/index.ts'
import { EVERYTHING } from '../build-db.ts'
import {
  addCustody,
  addEvidence,
  attachScan,
  checkDocument,
  issueDocument,
  pinExtract,
  prepareAgain,
  prepareDocument,
  verifyEvidence,
  withdrawDocument,
  withdrawEvidence,
} from './doors.ts'
import { oneOf, reason, type Does, type Doing } from './acts.ts'
import { stands } from './look.ts'

const makingOf = ({ home, pack }: Doing) => ({ home: home.path, terms: termsOf(pack) })
/** What no case has, and what it may not have yet: who signs, and a conclusion that nobody has drawn. */
const BY_HAND = {
  ...{ 'issuer.symbol': 'CHQ', 'issuer.place': 'Hà Nội', 'issuer.superior': 'Cục Hải quan', 'signer.position': 'Chi cục trưởng' },
  ...{
    'signer.name': 'Đỗ Thị Thúy Hằng',
    'person.unit': 'Đội Thủ tục',
    'explain.until': 'ngày 10/12/2026',
    'meeting.place': 'phòng họp 2',
  },
  ...{ proposer: 'bộ phận tổ chức cán bộ' },
}
const CONCLUDED = { 'review.outcome': 'Phải chịu trách nhiệm.', 'review.grounds': 'x' }
const filledFor = (about: About, at: number): Record<string, string> =>
  Object.fromEntries(Object.entries(at % 2 === 0 ? BY_HAND : { ...BY_HAND, ...CONCLUDED }).filter(([field]) => isField(about, field)))

const prepares: Does = (doing) => {
  const { db, by, id, officer, at, look } = doing
  const issued = oneOf(doing, look.document, ({ state }) => state === 'issued')
  const replaces = at % 6 === 5 && issued !== undefined ? issued.id : null
  const decision = look.decision.find(
    (one) => one.case_id === id && one.officer === officer && one.withdrawn_by === null && one.reversed_on === null,
  )
  const review = look.review.find((one) => one.case_id === id && (one.reversed_on === null || at % 5 === 0))
  const [template, about, of] =
    at % 3 === 0 && decision !== undefined
      ? (['discipline-decision', 'decision', decision.id] as const)
      : at % 3 === 1 && review !== undefined
        ? (['head-conclusion', 'review', review.id] as const)
        : (['notice', 'person', officer] as const)
  return prepareDocument(db, by, makingOf(doing), { id, template, of, replaces, issuer: null, filled: filledFor(about, at) })
}
const worksOnDocument: Does = (doing) => {
  const { db, by, id, at, look } = doing
  const found = oneOf(doing, look.document, ({ state }) => state === 'draft' || state === 'checked')
  if (found === undefined) return undefined
  const [making, one] = [makingOf(doing), { id, document: found.id }]
  if (at % 9 === 8) return withdrawDocument(db, by, making, { ...one, reason })
  if (at % 7 === 6) return prepareAgain(db, by, making, { ...one, issuer: null, filled: filledFor(found.about, at + 1) })
  if (found.state === 'draft') return checkDocument(db, by, making, one)
  return issueDocument(db, by, making, { ...one, number: at % 4 === 3 ? `${at}/X` : null, day: '2026-11-27', reason })
}
const scans: Does = (doing) => {
  const found = oneOf(doing, doing.look.document, ({ state }) => state === 'issued')
  const bytes = Buffer.from(`%PDF-1.7 ${doing.at}`)
  return found && attachScan(doing.db, doing.by, makingOf(doing), { id: doing.id, document: found.id }, bytes)
}

const adds: Does = (doing) => {
  const { db, home, by, id, at, look } = doing
  if (at % 5 === 4) return pinExtract(db, home, by, EVERYTHING, { id, finding: doing.world.findings[at % 2]! })
  const of = oneOf(doing, look.evidence, ({ withdrawn_by }) => withdrawn_by === null)
  const decision = oneOf(doing, look.decision, stands)
  const given: EvidenceGiven = { id, name: 'x.txt', kind: 'file', what: 'x', from: 'x', receivedOn: '2026-11-20' }
  const more: Partial<EvidenceGiven> =
    at % 3 === 1 && decision !== undefined
      ? { kind: 'original', decision: decision.id, number: '1', numberedOn: '2026-11-27', ...(at % 2 === 0 ? { reason } : {}) }
      : at % 3 === 2 && of !== undefined
        ? { kind: 'redacted', redacts: of.id }
        : at % 9 === 6
          ? { kind: 'sealed' }
          : {}
  return addEvidence(db, home, by, { ...given, ...more }, Readable.from([Buffer.from(`tệp ${at}`)]))
}
const worksOnEvidence: Does = (doing) => {
  const { db, home, by, id, at } = doing
  const found = oneOf(doing, doing.look.evidence, ({ withdrawn_by }) => withdrawn_by === null)
  if (found === undefined) return undefined
  const one = { id, evidence: found.id }
  if (at % 3 === 0) return verifyEvidence(db, home, by, one)
  if (at % 3 === 1) return addCustody(db, by, { ...one, kind: 'handed-over', day: '2026-11-22', from: 'x', to: 'y', reason })
  return withdrawEvidence(db, by, { ...one, reason })
}

export const PAPERS: Readonly<Record<string, [weight: number, Does]>> = {
  'prepares a document': [1, prepares],
  'works on a document': [2, worksOnDocument],
  'attaches a scan': [1, scans],
  'adds evidence': [1, adds],
  'works on evidence': [1, worksOnEvidence],
}
