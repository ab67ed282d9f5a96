import { resolve } from 'node:path'
import { databaseSource, migrate, openDatabase, type OpenOptions } from '../../src/base/db/index.ts'
import { LiemError, openHome, type Database, type Db, type Home } from '../../src/base/index.ts'
import { runningPostgres } from '../../src/base/postgres/index.ts'
import { askToCancel, LOCAL, prepareQueue, showJob, WORKER, type Job } from '../../src/jobs/index.ts'
import { UPLOAD_ENDED } from '../../src/lake/uploads/index.ts'
import { loadCatalogue } from '../../src/law/catalogue/index.ts'
import { currentLaw } from '../../src/law/changed/index.ts'
import { loadLaw } from '../../src/law/versions/index.ts'
import { write } from '../../src/ledger/index.ts'
import { progressLine } from './progress.ts'

/** The home that was named, or that of LIEM_HOME. */
export function homeOf(given: string | undefined): Home {
  return openHome(given === undefined ? undefined : resolve(given))
}

/** Opens the database of a home as its main process, brought up to date. `problems`: files of the law that cannot be used. */
export async function openInstallation(
  home: Home,
  options: OpenOptions = {},
): Promise<{ database: Database; problems: readonly LiemError[] }> {
  const database = await openDatabase(databaseSource(home), { name: 'liem', ...options })
  try {
    await migrate(database.url)
    await prepareQueue(database.url)
    const rulebooks = await loadLaw(database.db, WORKER, home.rulebooks)
    const catalogue = await loadCatalogue(database.db, WORKER, await currentLaw(database.db, home.path))
    return { database, problems: [...rulebooks.problems, ...catalogue.problems] }
  } catch (error) {
    await database.close()
    throw error
  }
}

/**
 * Does something on the data of an installation from a terminal. Whatever is long is a job, as on the screen: where `liem serve` runs on the home its
 * worker does it, otherwise a worker is started here and ends with the command. So two never write at once.
 */
export async function onInstallation<T>(home: Home, work: (database: Database) => Promise<T>): Promise<T> {
  const { database, stop } = await openEither(home)
  try {
    return await work(database)
  } finally {
    await stop()
  }
}

/** The same on the database alone, of the home that was named. */
export function onDatabase<T>(home: string | undefined, work: (db: Db) => Promise<T>): Promise<T> {
  return onInstallation(homeOf(home), ({ db }) => work(db))
}

async function openEither(home: Home): Promise<{ database: Database; stop: () => Promise<void> }> {
  const opened = await openInstallation(home).catch((error: unknown) => openRunning(home, error))
  if (!('problems' in opened)) return { database: opened, stop: opened.close }
  const { database, problems } = opened
  const { startWorkerProcess } = await import('../worker/index.ts')
  for (const { message } of problems) process.stderr.write(`liem: ${message}\n`)
  const worker = startWorkerProcess(home, database.url)
  return { database, stop: () => worker.stop().then(() => database.close()) }
}

/** The database of the main process that has the home. Throws what was the matter where that is not it. */
async function openRunning(home: Home, error: unknown): Promise<Database> {
  const url = error instanceof LiemError && error.message.startsWith('another Liêm') ? runningPostgres(home) : undefined
  if (url === undefined) throw error
  return openDatabase({ url }, { name: 'liem' })
}

const POLL = 200

/** Waits for a job and shows how far it is; Ctrl-C cancels it. Throws what it failed with. */
export async function waitFor({ db }: Database, id: string): Promise<Job> {
  const line = progressLine()
  let cancelled = false
  const cancel = (): void => {
    cancelled = true
  }
  process.on('SIGINT', cancel)
  try {
    for (;;) {
      const job = await showJob(db, id)
      if (job.state === 'done') return job
      if (job.state === 'cancelled') throw new LiemError('cancelled', 'was cancelled')
      if (job.state === 'failed') throw failure(job)
      if (cancelled && !job.cancelAsked)
        await write(db, { actor: LOCAL, kind: 'job.cancelled', subject: `job:${id}`, reason: 'Cancelled in the terminal' }, (trx) =>
          askToCancel(trx, id, UPLOAD_ENDED),
        )
      line.show(stageText(job))
      await new Promise((done) => setTimeout(done, POLL))
    }
  } finally {
    line.done()
    process.off('SIGINT', cancel)
  }
}

function stageText({ kind, state, stage, done, of }: Job): string {
  const count =
    done === null ? '' : of === null ? ` ${done.toLocaleString('en')}` : ` ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`
  return `${kind}: ${state === 'queued' ? 'waits' : (stage ?? 'begins')}${count}`
}

function failure({ kind, error }: Job): LiemError {
  const { message = 'it failed', place, hint } = error ?? {}
  return new LiemError('input', message, { place: { file: place ?? kind }, ...(hint === undefined ? {} : { hint }) })
}
