import { runLawTrial, runTrial } from '../../src/desk/index.ts'
import { sendDigests } from '../../src/desk/digest/index.ts'
import { settleClocks } from '../../src/cases/clocks/index.ts'
import { deliverDue, type HookGround } from '../../src/hooks/index.ts'
import { letPass, WORKER, type Errands, type Running, type Tasks } from '../../src/jobs/index.ts'
import { checkFile, importFile, UPLOAD_ENDED } from '../../src/lake/uploads/index.ts'
import { sweepFiles } from '../../src/documents/store/index.ts'
import { carryOut, keepTombstone } from '../../src/retention/index.ts'
import { askForCases, isOfCases } from './demonstration/ask.ts'
import { makeCases } from './demonstration/cases.ts'
import { loadDemonstration } from './demonstration/load.ts'
import { detect } from './detect.ts'
import type { Ground } from './ground.ts'
import { findPatterns } from './patterns.ts'

/**
 * The whole path: a file is looked at (`check`); its rows go into the lake (`import`), after which the data are compared with the rules, once for files
 * that came together, findings follow and patterns are looked for (`detect`); after conclusions the patterns again (`patterns`); and a changed rulebook
 * is tried before it counts (`trial`), as a change of the law is (`law-trial`). A demonstration begins with a year that is made up, and cases of it (`demo`).
 */
export function tasksOf(ground: Ground): Tasks {
  const { db, home } = ground
  return {
    check: { run: (job) => checkFile(db, home, job), ended: UPLOAD_ENDED.check! },
    import: { run: (job) => importFile(db, home, job), ended: UPLOAD_ENDED.import! },
    detect: { run: (job) => letPass(db, 'import', job).then(() => compare(ground, job)) },
    patterns: { run: (job) => findPatterns(ground, job) },
    trial: { run: (job) => tryRulebook(ground, job) },
    'law-trial': { run: (job) => tryLaw(ground, job) },
    destroy: { run: (job) => destroy(ground, job) },
    demo: { run: (job) => (isOfCases(job) ? makeCases(ground, job) : loadDemonstration(ground, job)) },
  }
}

/**
 * What is done besides, without a row that anybody watches: other systems are told of what happened (`hooks`), clocks of cases are worked out (`clocks`),
 * whoever wants it is told by mail how much waits for him (`digests`).
 */
export function errandsOf(ground: HookGround): Errands {
  return {
    hooks: (signal) => deliverDue(ground, signal),
    clocks: (signal) => settleClocks(ground, signal),
    digests: (signal) => sendDigests(ground, signal),
  }
}

async function compare(ground: Ground, job: Running): Promise<Record<string, unknown> | null> {
  const done = await detect(ground, job)
  await askForCases(ground.db)
  return done
}

/** Bytes of files go after the rows that named them. */
async function destroy({ db, home }: Ground, job: Running): Promise<Record<string, unknown>> {
  const done = await carryOut(db, job, { written: (id) => keepTombstone(db, home.path, id) })
  await sweepFiles(db, home)
  return { ...done }
}

async function tryRulebook({ db, home }: Ground, job: Running): Promise<Record<string, unknown>> {
  const { cases, wouldRaise, wouldWithdraw } = await runTrial(db, WORKER, home.lake, job.id, job)
  return { cases, wouldRaise, wouldWithdraw }
}

async function tryLaw({ db, home }: Ground, job: Running): Promise<Record<string, unknown>> {
  const { matters, otherOutcome, otherClock } = await runLawTrial(db, WORKER, home.path, job.id, job)
  return { matters, otherOutcome, otherClock }
}
