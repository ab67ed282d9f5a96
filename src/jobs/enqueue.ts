import { sql } from 'kysely'
import type { Db, Trx } from '../base/index.ts'
import { writing } from '../base/write/index.ts'
import type { JobKind } from './schema.ts'

/**
 * What reads all data runs one after the other, and so do imports. An import waits for no comparison: files of the lake never change, and whoever reads
 * it goes by the manifest of that moment. Looking at a file waits for nobody.
 */
const QUEUE: Partial<Record<JobKind, string>> = {
  import: 'lake',
  detect: 'data',
  patterns: 'data',
  trial: 'data',
  demo: 'data',
  destroy: 'data',
}
/** How often the library takes a job up again. Ours is the limit that counts (`begin`); this one only has to be higher. */
const LIBRARY_ATTEMPTS = 1_000

export interface NewJob {
  kind: JobKind
  /** What it works on, noun:id. */
  subject?: string
  payload?: Record<string, unknown>
  /** Id of the actor who wanted it. */
  by: string
}

/** Puts a long action into the queue, in the transaction of what asks for it: both happen or neither. Returns its id. */
export async function enqueue(trx: Trx, job: NewJob): Promise<string> {
  const { id } = await insert(trx, job)
  await addToQueue(trx, job.kind, id)
  return id
}

/**
 * The same where one that waits is enough: a job of that kind that has not begun is put off to `seconds` from now and its id returned; only where there
 * is none a new one is made. What a caller wrote in the same transaction is seen by the job.
 */
export async function enqueueOnce(trx: Trx, job: NewJob, seconds = 0): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext(${`jobs.once:${job.kind}`}))`.execute(trx)
  const waiting = await trx
    .selectFrom('jobs.job')
    .select('id')
    .where('kind', '=', job.kind)
    .where('state', '=', 'queued')
    .where('cancel_asked', '=', false)
    .forUpdate()
    .executeTakeFirst()
  const { id } = waiting ?? (await insert(trx, job))
  await addToQueue(trx, job.kind, id, seconds)
  return id
}

/** Puts every action that waits or was running into an empty queue, in the order in which they were wanted: after a restore, whose backup has no queue. Returns how many. */
export async function enqueueOpen(db: Db): Promise<number> {
  return writing(db, async (trx) => {
    const open = trx.selectFrom('jobs.job').select(['id', 'kind']).where('state', 'in', ['queued', 'running'])
    const rows = await open.orderBy('created_at').orderBy('id').execute()
    for (const { id, kind } of rows) await addToQueue(trx, kind as JobKind, id)
    return rows.length
  })
}

function insert(trx: Trx, { kind, subject, payload = {}, by }: NewJob): Promise<{ id: string }> {
  const values = { kind, subject: subject ?? null, payload: JSON.stringify(payload), by }
  return trx.insertInto('jobs.job').values(values).returning('id').executeTakeFirstOrThrow()
}

/** The key is the job's own: with one for a kind, a new job would push out one that waits for another try. */
async function addToQueue(trx: Trx, kind: JobKind, id: string, seconds = 0): Promise<void> {
  await sql`select jobs.add_to_queue(${kind}, ${id}, ${QUEUE[kind] ?? null}, ${seconds}, ${LIBRARY_ATTEMPTS})`.execute(trx)
}
