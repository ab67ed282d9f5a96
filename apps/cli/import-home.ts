import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { LiemError, type Database, type Home } from '../../src/base/index.ts'
import { everything } from '../../src/base/schema.ts'
import { listJobs, LOCAL, type Job } from '../../src/jobs/index.ts'
import type { ImportOptions } from '../../src/lake/index.ts'
import { cancelImport, showUpload, startImport, takeFile, type Mapping, type Upload } from '../../src/lake/uploads/index.ts'
import { onInstallation, waitFor } from './installation.ts'

const REASON = 'Imported in the terminal'
const EVERYTHING = everything(LOCAL)

/** What came of the files, and of the comparison after them; null where nothing new came in. */
export interface ImportedAtHome {
  files: Upload[]
  detect: Job | null
}

/** Imports files into the data of an installation, one after the other, then has the data compared. Throws `input` for the first that cannot be used. */
export function importAtHome(home: Home, files: readonly string[], options: ImportOptions): Promise<ImportedAtHome> {
  return onInstallation(home, async (database) => {
    const done: Upload[] = []
    for (const file of files) done.push(await importOne(database, home, file, mappingOf(options)))
    const isNew = done.some(({ state }) => state === 'imported')
    return { files: done, detect: isNew ? await waitForDetect(database) : null }
  })
}

function mappingOf({ columns, timezone, dateForm, encoding, objectType }: ImportOptions): Mapping {
  return {
    ...(columns === undefined ? {} : { columns }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(dateForm === undefined ? {} : { dateForm }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(objectType === undefined ? {} : { objectType }),
  }
}

async function importOne(database: Database, home: Home, file: string, mapping: Mapping): Promise<Upload> {
  const { db } = database
  const id = await takeFile(db, home, LOCAL, file, { mapping })
  const looked = await afterCheck(database, id)
  if (looked.state === 'known') return looked
  const doubt = looked.preview?.doubts[0]
  if (looked.state !== 'ready') {
    const said =
      looked.error ??
      (doubt === undefined ? null : { message: `${doubt.what}; rows are kept for good, so this must be said`, hint: doubt.hint })
    await cancelImport(db, LOCAL, { id, reason: 'It cannot be imported as it is' })
    throw new LiemError('input', said?.message ?? 'it was cancelled', {
      place: { file: basename(file) },
      ...(said?.hint === undefined ? {} : { hint: said.hint }),
    })
  }
  await startImport(db, home, LOCAL, { id, mapping: {}, reason: REASON })
  await waitFor(database, (await showUpload(db, EVERYTHING, id)).job!)
  return showUpload(db, EVERYTHING, id)
}

async function afterCheck({ db }: Database, id: string): Promise<Upload> {
  for (;;) {
    const upload = await showUpload(db, EVERYTHING, id)
    if (upload.state !== 'checking' && upload.state !== 'receiving') return upload
    await pause(50)
  }
}

/** The newest comparison: the import asked for it, unless one waited already. */
async function waitForDetect(database: Database): Promise<Job> {
  const { rows } = await listJobs(database.db, { limit: 100 })
  const comparisons = rows.filter(({ kind }) => kind === 'detect')
  const open = comparisons.findLast(({ state }) => state === 'queued' || state === 'running')
  return waitFor(database, (open ?? comparisons[0])!.id)
}
