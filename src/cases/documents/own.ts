import { sql, type RawBuilder } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Bilingual, Scope } from '../../base/schema.ts'
import type { Sheets } from '../../documents/print/schema.ts'
import { mentions } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { OTHERS } from '../own.ts'
import { sentAs, type Sent } from './files.ts'
import { kitOf } from './making.ts'
import { readBytes } from './rows.ts'
import type { OwnDocument } from './schema.ts'

interface Asked {
  id: string
  document: string
}
interface Row extends Omit<OwnDocument, 'name' | 'withheld'> {
  template: string
  code: string
  content: Sheets
  others: string[]
}

/**
 * Documents that were issued and addressed to whoever asks, in cases of which he has notice: of a decision those alone that was handed over to him. Names of
 * others in the words of a document keep it from him.
 */
async function readOwn(db: Db, { actor }: Pick<Scope, 'actor'>, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select d.case_id as id, d.id as document, c.number as case, d.template, d.code, d.number, d.day::text as day, r.content,
      exists (select from cases.document_file f where f.document = d.id and f.kind = 'scan') as scanned, ${OTHERS} || cases.givers(c.id, p.officer) as others
    from cases.document d join cases.document_revision r on r.document = d.id and r.n = d.revision join cases.case c on c.id = d.case_id
    join cases.party p on p.case_id = d.case_id and p.officer = d.officer and p.role = 'concerned'
    where d.officer = ${actor.id} and d.addressed and d.state = 'issued' and p.notified_on <= ${today()}::date
      and (d.decision is null or exists (select from cases.served s where s.decision = d.decision and s.ruling is null and s.day <= ${today()}::date))
      and ${where} order by d.day desc, d.id desc limit 200`.execute(db)
  return rows
}

/** Those of whoever asks, the newest first. */
export async function listOwnDocuments(db: Db, scope: Scope, home: string): Promise<{ rows: OwnDocument[] }> {
  const rows = await readOwn(db, scope, sql`true`)
  if (rows.length === 0) return { rows: [] }
  const { templates } = await kitOf(home)
  return {
    rows: rows.map(({ template, code: _code, content, others, ...row }) => ({
      ...row,
      name: templates.find((one) => one.id === template)?.name ?? titleOf(content),
      withheld: namesOthers(content, others),
    })),
  }
}

const titleOf = ({ vi, en }: Sheets): Bilingual => ({ vi: vi.title, en: en.title })
const namesOthers = (content: Sheets, others: readonly string[]): boolean => mentions(JSON.stringify(content), others)

/** One of them as it was issued, or the signed paper as it was scanned. Throws `absent`. */
export async function sendOwnDocument(db: Db, scope: Scope, { id, document, kind }: Asked & { kind: 'pdf' | 'scan' }): Promise<Sent> {
  const [found] = await readOwn(db, scope, sql`d.case_id = ${id} and d.id = ${document}`)
  const bytes = found === undefined || namesOthers(found.content, found.others) ? undefined : await readBytes(db, document, kind)
  if (found === undefined || bytes === undefined) throw new LiemError('absent', 'there is no such document in this case')
  return sentAs(found, kind, bytes)
}
