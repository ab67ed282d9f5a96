import { openDatabase } from '../base/db/index.ts'
import { startWorker } from './worker.ts'

// For jobs.test.ts: begins every job and never ends one.
const database = await openDatabase({ url: process.argv[2]! })
await startWorker(database, {
  demo: {
    run: (job) => {
      job.tell({ stage: 'stuck' })
      return new Promise(() => undefined)
    },
  },
})
