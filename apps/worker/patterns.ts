import { collectPatterns, hashOf, newestRun, storePatterns, type RunOptions } from '../../src/detect/store/index.ts'
import { uncountedHits } from '../../src/findings/destroy/index.ts'
import { declaredExceptions } from '../../src/findings/index.ts'
import { WORKER, type JobKind, type Running } from '../../src/jobs/index.ts'
import { write } from '../../src/ledger/index.ts'
import { listUnits } from '../../src/organisation/index.ts'
import type { Db } from '../../src/base/index.ts'
import { everything } from '../../src/base/schema.ts'
import { compare } from './read.ts'
import type { Ground } from './ground.ts'

const REASON = 'Tính lại mẫu hình vì có kết luận mới / Patterns were looked for again after conclusions'

/** What the statistics leave out or set apart, and who is compared with whom. */
export async function statisticsOptions(db: Db): Promise<Pick<RunOptions, 'excluded' | 'exceptions' | 'peerGroups'>> {
  const [excluded, exceptions, { rows }] = await Promise.all([uncountedHits(db), declaredExceptions(db), listUnits(db, everything(WORKER))])
  return { excluded, exceptions, peerGroups: Object.fromEntries(rows.map(({ code, level, kind }) => [code, `${level} ${kind ?? ''}`])) }
}

/** The job `patterns`: after hits were dismissed or held back, what is held against nobody is in no count of the newest run any more. */
export async function findPatterns(ground: Ground, job: Running): Promise<Record<string, unknown> | null> {
  const { db } = ground
  const run = await newestRun(db)
  // A run that waits will find them itself.
  if (run === null || (await isWaiting(db, 'detect'))) return null
  const compared = await compare(ground, job)
  if (compared === null) return null
  const { used, evaluation } = compared
  // Other data or rules than the run had: the run that they wait for finds its patterns itself.
  const isSame = run.lake === hashOf(evaluation.log.files.map(({ sha256 }) => sha256)) && sameBooks(run.rulebooks, used.books)
  if (!isSame) return null
  job.tell({ stage: 'patterns' })
  const found = collectPatterns(evaluation, await statisticsOptions(db))
  job.check()
  const flagged = found.patterns.filter(({ status }) => status === 'amber' || status === 'red').length
  await write(db, { actor: WORKER, kind: 'pattern.found', subject: `run:${run.id}`, reason: REASON, body: { flagged } }, (trx) =>
    storePatterns(trx, run.id, found),
  )
  return { flagged }
}

function sameBooks(one: readonly { id: string; version: number }[], other: readonly { id: string; version: number }[]): boolean {
  return one.length === other.length && one.every(({ id, version }, at) => other[at]!.id === id && other[at]!.version === version)
}

async function isWaiting(db: Db, kind: JobKind): Promise<boolean> {
  const found = await db.selectFrom('jobs.job').select('id').where('kind', '=', kind).where('state', '=', 'queued').executeTakeFirst()
  return found !== undefined
}
