import { z } from 'zod'
import { bilingual, day, empty, id, instant, line, reason, route } from '../../base/schema.ts'
import { sheet } from '../../documents/print/schema.ts'
import { unitCode, unitName } from '../../organisation/schema.ts'

/** Official documents of a case: prepared from its facts, checked by a second person, numbered. The signed and stamped paper is the original. */
export const DOCUMENT_STATES = ['draft', 'checked', 'issued', 'replaced', 'withdrawn'] as const
/** Of what of a case a document can be made. */
export const ABOUTS = ['case', 'person', 'explanation', 'meeting', 'council', 'decision', 'review', 'submission'] as const
export type About = (typeof ABOUTS)[number]

const officer = z.string().min(1).max(100)
const person = z.object({ id: officer, name: z.string() })
const field = bilingual.extend({ id: z.string() })

const documentRow = z.object({
  id,
  template: z.string(),
  name: bilingual,
  about: z.enum(ABOUTS),
  /** Whom it is about; null: the case. */
  officer: person.nullable(),
  state: z.enum(DOCUMENT_STATES),
  number: z.string().nullable(),
  day: day.nullable(),
  madeBy: person,
  checkedBy: person.nullable(),
  issuedBy: person.nullable(),
  /** How many fields are still missing. */
  gaps: z.int(),
  /** Whether the signed paper was scanned and attached. */
  scanned: z.boolean(),
  replaces: id.nullable(),
})
export type DocumentRow = z.infer<typeof documentRow>

const template = z.object({ id: z.string(), about: z.enum(ABOUTS), symbol: z.string(), name: bilingual })

export const listDocuments = route({
  method: 'GET',
  path: '/api/cases/:id/documents',
  summary: 'Official documents of a case, and the templates from which others can be made',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: z.object({
    rows: z.array(documentRow),
    templates: z.array(template),
    /** Submissions of the case that were not withdrawn, of which a document can be made. */
    submissions: z.array(z.object({ id, number: z.string(), officer: person.nullable() })),
    /** Bodies that may issue a document of a decision or review (`of`), or of anything else (null); the first where nothing else is said. */
    issuers: z.array(z.object({ of: id.nullable(), units: z.array(unitName) })),
  }),
})

const revision = z.object({ n: z.int(), sha256: z.string(), gaps: z.int(), by: person, at: instant })
const file = z.object({
  id,
  kind: z.enum(['pdf', 'docx', 'scan']),
  type: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  by: person,
  at: instant,
})

export const documentShown = documentRow.extend({
  case: z.object({ id, number: z.string(), title: z.string() }),
  /** Id of the step, decision, review or submission, or number of the person, that it is about. */
  of: z.string().nullable(),
  /** The body that issues it. */
  issuer: unitName,
  code: z.string(),
  /** Of what it says. */
  sha256: z.string(),
  revision: z.int(),
  /** Of the revision that was asked for. */
  sheet,
  /** Fixed words of the form of its day. */
  words: z.object({ nation: z.string(), motto: z.string(), number: z.string(), article: z.string(), recipients: z.string() }),
  /** `byHand`: it can be entered here; else it is added to the case. */
  missing: z.array(field.extend({ byHand: z.boolean() })),
  filled: z.record(z.string(), z.string()),
  /** Fields that were entered by hand, as they are called. */
  entered: z.array(field),
  revisions: z.array(revision),
  files: z.array(file),
  /** How often whom it is addressed to opened it. */
  opened: z.int(),
})
export type DocumentShown = z.infer<typeof documentShown>

const one = { id, document: id }
export const showDocument = route({
  method: 'GET',
  path: '/api/cases/:id/documents/:document',
  summary: 'One official document: what it says, what is missing, its revisions and files',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ ...one, revision: z.coerce.number().int().min(1).optional() }),
  output: documentShown,
})

const FILLED = z.record(z.string().max(60), z.string().trim().min(1).max(2_000)).default({})
/** Code of the body that issues it; null: that of whoever signed, or the unit of the case. */
const ISSUER = unitCode.nullable().default(null)
type Told = { path: `/api/cases/${string}`; summary: string }
const changes = <S extends z.ZodRawShape>({ path, summary }: Told, shape: S) =>
  route({ method: 'POST', path, summary, action: 'case.change', facts: [], input: z.object({ id, ...shape }), output: documentShown })

export const prepareDocument = changes(
  { path: '/api/cases/:id/documents', summary: 'Prepare a document from the facts of a case; what is missing is left as a gap and listed' },
  {
    template: z.string().max(60),
    /** Id of the step, decision, review or submission, or number of the person, that it is about; null: the case. */
    of: z.string().max(100).nullable().default(null),
    /** The issued document in whose place it comes. */
    replaces: id.nullable().default(null),
    issuer: ISSUER,
    filled: FILLED,
  },
)
export type PrepareGiven = z.output<typeof prepareDocument.input>

