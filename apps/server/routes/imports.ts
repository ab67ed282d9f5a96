import {
  cancelImport,
  checkUpload,
  listUploads,
  rejectedRows,
  showUpload,
  startImport,
  sweepUploads,
} from '../../../src/lake/uploads/index.ts'
import * as contract from '../../../src/lake/uploads/schema.ts'
import { receiveFile } from '../receive.ts'
import { on, receives, sends, type Entry } from '../table.ts'

export const IMPORT_ROUTES: readonly Entry[] = [
  on(contract.listUploads, ({ db, scope }, input) => listUploads(db, scope, input)),
  on(contract.showUpload, ({ db, scope }, { id }) => showUpload(db, scope, id)),
  receives(contract.sendFile, receiveFile),
  on(contract.checkUpload, async ({ db, home, actor, scope }, input) => {
    await checkUpload(db, home, actor, input)
    return showUpload(db, scope, input.id)
  }),
  on(contract.startImport, async ({ db, home, actor, scope }, input) => {
    await startImport(db, home, actor, input)
    return showUpload(db, scope, input.id)
  }),
  on(contract.cancelImport, async ({ db, home, actor, scope }, input) => {
    await cancelImport(db, actor, input)
    await sweepUploads(db, home)
    return showUpload(db, scope, input.id)
  }),
  sends(contract.rejectedRows, async ({ db, home }, input) => ({
    type: 'text/csv; charset=utf-8',
    ...(await rejectedRows(db, home, input)),
  })),
]
