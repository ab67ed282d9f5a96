import { LiemError, type Db, type Trx } from '../base/index.ts'
import type { Job, JobError } from './schema.ts'

const COLUMNS = [
  'id',
  'kind',
  'subject',
  'state',
  'stage',
  'done',
  'of',
  'rate',
  'cancel_asked',
  'error',
  'result',
  'created_at',
  'started_at',
  'finished_at',
] as const

/**
 * Everything that waits or runs, oldest first, then what ended, newest first; of one subject only, where one is named. With `by` only what this actor
 * wanted, without what came of it: results count what is not his to see.
 */
export async function listJobs(
  db: Db,
  { subject, limit }: { subject?: string | undefined; limit: number },
  by?: string,
): Promise<{ rows: Job[] }> {
  const of = () => {
    const all = db.selectFrom('jobs.job').select(COLUMNS)
    const own = by === undefined ? all : all.where('by', '=', by)
    return subject === undefined ? own : own.where('subject', '=', subject)
  }
  const open = await of().where('state', 'in', ['queued', 'running']).orderBy('created_at').orderBy('id').limit(limit).execute()
  const ended = await of()
    .where('state', 'in', ['done', 'failed', 'cancelled'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit - open.length)
    .execute()
  return { rows: [...open, ...ended].map((row) => jobOf(row, by)) }
}

/** One long action; with `by` as in `listJobs`. Throws `absent`. */
export async function showJob(db: Db | Trx, id: string, by?: string): Promise<Job> {
  const found = db.selectFrom('jobs.job').select(COLUMNS).where('id', '=', id)
  const row = await (by === undefined ? found : found.where('by', '=', by)).executeTakeFirst()
  if (row === undefined) throw new LiemError('absent', 'there is no such long action, or it may not be seen')
  return jobOf(row, by)
}

/** Ids of what waits or runs, oldest first; with `by` only what this actor wanted. */
export async function openJobs(db: Db, by?: string): Promise<string[]> {
  const open = db.selectFrom('jobs.job').select('id').where('state', 'in', ['queued', 'running'])
  const rows = await (by === undefined ? open : open.where('by', '=', by)).orderBy('created_at').limit(100).execute()
  return rows.map(({ id }) => id)
}

/** How many long actions there are by kind and state. */
export async function countJobs(db: Db): Promise<{ kind: string; state: string; n: number }[]> {
  return db
    .selectFrom('jobs.job')
    .select(['kind', 'state', (e) => e.fn.countAll<number>().as('n')])
    .groupBy(['kind', 'state'])
    .execute()
}

interface Row {
  id: string
  kind: Job['kind']
  subject: string | null
  state: Job['state']
  stage: string | null
  done: number | null
  of: number | null
  rate: number | null
  cancel_asked: boolean
  error: unknown
  result: unknown
  created_at: string
  started_at: string | null
  finished_at: string | null
}

function jobOf({ cancel_asked, error, result, created_at, started_at, finished_at, ...row }: Row, by?: string): Job {
  return {
    ...row,
    cancelAsked: cancel_asked,
    error: error as JobError | null,
    result: by === undefined ? (result as Job['result']) : null,
    createdAt: created_at,
    startedAt: started_at,
    finishedAt: finished_at,
  }
}
