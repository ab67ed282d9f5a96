import { deliverDue } from '../src/hooks/index.ts'
import { startWorker } from '../src/jobs/index.ts'
import { askingOver, readContextKey } from '../src/access/roles/index.ts'
import { openRequests, openSystem } from '../src/base/db/index.ts'

// For hooks.test.ts: a worker that does nothing but tell, to be killed.
const [url, path] = process.argv.slice(2) as [string, string]
const { db } = openSystem(url, { connections: 4 })
const asking = askingOver(openRequests(url, { connections: 2 }), await readContextKey(db))
await startWorker({ db, url }, {}, { errands: { hooks: () => deliverDue({ db, asking, home: { path } }) } })
