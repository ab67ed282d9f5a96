import { hitsOf } from '../../src/detect/index.ts'
import { collectRun, storeRun } from '../../src/detect/store/index.ts'
import { compactCaseSums } from '../../src/accountability/sums/index.ts'
import { recountFindings } from '../../src/desk/index.ts'
import { raise } from '../../src/findings/index.ts'
import { WORKER, type Running } from '../../src/jobs/index.ts'
import { write } from '../../src/ledger/index.ts'
import { statisticsOptions } from './patterns.ts'
import { compare } from './read.ts'
import type { Ground } from './ground.ts'

const REASON = 'Dữ liệu được so với các bộ quy tắc / The data were compared with the rulebooks'

/**
 * The job `detect`: verdicts, then findings, then what pages show of the run. Each of the two transactions does everything or nothing, and doing it
 * again does it once; pages show the run before until the second one is done. Once findings are raised it is too late to cancel: the rest follows.
 */
export async function detect(ground: Ground, job: Running): Promise<Record<string, unknown> | null> {
  const { db } = ground
  const compared = await compare(ground, job)
  if (compared === null) return null
  const { used, vocabulary, evaluation } = compared
  const { timezone } = evaluation.log
  const rulebooks = used.books.map(({ id }) => id)
  const raised = await raise(
    db,
    WORKER,
    hitsOf(evaluation, { vocabulary }),
    { run: job.id, rules: used.rules, rulebooks, vocabulary, timezone },
    (hits) => {
      job.tell({ stage: 'raise', done: hits })
      job.check()
    },
  )
  job.tell({ stage: 'summarise' })
  const run = collectRun(evaluation, {
    used,
    engine: ground.version,
    names: vocabulary.names,
    lanes: vocabulary.lanes,
    ...(await statisticsOptions(db)),
    onProgress: (stage, done, of) => job.tell({ stage, done, of }),
  })
  const { cases, events, violating, unfinished, lake } = run
  const body = { cases, events, violating, unfinished, lake, rulebooks: run.rulebooks }
  await write(db, { actor: WORKER, kind: 'detect.run', subject: `run:${job.id}`, reason: REASON, body }, async (trx) => {
    await storeRun(trx, job.id, run)
    await recountFindings(trx)
    await compactCaseSums(trx)
  })
  return { cases, events, violating, ...raised }
}
