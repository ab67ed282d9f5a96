import { formatPlace, LiemError, type Db, type Trx } from '../base/index.ts'
import { writing } from '../base/write/index.ts'
import type { JobError, JobKind } from './schema.ts'

/** A job that was interrupted so often brings its process down itself. */
const MOST_ATTEMPTS = 25

export interface Begun {
  id: string
  kind: JobKind
  subject: string | null
  payload: Record<string, unknown>
  by: string
  attempts: number
}

/** How a job ended, as its row has it. */
export type Outcome =
  | { state: 'done'; result: Record<string, unknown> | null }
  | { state: 'failed'; error: JobError }
  | { state: 'cancelled' }

/** Called in the transaction that ends a job, so that what it worked on never says something else. */
export type Ended = (trx: Trx, job: Begun, outcome: Outcome) => Promise<void>

/**
 * Marks a job as running, whether for the first time or because its process died. Null where there is nothing to do: it has ended, was cancelled while
 * it waited, or has brought its process down too often.
 */
export async function begin(db: Db, id: string, ended: Ended | undefined): Promise<Begun | null> {
  const row = await writing(db, (trx) =>
    trx
      .updateTable('jobs.job')
      .set((e) => ({
        state: 'running',
        attempts: e('attempts', '+', 1),
        started_at: e.fn.coalesce('started_at', e.fn<Date>('clock_timestamp')),
        heartbeat_at: e.fn<Date>('clock_timestamp'),
        ...NO_PROGRESS,
      }))
      .where('id', '=', id)
      .where('state', 'in', ['queued', 'running'])
      .returning(['id', 'kind', 'subject', 'payload', 'by', 'attempts', 'cancel_asked'])
      .executeTakeFirst(),
  )
  if (row === undefined) return null
  const { cancel_asked, payload, ...rest } = row
  const job: Begun = { ...rest, payload: payload as Begun['payload'] }
  const refusal: Outcome | null = cancel_asked ? { state: 'cancelled' } : job.attempts > MOST_ATTEMPTS ? tooOften() : null
  if (refusal === null) return job
  await end(db, job, refusal, ended)
  return null
}

const NO_PROGRESS = { stage: null, done: null, of: null, rate: null }

/** Ends a job that runs; a second end changes nothing. */
export function end(db: Db, job: Begun, outcome: Outcome, ended: Ended | undefined): Promise<void> {
  return writing(db, (trx) => endWithin(trx, job, outcome, ended))
}

async function endWithin(trx: Trx, job: Begun, outcome: Outcome, ended: Ended | undefined): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('jobs.job')
    .set((e) => ({
      state: outcome.state,
      result: outcome.state === 'done' && outcome.result !== null ? JSON.stringify(outcome.result) : null,
      error: outcome.state === 'failed' ? JSON.stringify(outcome.error) : null,
      finished_at: e.fn<Date>('clock_timestamp'),
    }))
    .where('id', '=', job.id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await ended?.(trx, job, outcome)
}

/** What is told when a job of a kind ends. */
export type EndedByKind = Partial<Record<JobKind, Ended>>

/**
 * Asks a job to stop: one that waits has ended with that; one that runs stops at the next place where nothing half-done stays. Throws `absent`, and
 * `conflict` where it has ended already. False: it was asked before, and nothing is done.
 */
export async function askToCancel(trx: Trx, id: string, ended: EndedByKind): Promise<boolean> {
  const found = await trx
    .selectFrom('jobs.job')
    .select(['id', 'kind', 'subject', 'payload', 'by', 'attempts', 'state', 'cancel_asked'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw new LiemError('absent', 'there is no such long action, or it may not be seen')
  const { state, payload, cancel_asked: asked, ...job } = found
  if (state !== 'queued' && state !== 'running') throw new LiemError('conflict', 'the long action has ended already')
  if (asked) return false
  await trx.updateTable('jobs.job').set({ cancel_asked: true }).where('id', '=', id).execute()
  if (state === 'queued') await endWithin(trx, { ...job, payload: payload as Begun['payload'] }, { state: 'cancelled' }, ended[job.kind])
  return true
}

/** Back into the queue, because its process ends in order; whoever comes next takes it up. */
export function putBack(db: Db, id: string): Promise<unknown> {
  return writing(db, (trx) =>
    trx
      .updateTable('jobs.job')
      .set((e) => ({ state: 'queued', attempts: e('attempts', '-', 1), ...NO_PROGRESS }))
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute(),
  )
}

/** An error in the words that people are shown. */
export function wordsOf(error: unknown): JobError {
  if (!(error instanceof LiemError)) {
    const message = error instanceof Error ? error.message : String(error)
    return { code: 'internal', message, hint: 'this is a defect of Liêm; the log of the program says where it happened' }
  }
  const { code, message, place, hint } = error
  return { code, message, ...(place === undefined ? {} : { place: formatPlace(place) }), ...(hint === undefined ? {} : { hint }) }
}

function tooOften(): Outcome {
  const message = `its process ended ${MOST_ATTEMPTS} times before it was done`
  return { state: 'failed', error: { code: 'internal', message, hint: 'look whether there is enough memory, then start it again' } }
}
