import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { detect } from '../apps/worker/detect.ts'
import type { Db, Home } from '../src/base/index.ts'
import type { Installation } from '../src/desk/index.ts'
import { WORKER, type Running } from '../src/jobs/index.ts'
import { loadLaw } from '../src/law/versions/index.ts'
import { write } from '../src/ledger/index.ts'
import { importOrganisation } from '../src/organisation/index.ts'
import type { SmallWorld } from './world.ts'

/** Law and register are loaded, and the data of a world compared, as the worker does it. Gives the id of the run. */
export async function openPlatform(db: Db, { folder, lake }: SmallWorld): Promise<string> {
  await loadLaw(db, WORKER)
  await importOrganisation(db, WORKER, folder)
  return runDetect(db, lake)
}

/** The job `detect`, without its queue. */
export async function runDetect(db: Db, lake: string): Promise<string> {
  const id = randomUUID()
  await write(db, { actor: WORKER, kind: 'test.detect', reason: 'because of the test' }, async (trx) => {
    await sql`insert into jobs.job (id, kind, by) values (${id}, 'detect', 'test')`.execute(trx)
  })
  await detect({ db, home: { lake } as Home, version: '0' }, runningJob(id))
  await write(db, { actor: WORKER, kind: 'test.detect', reason: 'because of the test' }, async (trx) => {
    await sql`update jobs.job set state = 'done', started_at = created_at, finished_at = now() where id = ${id}`.execute(trx)
  })
  return id
}

/** What `showState` is told by the process. */
export function installationAt(lakeDir: string): Installation {
  return { version: '0', lakeDir, localOnly: true, may: [], reviews: null }
}

/** A job that nobody watches. */
export function runningJob(id: string): Running {
  const { signal } = new AbortController()
  const begun = { id, kind: 'detect' as const, subject: null, payload: {}, by: 'test', attempts: 1 }
  return { ...begun, tell: () => undefined, signal, check: () => undefined, pause: () => Promise.resolve() }
}
