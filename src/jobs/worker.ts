import { Logger, run, type Runner, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { isConnectionLost } from '../base/db/index.ts'
import { LiemError, type Database, type Db } from '../base/index.ts'
import { begin, end, putBack, wordsOf, type Begun, type Ended } from './life.ts'
import { watchJob, type Watch } from './progress.ts'
import type { JobKind } from './schema.ts'

/** A job while it runs. */
export interface Running extends Begun, Pick<Watch, 'tell' | 'signal' | 'check' | 'pause'> {}

/** What a kind of job does. It may be run again after it was interrupted anywhere, and must then do nothing twice. */
export interface Task {
  run: (job: Running) => Promise<Record<string, unknown> | null>
  ended?: Ended
}
export type Tasks = Partial<Record<JobKind, Task>>

/** Short work that no person waits for and that is no row of `jobs.job`; what waits to be done stands elsewhere. Aborted where the worker stops. */
export type Errands = Readonly<Record<string, (signal: AbortSignal) => Promise<void>>>

export interface JobWorker {
  /** Settles when the worker has ended: by `stop`, or because it lost the database. */
  ended: Promise<'stopped' | 'lost'>
  stop: () => Promise<void>
}

export interface WorkerOptions {
  /** Told of what is no fault of the user, with the stack. */
  onDefect?: (error: unknown, job: { id: string; kind: string }) => void
  concurrency?: number
  errands?: Errands
}

/** Any number, the same for everybody: whoever holds it is the worker of this database. */
const LOCK = 4_301_989
/** How long a job may take to leave things in order when its process is to end. */
const GRACE = 1_500

/**
 * Runs jobs until it is stopped. There is one worker to a database: it holds an advisory lock for as long as it lives, and PostgreSQL frees that when
 * its process dies, however it dies. A second one waits. Whoever has the lock knows that every job which is still locked was left by a worker that is
 * gone, and takes it up again at once, not after the library's four hours.
 */
export async function startWorker(database: Pick<Database, 'db' | 'url'>, tasks: Tasks, options: WorkerOptions = {}): Promise<JobWorker> {
  const lock = await takeLock(database.url)
  await releaseLeft(lock.client)
  const running = new Map<string, AbortController>()
  const runner = await startRunner(database, tasks, running, options)
  let stopped: Promise<void> | undefined
  const stop = async () => {
    for (const job of running.values()) job.abort()
    await Promise.race([runner.stop().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, GRACE).unref())])
    await lock.client.end().catch(() => undefined)
  }
  const stopOnce = () => (stopped ??= stop())
  const ended = Promise.race([
    runner.promise.then(
      () => 'stopped' as const,
      () => 'lost' as const,
    ),
    lock.lost.then(() => (stopped === undefined ? ('lost' as const) : ('stopped' as const))),
  ])
  return { ended, stop: stopOnce }
}

/** Makes or updates the library's own schema. */
export async function prepareQueue(url: string): Promise<void> {
  const { runMigrations } = await import('graphile-worker')
  await runMigrations({ connectionString: url, logger: QUIET })
}

async function takeLock(url: string): Promise<{ client: pg.Client; lost: Promise<void> }> {
  const client = new pg.Client({ connectionString: url, application_name: 'liem worker lock', keepAlive: true })
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  await client.connect()
  await client.query('select pg_advisory_lock($1)', [LOCK])
  return { client, lost }
}

/** Frees what a worker that is gone had locked, and has tried again at once what waits for another try. */
async function releaseLeft(client: pg.Client): Promise<void> {
  await client.query(`select graphile_worker.force_unlock_workers(array(
    select distinct locked_by from graphile_worker._private_jobs where locked_by is not null
    union select distinct locked_by from graphile_worker._private_job_queues where locked_by is not null))`)
  await client.query(`update graphile_worker._private_jobs set run_at = least(run_at, now()), attempts = 0 where attempts > 0`)
}

const QUIET = new Logger(() => () => undefined)

function startRunner(
  { db, url }: Pick<Database, 'db' | 'url'>,
  tasks: Tasks,
  running: Map<string, AbortController>,
  { concurrency = 3, onDefect, errands = {} }: WorkerOptions,
): Promise<Runner> {
  const entries = Object.entries(tasks).map(([kind, task]): [string, TaskList[string]] => [
    kind,
    (payload) => runJob(db, (payload as { id: string }).id, task, running, onDefect),
  ])
  for (const [kind, errand] of Object.entries(errands)) entries.push([kind, () => runErrand(kind, errand, running, onDefect)])
  return run({
    connectionString: url,
    taskList: Object.fromEntries(entries),
    concurrency,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: QUIET,
    maxPoolSize: concurrency + 2,
    gracefulShutdownAbortTimeout: GRACE,
  })
}

async function runJob(
  db: Db,
  id: string,
  task: Task,
  running: Map<string, AbortController>,
  onDefect: WorkerOptions['onDefect'],
): Promise<void> {
  const job = await begin(db, id, task.ended)
  if (job === null) return
  const watch = watchJob(db, id)
  const stopping = new AbortController()
  running.set(id, stopping)
  const signal = AbortSignal.any([watch.signal, stopping.signal])
  try {
    const pause = () => watch.pause().then(() => signal.throwIfAborted())
    const result = await task.run({ ...job, tell: watch.tell, signal, check: () => signal.throwIfAborted(), pause })
    await watch.close()
    await end(db, job, { state: 'done', result }, task.ended)
  } catch (error) {
    await watch.close()
    if (watch.signal.aborted) return await end(db, job, { state: 'cancelled' }, task.ended)
    if (stopping.signal.aborted) {
      await putBack(db, id)
      throw error
    }
    // The library tries again, after a pause.
    if (isPassing(error)) throw error
    if (!(error instanceof LiemError)) onDefect?.(error, job)
    await end(db, job, { state: 'failed', error: wordsOf(error) }, task.ended)
  } finally {
    running.delete(id)
  }
}

/** What fails is tried again by the library, after a pause that grows. */
async function runErrand(
  kind: string,
  errand: Errands[string],
  running: Map<string, AbortController>,
  onDefect: WorkerOptions['onDefect'],
): Promise<void> {
  const stopping = new AbortController()
  running.set(kind, stopping)
  try {
    await errand(stopping.signal)
  } catch (error) {
    if (!stopping.signal.aborted && !isPassing(error)) onDefect?.(error, { id: '', kind })
    throw error
  } finally {
    running.delete(kind)
  }
}

/** Whether it may go better another time: the connection was lost, or two transactions stood in each other's way. */
export function isPassing(error: unknown): boolean {
  if (error instanceof LiemError || !(error instanceof Error)) return false
  return isConnectionLost(error) || /^(?:40001|40P01)/u.test((error as NodeJS.ErrnoException).code ?? '')
}
