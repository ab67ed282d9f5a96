import { z } from 'zod'
import { day, id, instant, line, pageOf, paging, reason, route } from '../../base/schema.ts'

/** Evidence of a case: files by their hash, with what they are, from whom, and through whose hands they went. */
export const EVIDENCE_KINDS = ['file', 'extract', 'original', 'redacted', 'sealed'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]
export const CUSTODY_KINDS = ['received', 'handed-over', 'copied', 'returned'] as const
export type CustodyKind = (typeof CUSTODY_KINDS)[number]
export const VERIFIED = ['same', 'other', 'missing'] as const

const person = z.object({ id: z.string(), name: z.string() })
/** Shorter than a line: it stands in the address of an upload. */
const short = line.max(200)

export const evidence = z.object({
  id,
  kind: z.enum(EVIDENCE_KINDS),
  what: z.string(),
  /** As it was sent. */
  name: z.string(),
  from: z.string(),
  receivedOn: day,
  sha256: z.string(),
  bytes: z.int(),
  /** What it is by its content. */
  type: z.string(),
  by: person,
  at: instant,
  /** How often its file was opened. */
  opened: z.int(),
  /** The last time that its bytes were compared with the hash. */
  verified: z.object({ outcome: z.enum(VERIFIED), at: instant, by: person }).nullable(),
  /** The finding of which it is the trace. */
  finding: id.nullable(),
  /** The decision of which it is the original, with number and day as the records office gave them. */
  decision: id.nullable(),
  number: z.string().nullable(),
  numberedOn: day.nullable(),
  /** Of which evidence it is a copy without others. */
  redacts: id.nullable(),
  /** Of a sealed report: whoever alone opens its file. */
  keeper: person.nullable(),
  withdrawn: z.object({ by: person, at: instant, why: z.string() }).nullable(),
  /** Its file and words are destroyed. */
  emptied: z.boolean(),
})
export type Evidence = z.infer<typeof evidence>

const custody = z.object({
  id,
  kind: z.enum(CUSTODY_KINDS),
  day,
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  by: person,
  at: instant,
})
export const evidenceShown = evidence.extend({ custody: z.array(custody) })
export type EvidenceShown = z.infer<typeof evidenceShown>

export const listEvidence = route({
  method: 'GET',
  path: '/api/cases/:id/evidence',
  summary: 'Evidence of a case, as it came in',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id, ...paging }),
  output: pageOf(evidence).extend({
    /** Findings of the case of which no extract stands. */
    pinnable: z.array(z.object({ id, number: z.string() })),
  }),
})

export const showEvidence = route({
  method: 'GET',
  path: '/api/cases/:id/evidence/:evidence',
  summary: 'One piece of evidence, with its chain of custody',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id, evidence: id }),
  output: evidenceShown,
})

/** The body is the file itself. */
export const addEvidence = route({
  method: 'POST',
  path: '/api/cases/:id/evidence',
  summary: 'Put a file into a case: what it is, from whom, when it was received',
  action: 'case.change',
  facts: [],
  input: z.object({
    id,
    name: z.string().min(1).max(255),
    bytes: z.coerce.number().int().min(0).optional(),
    kind: z.enum(['file', 'original', 'redacted', 'sealed']).default('file'),
    /** Of a sealed report these, and its name, are not kept. */
    what: short,
    from: short,
    receivedOn: day,
    /** Of an original: the decision, number and day as the records office gave them; why it takes the place of one that stands. */
    decision: id.optional(),
    number: z.string().trim().min(1).max(100).optional(),
    numberedOn: day.optional(),
    reason: short.optional(),
    /** Of a redacted copy: of what. */
    redacts: id.optional(),
  }),
  output: evidence,
  upload: true,
})
export type EvidenceGiven = z.output<typeof addEvidence.input>

type Told = { path: `/api/cases/${string}`; summary: string }
const changes = <S extends z.ZodRawShape>({ path, summary }: Told, shape: S) =>
  route({ method: 'POST', path, summary, action: 'case.change', facts: [], input: z.object({ id, ...shape }), output: evidenceShown })

export const pinExtract = changes(
  { path: '/api/cases/:id/evidence/extract', summary: 'Pin the trace of a finding of the case as evidence, as it is now' },
  { finding: id },
)
export const addCustody = changes(
  { path: '/api/cases/:id/evidence/:evidence/custody', summary: 'Enter through whose hands a piece of evidence went' },
  { evidence: id, kind: z.enum(CUSTODY_KINDS), day, from: line, to: line, reason },
)
export type CustodyGiven = z.output<typeof addCustody.input>
export const withdrawEvidence = changes(
  { path: '/api/cases/:id/evidence/:evidence/withdraw', summary: 'Withdraw a piece of evidence; it stays to be seen' },
  { evidence: id, reason },
)
export const verifyEvidence = changes(
  { path: '/api/cases/:id/evidence/:evidence/verify', summary: 'Compare the bytes of a file with its hash once more' },
  { evidence: id },
)

export const openEvidence = route({
  method: 'GET',
  path: '/api/cases/:id/evidence/:evidence/file',
  summary: 'The file of a piece of evidence',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id, evidence: id }),
  output: z.string(),
  download: 'application/octet-stream',
})

const opening = z.object({
  id,
  at: instant,
  by: person,
  roles: z.array(z.string()),
  /** What was opened: a file, or what was released. */
  what: z.string(),
  released: z.boolean(),
})
export type Opening = z.infer<typeof opening>

export const listOpenings = route({
  method: 'GET',
  path: '/api/cases/:id/openings',
  summary: 'Who opened files of a case, and what was released of it, the newest first',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id, ...paging, evidence: id.optional(), release: id.optional() }),
  output: pageOf(opening),
})
