import { LiemError, type Db, type Home } from '../../base/index.ts'
import { enqueueOnce, isLetPass, WORKER, type Running } from '../../jobs/index.ts'
import { write } from '../../ledger/index.ts'
import { importFiles, type ImportRun } from '../import.ts'
import type { ImportProgress } from '../import-open.ts'
import type { LakeImport } from '../manifest-schema.ts'
import { fileOf, sweepUploads } from './files.ts'
import { lookAt } from './look.ts'
import { optionsOf } from './options.ts'
import { countReasons } from './rejected.ts'
import type { Mapping, Upload } from './schema.ts'

/** The job `check`: what the file is, and whether anything must be decided. */
export async function checkFile(db: Db, home: Home, job: Running): Promise<null> {
  const upload = await uploadOf(db, job, 'checking')
  if (upload === null) return null
  job.tell({ stage: 'check' })
  const preview = await lookAt(fileOf(home, upload), upload.mapping)
  job.check()
  const state = preview.doubts.length === 0 ? 'ready' : 'doubtful'
  const body = { state, doubts: preview.doubts.length }
  await write(db, { actor: WORKER, kind: 'import.checked', reason: 'A file was looked at', subject: `import:${upload.id}`, body }, (trx) =>
    trx
      .updateTable('lake.upload')
      .set({ state, preview: JSON.stringify(preview), error: null, finished_at: null })
      .where('id', '=', upload.id)
      .where('state', '=', 'checking')
      .execute(),
  )
  return null
}

/** The job `import`: the rows of the file into the lake, whole or not at all; then the data are compared anew. */
export async function importFile(
  db: Db,
  home: Home,
  job: Running,
  engine: NonNullable<ImportRun['engine']> = {},
): Promise<Record<string, unknown> | null> {
  const upload = await uploadOf(db, job, 'importing')
  if (upload === null) return null
  const run = { ...optionsOf(upload.mapping), engine, signal: job.signal, waits: true }
  const { bytes } = upload
  // A share of the file as its bytes: percent of a large one would stand at 0 for long.
  const tell: ImportProgress = ({ doing: stage, rows, share }) => {
    if (share !== undefined && bytes !== null) job.tell({ stage, done: share * bytes, of: bytes })
    else job.tell({ stage, ...(rows === undefined ? {} : { done: rows }) })
  }
  const [found] = await importFiles(home.lake, [fileOf(home, upload)], run, tell)
  const { import: one } = found!
  // Bytes that the lake has are this very import's when it was interrupted after its last step; otherwise those of an earlier file.
  const earlier = found!.known ? await earlierUpload(db, one.id, upload.id) : null
  const result = await resultOf(home, one, earlier)
  await finish(db, job, upload.id, one, result)
  await sweepUploads(db, home)
  return { rows: result.rows, rejectedRows: result.rejectedRows }
}

async function finish(db: Db, job: Running, id: string, one: LakeImport, result: NonNullable<Upload['result']>): Promise<void> {
  const { rows, rejectedRows, repeatedRows, knownAs } = result
  const body = { import: one.id, rows, rejectedRows, repeatedRows }
  await write(db, { actor: WORKER, kind: 'import.done', reason: 'A file was imported', subject: `import:${id}`, body }, async (trx) => {
    const set = { result: JSON.stringify(result), lake_import: one.id, finished_at: new Date() }
    await trx
      .updateTable('lake.upload')
      .set({ ...set, state: knownAs === null ? 'imported' : 'known' })
      .where('id', '=', id)
      .execute()
    if (knownAs === null && !(await isLetPass(trx, job.id, 'detect'))) await enqueueOnce(trx, { kind: 'detect', by: WORKER.id })
  })
}

async function uploadOf(
  db: Db,
  job: Running,
  state: 'checking' | 'importing',
): Promise<{ id: string; name: string; bytes: number | null; mapping: Mapping } | null> {
  const id = String(job.payload['upload'])
  const row = await db.selectFrom('lake.upload').select(['id', 'name', 'bytes', 'mapping', 'state']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new LiemError('absent', 'the file is not there any more')
  // It was done before the process ended.
  return row.state === state ? { ...row, mapping: row.mapping as Mapping } : null
}

async function earlierUpload(db: Db, lakeImport: string, id: string): Promise<boolean> {
  const { lake_imports } = await db
    .selectFrom('lake.upload')
    .select((e) => e.fn.countAll<number>().as('lake_imports'))
    .where('lake_import', '=', lakeImport)
    .where('id', '!=', id)
    // One that was sent while this one was being finished is known because of this one.
    .where('state', '=', 'imported')
    .executeTakeFirstOrThrow()
  return lake_imports > 0
}

async function resultOf(home: Home, one: LakeImport, known: boolean | null): Promise<NonNullable<Upload['result']>> {
  const { rows, rejectedRows, repeatedRows, undatedRows, from, until } = one
  const reasons = await countReasons(home.lake, one)
  return { rows, rejectedRows, repeatedRows, undatedRows, from, until, reasons, knownAs: known === true ? one.name : null }
}
