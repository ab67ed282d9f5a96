import { deliverDue } from '../src/hooks/index.ts'
import { startWorker } from '../src/jobs/index.ts'
import { openSystem } from '../src/base/db/index.ts'

// For hooks.test.ts: a worker that does nothing but tell, to be killed.
const [url, path] = process.argv.slice(2) as [string, string]
const { db } = openSystem(url, { connections: 4 })
await startWorker({ db, url }, {}, { errands: { hooks: () => deliverDue({ db, home: { path } }) } })
