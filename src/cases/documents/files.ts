import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { CASE_STATES } from '../schema.ts'
import { lockCase, subjectOf } from '../scope.ts'
import type { Making } from './making.ts'
import { printAs } from './print.ts'
import { addFile, lockDocument, readBytes, readDocument, type Kept } from './rows.ts'
import type { DocumentShown } from './schema.ts'
import { showDocument } from './show.ts'

interface One {
  id: string
  document: string
}

const REASON = 'Gắn bản quét của văn bản đã ký, đóng dấu / The scan of the signed paper is attached'

/** What a file is, by its first bytes. */
const FORMS: readonly (readonly [begin: string, type: string, ending: string])[] = [
  ['25504446', 'application/pdf', 'pdf'],
  ['89504e470d0a1a0a', 'image/png', 'png'],
  ['ffd8ff', 'image/jpeg', 'jpg'],
  ['49492a00', 'image/tiff', 'tif'],
  ['4d4d002a', 'image/tiff', 'tif'],
]

/** Attaches the scan of the signed and stamped paper, which is the original. Throws `absent`; `conflict` before it is issued; `input` for another file. */
export async function attachScan(db: Db, scope: Scope, making: Making, one: One, content: Buffer): Promise<DocumentShown> {
  const { id, document } = one
  const { actor } = scope
  const begin = content.subarray(0, 8).toString('hex')
  const type = FORMS.find(([first]) => begin.startsWith(first))?.[1]
  if (type === undefined)
    throw new LiemError('input', 'a scan is a PDF or a picture', { place: { file: 'body' }, hint: 'send it as PDF, PNG, JPEG or TIFF' })
  await write(db, { actor, kind: 'case.document-scanned', subject: subjectOf(id), reason: REASON, body: { document } }, async (trx) => {
    await lockCase(trx, scope, id, CASE_STATES)
    await lockDocument(trx, scope, one, ['issued'])
    await addFile(trx, { document, caseId: id, by: actor.id }, { kind: 'scan', type, content })
  })
  return showDocument(db, scope, making, one)
}

/** A file of a document, and what it is called. */
export interface Sent {
  name: string
  type?: string
  content: Buffer
}

type Language = 'vi' | 'en'

/** As PDF or for Word. In Vietnamese the bytes with which it was issued; else printed now. Throws `absent`. */
export async function sendDocument(
  db: Db,
  scope: Scope,
  { home }: Making,
  { kind, language, ...one }: One & { kind: 'pdf' | 'docx'; language: Language },
): Promise<Sent> {
  const kept = await readDocument(db, scope, one)
  const issued = language === 'vi' ? await readBytes(db, kept.id, kind) : undefined
  return {
    name: `${nameOf(kept)}${language === 'en' ? '-en' : ''}.${kind}`,
    content: issued?.content ?? (await printAs(home, kept, { kind, language })),
  }
}

/** The scan of the signed paper. Throws `absent` where there is none. */
export async function sendScan(db: Db, scope: Scope, one: One): Promise<Sent> {
  const kept = await readDocument(db, scope, one)
  const found = await readBytes(db, kept.id, 'scan')
  if (found === undefined) throw new LiemError('absent', 'no scan is attached to this document')
  return sentAs(kept, 'scan', found)
}

/** Bytes that are kept, under the name of their document. */
export function sentAs(
  kept: Pick<Kept, 'number' | 'code'>,
  kind: 'pdf' | 'scan',
  { content, type }: { content: Buffer; type: string },
): Sent {
  const ending = FORMS.find(([, one]) => one === type)?.[2] ?? 'bin'
  return { name: `${nameOf(kept)}${kind === 'scan' ? '-scan' : ''}.${ending}`, type, content }
}

const nameOf = ({ number, code }: Pick<Kept, 'number' | 'code'>): string =>
  number === null ? code : `${number.replaceAll(/[/\\]/gu, '-')} ${code}`
