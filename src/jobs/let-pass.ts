import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../base/index.ts'
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
