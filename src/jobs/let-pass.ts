import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db, Trx } from '../base/index.ts'
import type { JobKind } from './schema.ts'
import type { Running } from './worker.ts'

const EVERY = 100

/**
 * Waits until the jobs of a kind that wait or run at this moment have ended; for those that come meanwhile it does not. Throws `cancelled` where the job
 * that waits is to stop.
 */
export async function letPass(db: Db, kind: JobKind, { check }: Pick<Running, 'check'>): Promise<void> {
  const open = db.selectFrom('jobs.job').select('id').where('kind', '=', kind).where('state', 'in', ['queued', 'running'])
  let waiting = (await open.execute()).map(({ id }) => id)
  while (waiting.length > 0) {
    await pause(EVERY)
    check()
    waiting = (await open.where('id', 'in', waiting).execute()).map(({ id }) => id)
  }
}

/**
 * Whether a job of a kind is running that lets this one, which runs, pass: it begins after this one has ended, and finds what this one brings. What was
 * asked for within the second before it began may have come too late to be waited for.
 */
export async function isLetPass(trx: Trx, id: string, by: JobKind): Promise<boolean> {
  const { rows } =
    await sql`select from jobs.job own join jobs.job other on other.kind = ${by} and other.state = 'running' and not other.cancel_asked
      and other.started_at > own.created_at + interval '1 second' where own.id = ${id} limit 1`.execute(trx)
  return rows.length > 0
}
