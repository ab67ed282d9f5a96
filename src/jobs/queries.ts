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

/** Everything that waits or runs, oldest first, then what ended, newest first; of one subject only, where one is named. */
export async function listJobs(db: Db, { subject, limit }: { subject?: string | undefined; limit: number }): Promise<{ rows: Job[] }> {
  const of = () => {
    const all = db.selectFrom('jobs.job').select(COLUMNS)
    return subject === undefined ? all : all.where('subject', '=', subject)
  }
  const open = await of().where('state', 'in', ['queued', 'running']).orderBy('created_at').orderBy('id').limit(limit).execute()
  const ended = await of()
    .where('state', 'in', ['done', 'failed', 'cancelled'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit - open.length)
    .execute()
  return { rows: [...open, ...ended].map(jobOf) }
}

/** One long action. Throws `absent`. */
export async function showJob(db: Db | Trx, id: string): Promise<Job> {
  const row = await db.selectFrom('jobs.job').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new LiemError('absent', 'there is no such long action, or it may not be seen')
  return jobOf(row)
}

/** Ids of what waits or runs, oldest first. */
export async function openJobs(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('jobs.job')
    .select('id')
    .where('state', 'in', ['queued', 'running'])
    .orderBy('created_at')
    .limit(100)
    .execute()
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

function jobOf({ cancel_asked, error, result, created_at, started_at, finished_at, ...row }: Row): Job {
  return {
    ...row,
    cancelAsked: cancel_asked,
    error: error as JobError | null,
    result: result as Job['result'],
    createdAt: created_at,
    startedAt: started_at,
    finishedAt: finished_at,
  }
}
