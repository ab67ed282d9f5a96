import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { formOn } from '../../documents/print/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { namesOf, personOf } from '../list.ts'
import { showCaseFile } from '../show.ts'
import { issuersIn } from './issuers.ts'
import { kitOf, type Making } from './making.ts'
import { submissionsOf } from './printed.ts'
import { readDocument, readDocuments, readFiles, thingOf, type Kept } from './rows.ts'
import { ABOUTS, type DocumentRow, type DocumentShown } from './schema.ts'
import { fieldOf, isField } from './vocabulary.ts'

type Templates = readonly { id: string; about: string; symbol: string; name: { vi: string; en: string } }[]

/** Documents of a case, and the templates from which others can be made. Throws `absent`. */
export async function listDocuments(db: Db, scope: Scope, { home }: Making, { id }: { id: string }) {
  const [kept, { templates }] = await Promise.all([readDocuments(db, scope, id), kitOf(home)])
  const [issuers, submissions] = await Promise.all([issuersIn(db, scope, id), submissionsOf(db, scope, id)])
  const ofThese = submissions.map(({ id: of, number, officer }) => ({ id: of, number, officer }))
  return { rows: await rowsOf(db, id, kept, templates), templates: templates.map(templateRow), submissions: ofThese, issuers }
}

export function templateRow({ id, about, symbol, name }: Templates[number]) {
  return { id, about: ABOUTS.find((one) => one === about)!, symbol, name }
}

async function rowsOf(db: Db, caseId: string, all: readonly Kept[], templates: Templates): Promise<DocumentRow[]> {
  const people = await namesOf(
    db,
    [caseId],
    all.flatMap((one) => [one.officer, one.madeBy, one.checkedBy, one.issuedBy].filter((who) => who !== null)),
  )
  const orNone = (id: string | null) => (id === null ? null : personOf(people, id))
  return all.map(
    ({ id, template, about, officer, state, number, day, madeBy, checkedBy, issuedBy, missing, scanned, replaces, content }) => ({
      id,
      template,
      // A template that is gone: as its documents call themselves.
      name: templates.find((one) => one.id === template)?.name ?? { vi: content.vi.title, en: content.en.title },
      about,
      officer: orNone(officer),
      state,
      number,
      day,
      madeBy: personOf(people, madeBy),
      checkedBy: orNone(checkedBy),
      issuedBy: orNone(issuedBy),
      gaps: missing.length,
      scanned,
      replaces,
    }),
  )
}

interface RevisionRow {
  n: number
  sha256: string
  gaps: number
  by: string
  at: string
}

/** One document: what it says, what is missing, its revisions and files. Throws `absent`. */
export async function showDocument(
  db: Db,
  scope: Scope,
  making: Making,
  { id, document, revision }: { id: string; document: string; revision?: number | undefined },
): Promise<DocumentShown> {
  const kept = await readDocument(db, scope, { id, document })
  const [kit, file, files, { rows: revisions }, opened] = await Promise.all([
    kitOf(making.home),
    showCaseFile(db, scope, { id }),
    readFiles(db, document),
    sql<RevisionRow>`select n, sha256, jsonb_array_length(missing) as gaps, made_by as by, to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from cases.document_revision where document = ${document} order by n desc`.execute(db),
    sql<{ n: number }>`select count(*)::int as n from cases.openings(${id}) o where o.document = ${document}`.execute(db),
  ])
  const [row] = await rowsOf(db, id, [kept], kit.templates)
  const people = await namesOf(
    db,
    [id],
    [...files, ...revisions].map(({ by }) => by),
  )
  const { about, filled } = kept
  const { nation, motto, number, article, recipients } = formOn(kit, kept.day ?? today()).words
  return {
    ...row!,
    case: { id, number: file.number, title: file.title },
    of: thingOf(kept),
    issuer: (await unitNames(db, [kept.issuer])).get(kept.issuer)!,
    code: kept.code,
    sha256: kept.sha256,
    revision: kept.revision,
    sheet: (await readRevision(db, kept, revision)).vi,
    words: { nation: nation.vi, motto: motto.vi, number: number.vi, article: article.vi, recipients: recipients.vi },
    missing: kept.missing.map((one) => ({ ...one, byHand: isField(about, one.id) })),
    filled,
    entered: Object.keys(filled).map((field) => fieldOf(about, field)),
    revisions: revisions.map((one) => ({ ...one, by: personOf(people, one.by) })),
    files: files.map((one) => ({ ...one, by: personOf(people, one.by) })),
    opened: opened.rows[0]!.n,
  }
}

/** The same by its id alone. Throws `absent`. */
export async function showDocumentAgain(db: Db, scope: Scope, making: Making, { id }: { id: string }): Promise<DocumentShown> {
  const { rows } = await sql<{ id: string }>`select case_id as id from cases.document where id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such document in this case')
  return showDocument(db, scope, making, { id: rows[0].id, document: id })
}

/** What a revision of a document said. Throws `absent`. */
async function readRevision(db: Db, { id, revision, content }: Kept, n: number = revision): Promise<Kept['content']> {
  if (n === revision) return content
  const { rows } = await sql<
    Pick<Kept, 'content'>
  >`select content from cases.document_revision where document = ${id} and n = ${n}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such document in this case')
  return rows[0].content
}
