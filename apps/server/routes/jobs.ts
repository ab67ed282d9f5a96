import { askToCancel, enqueueOnce, listJobs, showJob } from '../../../src/jobs/index.ts'
import { cancelJob, listJobs as listRoute, showJob as showRoute, startDetect } from '../../../src/jobs/schema.ts'
import { UPLOAD_ENDED } from '../../../src/lake/uploads/index.ts'
import { write } from '../../../src/ledger/index.ts'
import { on, type Context, type Entry } from '../table.ts'

/** Whoever does not operate sees the long actions that he wanted himself. */
const ownOnly = (actor: Context['actor'], may: Context['may']): string | undefined => (may('job.operate') ? undefined : actor.id)

export const JOB_ROUTES: readonly Entry[] = [
  on(listRoute, ({ db, actor, may }, input) => listJobs(db, input, ownOnly(actor, may))),
  on(showRoute, ({ db, actor, may }, { id }) => showJob(db, id, ownOnly(actor, may))),
  on(cancelJob, ({ db, actor }, { id, reason }) => {
    let isNew = false
    return write(db, { actor, kind: 'job.cancelled', subject: `job:${id}`, reason, body: () => (isNew ? {} : null) }, async (trx) => {
      isNew = await askToCancel(trx, id, UPLOAD_ENDED)
      return showJob(trx, id)
    })
  }),
  on(startDetect, ({ db, actor }, { reason }) =>
    write(db, { actor, kind: 'detect.asked', reason, subject: ({ id }) => `job:${id}` }, async (trx) =>
      showJob(trx, await enqueueOnce(trx, { kind: 'detect', by: actor.id })),
    ),
  ),
]
