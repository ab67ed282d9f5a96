import { askToCancel, enqueueOnce, listJobs, showJob } from '../../../src/jobs/index.ts'
import { cancelJob, listJobs as listRoute, showJob as showRoute, startDetect } from '../../../src/jobs/schema.ts'
import { UPLOAD_ENDED } from '../../../src/lake/uploads/index.ts'
import { write } from '../../../src/ledger/index.ts'
import { on, type Entry } from '../table.ts'

export const JOB_ROUTES: readonly Entry[] = [
  on(listRoute, ({ db }, input) => listJobs(db, input)),
  on(showRoute, ({ db }, { id }) => showJob(db, id)),
  on(cancelJob, ({ db, actor }, { id, reason }) =>
    write(db, { actor, kind: 'job.cancelled', subject: `job:${id}`, reason }, async (trx) => {
      await askToCancel(trx, id, UPLOAD_ENDED)
      return showJob(trx, id)
    }),
  ),
  on(startDetect, ({ db, actor }, { reason }) =>
    write(db, { actor, kind: 'detect.asked', reason, subject: ({ id }) => `job:${id}` }, async (trx) =>
      showJob(trx, await enqueueOnce(trx, { kind: 'detect', by: actor.id })),
    ),
  ),
]
