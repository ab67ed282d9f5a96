import { Readable } from 'node:stream'
import {
  attachScan,
  checkDocument,
  issueDocument,
  listDocuments,
  listOwnDocuments,
  listTemplates,
  prepareAgain,
  prepareDocument,
  sendDocument,
  sendOwnDocument,
  sendScan,
  showDocument,
  showDocumentAgain,
  withdrawDocument,
} from '../../../src/cases/documents/index.ts'
import * as contract from '../../../src/cases/documents/schema.ts'
import { termsOf } from '../../../src/law/allowed/index.ts'
import { currentLaw } from '../../../src/law/changed/index.ts'
import { wholeOf } from '../files.ts'
import { inVietnamese } from '../said.ts'
import { anew, beyond, on, receives, sends, type Context, type Download, type Entry } from '../table.ts'

const makingOf = async ({ db, home }: Pick<Context, 'db' | 'home'>) => ({
  home: home.path,
  terms: termsOf(await (await currentLaw(db, home.path)).pack()),
})
const again = async (context: Context, kept: { id: string }) => showDocumentAgain(context.db, context.scope, await makingOf(context), kept)
const fileOf = (type: string, { name, content, type: own }: { name: string; content: Buffer; type?: string }): Download => ({
  name,
  type: own ?? type,
  body: Readable.from([content]),
})

export const DOCUMENT_ROUTES: readonly Entry[] = [
  on(contract.listDocuments, async (context, input) => listDocuments(context.db, context.scope, await makingOf(context), input)),
  on(contract.showDocument, async (context, input) => showDocument(context.db, context.scope, await makingOf(context), input)),
  anew(
    contract.prepareDocument,
    async (context, input) => prepareDocument(context.db, context.scope, await makingOf(context), input),
    again,
  ),
  anew(contract.prepareAgain, async (context, input) => prepareAgain(context.db, context.scope, await makingOf(context), input), again),
  anew(contract.checkDocument, async (context, input) => checkDocument(context.db, context.scope, await makingOf(context), input), again),
  anew(
    contract.withdrawDocument,
    async (context, input) => withdrawDocument(context.db, context.scope, await makingOf(context), input),
    again,
  ),
  anew(contract.issueDocument, async (context, input) => issueDocument(context.db, context.scope, await makingOf(context), input), again),
  receives(contract.attachScan, async (context, input, body) =>
    attachScan(context.db, context.scope, await makingOf(context), input, await wholeOf('scan', body)),
  ),
  sends(contract.documentPdf, async (context, input) =>
    fileOf('application/pdf', await sendDocument(context.db, context.scope, await makingOf(context), { ...input, kind: 'pdf' })),
  ),
  sends(contract.documentDocx, async (context, input) =>
    fileOf(
      contract.documentDocx.download!,
      await sendDocument(context.db, context.scope, await makingOf(context), { ...input, kind: 'docx' }),
    ),
  ),
  sends(contract.documentScan, async ({ db, scope }, input) => fileOf('application/octet-stream', await sendScan(db, scope, input))),
  beyond(
    'what is addressed to him is of a case that is otherwise kept from him; the query asks for his own alone',
    on(contract.listOwnDocuments, ({ db, scope, home }) => listOwnDocuments(db, scope, home.path)),
  ),
  beyond(
    'what is addressed to him is of a case that is otherwise kept from him; the query asks for his own alone',
    sends(contract.ownDocumentPdf, async ({ db, scope }, input) =>
      fileOf('application/pdf', await sendOwnDocument(db, scope, { ...input, kind: 'pdf' })),
    ),
  ),
  beyond(
    'what is addressed to him is of a case that is otherwise kept from him; the query asks for his own alone',
    sends(contract.ownDocumentScan, async ({ db, scope }, input) =>
      fileOf('application/octet-stream', await sendOwnDocument(db, scope, { ...input, kind: 'scan' })),
    ),
  ),
  on(contract.listTemplates, ({ home }) => listTemplates(home.path, (text) => ({ en: text, vi: inVietnamese(text) }))),
]
