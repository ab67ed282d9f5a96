import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { Field } from '../../documents/print/index.ts'
import type { Sheets } from '../../documents/print/schema.ts'
import { requireCase } from '../scope.ts'
import type { About, DocumentRow, DocumentShown } from './schema.ts'

/** A document as it is kept, with the revision that stands. */
export interface Kept {
  id: string
  caseId: string
  template: string
  symbol: string
  about: About
  officer: string | null
  step: string | null
  decision: string | null
  review: string | null
  submission: string | null
  code: string
  state: DocumentRow['state']
  revision: number
  madeBy: string
  checkedBy: string | null
  issuedBy: string | null
  /** Code of the body that issues it. */
  issuer: string
  number: string | null
  day: string | null
  replaces: string | null
  content: Sheets
  sha256: string
  filled: Record<string, string>
  missing: Field[]
  scanned: boolean
}

/** SQL: columns of a document `d` with its revision `r`. */
const KEPT = sql`d.id, d.case_id as "caseId", d.template, d.symbol, d.about, d.officer, d.step, d.decision, d.review, d.submission, d.code, d.state, d.revision, d.made_by as "madeBy",
  d.checked_by as "checkedBy", d.issued_by as "issuedBy", d.number, d.day::text as day, d.replaces,
  coalesce(d.issuer, (select c.unit from cases.case c where c.id = d.case_id)) as issuer, r.content, r.sha256, r.filled, r.missing,
  exists (select from cases.document_file f where f.document = d.id and f.kind = 'scan') as scanned`
/** SQL: whose responsibility is judged, or whom a superior is asked about, does not see what is written on it. */
const seen = ({ hidden }: Scope) =>
  sql`(d.review is null and d.submission is null or d.officer is null or d.officer <> all(${hidden}::text[]))`

/** Documents of a case, the oldest first. Throws `absent` where the case is not seen. */
export async function readDocuments(db: Db, scope: Scope, caseId: string): Promise<Kept[]> {
  await requireCase(db, scope, caseId)
  const { rows } =
    await sql<Kept>`select ${KEPT} from cases.document d join cases.document_revision r on r.document = d.id and r.n = d.revision
    where d.case_id = ${caseId} and ${seen(scope)} order by d.id`.execute(db)
  return rows
}

/** One of them. Throws `absent`. */
export async function readDocument(db: Db | Trx, scope: Scope, { id, document }: { id: string; document: string }): Promise<Kept> {
  await requireCase(db, scope, id)
  const { rows } =
    await sql<Kept>`select ${KEPT} from cases.document d join cases.document_revision r on r.document = d.id and r.n = d.revision
    where d.case_id = ${id} and d.id = ${document} and ${seen(scope)}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such document in this case')
  return rows[0]
}

/** The same while it is being changed: its row is held. Throws `absent`; `conflict` where it is in another state than these. */
export async function lockDocument(
  trx: Trx,
  scope: Scope,
  one: { id: string; document: string },
  states: readonly DocumentRow['state'][],
): Promise<Kept> {
  await sql`select from cases.document where id = ${one.document} and case_id = ${one.id} for update`.execute(trx)
  const kept = await readDocument(trx, scope, one)
  if (!states.includes(kept.state))
    throw new LiemError('conflict', 'this cannot be done as the document stands', { hint: 'look at its state' })
  return kept
}

/** What of the case a document is about. */
export const thingOf = ({ submission, review, decision, step, officer }: Kept): string | null =>
  submission ?? review ?? decision ?? step ?? officer

export interface Made {
  content: Sheets
  sha256: string
  filled: Record<string, string>
  missing: readonly Field[]
}

export async function addRevision(
  trx: Trx,
  { document, caseId, n, by }: { document: string; caseId: string; n: number; by: string },
  { content, sha256, filled, missing }: Made,
): Promise<void> {
  await sql`insert into cases.document_revision (document, case_id, n, content, sha256, filled, missing, made_by)
    values (${document}, ${caseId}, ${n}, ${JSON.stringify(content)}, ${sha256}, ${JSON.stringify(filled)}, ${JSON.stringify(missing)}, ${by})`.execute(
    trx,
  )
}

interface FileRow extends Omit<DocumentShown['files'][number], 'by'> {
  by: string
}
/** Its files without their bytes, the latest first. */
export async function readFiles(db: Db, document: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`select id, kind, type, sha256, length(content) as bytes, by,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from cases.document_file where document = ${document} order by document_file.at desc, id desc`.execute(db)
  return rows
}

/** The bytes of its latest file of a kind; undefined where there is none. */
export async function readBytes(db: Db, document: string, kind: FileRow['kind']): Promise<{ content: Buffer; type: string } | undefined> {
  const { rows } = await sql<{
    content: Buffer
    type: string
  }>`select content, type from cases.document_file where document = ${document} and kind = ${kind} order by at desc, id desc limit 1`.execute(
    db,
  )
  return rows[0]
}

export async function addFile(
  trx: Trx,
  { document, caseId, by }: { document: string; caseId: string; by: string },
  { kind, type, content }: { kind: FileRow['kind']; type: string; content: Buffer },
): Promise<void> {
  await sql`insert into cases.document_file (document, case_id, kind, type, sha256, content, by)
    values (${document}, ${caseId}, ${kind}, ${type}, encode(sha256(${content}), 'hex'), ${content}, ${by})`.execute(trx)
}
