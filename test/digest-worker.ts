import { askingOver, readContextKey } from '../src/access/roles/index.ts'
import { openRequests, openSystem } from '../src/base/db/index.ts'
import { sendDigests } from '../src/desk/digest/index.ts'

// For digests.test.ts: a process that does nothing but send letters, to be killed.
const [url, path, at] = process.argv.slice(2) as [string, string, string]
const { db } = openSystem(url, { connections: 2 })
const asking = askingOver(openRequests(url, { connections: 2 }), await readContextKey(db))
await sendDigests({ db, asking, home: { path }, now: () => Number(at) })