export const prepareAgain = changes(
  {
    path: '/api/cases/:id/documents/:document/again',
    summary: 'Prepare a document again from the facts as they are now; what it said before is kept',
  },
  { document: id, issuer: ISSUER, filled: FILLED },
)
export const checkDocument = changes(
  { path: '/api/cases/:id/documents/:document/check', summary: 'Check a document, as a second person' },
  { document: id },
)
export const withdrawDocument = changes(
  { path: '/api/cases/:id/documents/:document/withdraw', summary: 'Withdraw the draft of a document' },
  { document: id, reason },
)
export const issueDocument = changes(
  {
    path: '/api/cases/:id/documents/:document/issue',
    summary: 'Give a checked document its number and day; from then on it stays as it is',
  },
  {
    document: id,
    /** As the records office gave it; null takes the next of the register of the unit, its year and kind. */
    number: line.max(60).nullable().default(null),
    day,
    reason,
  },
)
export type IssueGiven = z.output<typeof issueDocument.input>

export const attachScan = route({
  method: 'POST',
  path: '/api/cases/:id/documents/:document/scan',
  summary: 'Attach the scan of the signed and stamped paper to an issued document',
  action: 'case.change',
  facts: [],
  upload: true,
  input: z.object(one),
  output: documentShown,
})

const language = z.enum(['vi', 'en']).default('vi')
type FilePath = `/api/cases/:id/documents/:document/${string}`
const sent = <S extends z.ZodRawShape>({ path, summary, download }: { path: FilePath; summary: string; download: string }, shape: S) =>
  route({
    method: 'GET',
    path,
    summary,
    action: 'case.read',
    facts: [],
    download,
    records: { subject: ['case', 'id'] },
    input: z.object({ ...one, ...shape }),
    output: z.unknown(),
  })
export const documentPdf = sent(
  { path: '/api/cases/:id/documents/:document/pdf', summary: 'A document as PDF/A; in English a courtesy', download: 'application/pdf' },
  { language },
)
export const documentDocx = sent(
  {
    path: '/api/cases/:id/documents/:document/docx',
    summary: 'A document for Word; in English a courtesy',
    download: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  { language },
)
export const documentScan = sent(
  {
    path: '/api/cases/:id/documents/:document/scan',
    summary: 'The scan of the signed and stamped paper',
    download: 'application/octet-stream',
  },
  {},
)

/** A document that was issued and addressed to whoever asks: `id` is the case. */
const ownDocument = z.object({
  id,
  document: id,
  /** Of the case. */
  case: z.string(),
  name: bilingual,
  number: z.string(),
  day,
  /** Whether the signed and stamped paper is there, too. */
  scanned: z.boolean(),
  /** Others are named in it: he has it on paper, and here only a redacted file is given. */
  withheld: z.boolean(),
})
export type OwnDocument = z.infer<typeof ownDocument>

export const listOwnDocuments = route({
  method: 'GET',
  path: '/api/me/documents',
  summary: 'Official documents that were issued and addressed to oneself',
  action: 'notice.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(ownDocument) }),
})

const ownSent = ({ path, summary, download }: { path: `/api/me/${string}`; summary: string; download: string }) =>
  route({
    method: 'GET',
    path,
    summary,
    action: 'notice.read',
    facts: [],
    records: { subject: ['case', 'id'] },
    input: z.object(one),
    output: z.string(),
    download,
  })
export const ownDocumentPdf = ownSent({
  path: '/api/me/cases/:id/documents/:document/pdf',
  summary: 'A document that was issued and addressed to oneself, as PDF',
  download: 'application/pdf',
})
export const ownDocumentScan = ownSent({
  path: '/api/me/cases/:id/documents/:document/scan',
  summary: 'The scan of the signed and stamped paper of a document that is addressed to oneself',
  download: 'application/octet-stream',
})

export const listTemplates = route({
  method: 'GET',
  path: '/api/documents/templates',
  summary: 'Templates of official documents: which are the administration’s own, and mistakes in them',
  action: 'rulebook.read',
  facts: [],
  input: z.object({}),
  output: z.object({
    rows: z.array(template.extend({ own: z.boolean() })),
    layoutOwn: z.boolean(),
    problems: z.array(z.object({ file: z.string(), line: z.int().nullable(), message: bilingual, hint: bilingual.nullable() })),
  }),
})
