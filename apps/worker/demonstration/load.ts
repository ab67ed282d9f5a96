import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { LiemError, type Db, type Home } from '../../../src/base/index.ts'
import { WORKER, type Running } from '../../../src/jobs/index.ts'
import { dropUpload, keepUpload, openUpload, partOf, startImport } from '../../../src/lake/uploads/index.ts'
import { importOrganisation } from '../../../src/organisation/index.ts'
import { DECLARATIONS_PER_SCALE, synthesise } from '../../../src/synth/index.ts'
import type { Ground } from '../ground.ts'
import { enterCircumstances } from './circumstances.ts'

/** The made-up year: about 200,000 declarations, departures planted everywhere at ordinary rates, and in four units one of them much more often. */
export const DEMONSTRATION = {
  seed: 1,
  scale: 1,
  noise: 'little',
  plant: {
    'checked-and-cleared-by-one@HQVP': 0.03,
    'out-ineligible@HQSL': 0.004,
    'change-unreasoned@HQMN': 0.2,
    'sample-unwitnessed@HQLG': 0.15,
  },
} as const

const REASON = 'Dữ liệu minh họa / Made-up data'

/**
 * The job `demo`: makes the year in a folder of its own, takes over its register, enters its outages, and sends its files in as a person would; the jobs
 * of the files do the rest. Interrupted anywhere it goes on: everything is there already or not at all, and nothing twice.
 */
export async function loadDemonstration(
  { db, home }: Ground,
  job: Running,
  size: number = DEMONSTRATION.scale,
): Promise<Record<string, unknown>> {
  const folder = join(home.run, 'demonstration')
  await makeYear(folder, job, size)
  job.tell({ stage: 'organisation' })
  await importOrganisation(db, WORKER, folder, REASON)
  job.check()
  job.tell({ stage: 'circumstances' })
  const circumstances = await enterCircumstances(db, await readFile(join(folder, 'circumstances.csv'), 'utf8'), job.check)
  job.check()
  const files = (await readdir(join(folder, 'events'))).toSorted((one, other) => (one < other ? -1 : 1))
  for (const [at, name] of files.entries()) {
    job.tell({ stage: 'receive', done: at, of: files.length })
    await sendFile(db, home, job, join(folder, 'events', name), `thong-quan-${at + 1}.parquet`)
  }
  await rm(folder, { recursive: true, force: true })
  return { declarations: Math.round(size * DECLARATIONS_PER_SCALE), circumstances, files: files.length }
}

/** The folder takes its name when all is in it; one that is there is whole. */
async function makeYear(folder: string, job: Running, scale: number): Promise<void> {
  if (await stat(join(folder, 'world.json')).catch(() => undefined)) return
  const of = Math.round(scale * DECLARATIONS_PER_SCALE)
  const { seed, noise, plant } = DEMONSTRATION
  await synthesise({ seed, scale, noise, plant, out: folder, signal: job.signal }, (share) =>
    job.tell({ stage: 'synthesise', done: Math.round(share * of), of }),
  )
}

/** Sends a file in and has it imported, unless that was done before. */
async function sendFile(db: Db, home: Home, job: Running, file: string, name: string): Promise<void> {
  const rows = await db.selectFrom('lake.upload').select(['id', 'state']).where('name', '=', name).where('by', '=', WORKER.id).execute()
  for (const { id, state } of rows)
    if (state === 'receiving') await dropUpload(db, WORKER, id, new LiemError('cancelled', 'the program ended while the file came'))
  const sent = rows.find(({ state }) => !['receiving', 'failed', 'cancelled'].includes(state))
  const id = sent?.id ?? (await receive(db, home, file, name))
  await untilLookedAt(db, id, job)
  const row = await db.selectFrom('lake.upload').select('state').where('id', '=', id).executeTakeFirstOrThrow()
  if (row.state === 'ready' || row.state === 'doubtful') await startImport(db, home, WORKER, { id, mapping: {}, reason: REASON })
}

async function receive(db: Db, home: Home, file: string, name: string): Promise<string> {
  const { size } = await stat(file)
  const { id } = await openUpload(db, WORKER, { name, bytes: size })
  await copyFile(file, partOf(home, id))
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(file)) hash.update(bytes as Buffer)
  await keepUpload(db, home, WORKER, id, { bytes: size, sha256: hash.digest('hex') })
  return id
}

/** The look at a file is a job beside this one; it takes a moment. */
async function untilLookedAt(db: Db, id: string, job: Running): Promise<void> {
  for (;;) {
    job.check()
    const { state } = await db.selectFrom('lake.upload').select('state').where('id', '=', id).executeTakeFirstOrThrow()
    if (state !== 'checking' && state !== 'received') return
    await pause(100)
  }
}
