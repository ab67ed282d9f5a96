import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { askingOver, readContextKey } from '../../src/access/roles/index.ts'
import { isConnectionLost, openDatabase, openRequests, openSystem } from '../../src/base/db/index.ts'
import { LiemError, openHome, toldOf } from '../../src/base/index.ts'
import { wakeClocks } from '../../src/cases/clocks/index.ts'
import { wakeDigests } from '../../src/desk/digest/index.ts'
import { wakeForLeft } from '../../src/hooks/index.ts'
import { isPassing, startWorker, type JobWorker } from '../../src/jobs/index.ts'
import { errandsOf, tasksOf } from './tasks.ts'

/**
 * The worker process: runs jobs until its parent asks it to stop or is gone. It is built to be killed: whatever is half-done is taken up again by the
 * next one, and nothing is done twice. Without its database it ends with one line, and whoever started it starts it again.
 */
const VERSION = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version

/** Whoever waits for a page goes before a long action. Threads that are begun later are begun with it, too. */
setPriority(10)

function say(line: string): void {
  process.stderr.write(`liem worker: ${line}\n`)
}

async function start(): Promise<JobWorker> {
  const home = openHome()
  // Whether it is there at all, and new enough, is said by its owner's connection; the work is done in other rights.
  const { url, close } = await openDatabase({ url: process.env['DATABASE_URL']! }, { name: 'liem worker', connections: 1 })
  await close()
  const { db } = openSystem(url, { name: 'liem worker', connections: 6, statementTimeout: 0 })
  const requests = openRequests(url, { name: 'liem worker asks', connections: 2, statementTimeout: 0 })
  const asking = askingOver(requests, await readContextKey(db))
  const worker = await startWorker({ db, url }, tasksOf({ db, home, version: VERSION }), {
    errands: errandsOf({ db, home, asking }),
    onDefect: (error, { id, kind }) => say(`${kind} ${id}: ${JSON.stringify(toldOf(error))}`),
  })
  await wakeForLeft(db)
  await wakeClocks(db)
  await wakeDigests(db)
  return worker
}

const LOST = 'the connection to the database was lost'
// The library writes once more on a connection that is broken, and waits for no answer.
process.on('unhandledRejection', (error) => {
  if (!isConnectionLost(error)) throw error
  say(LOST)
  process.exit(1)
})
const worker = await start().catch((error: unknown) => {
  if (!(error instanceof LiemError) && !isPassing(error)) throw error
  say((error as Error).message)
  process.exit(1)
})
process.on('message', (message) => message === 'stop' && void worker.stop())
process.on('SIGTERM', () => void worker.stop())
// Ctrl-C in a terminal reaches every process; the parent decides in which order they end.
process.on('SIGINT', () => undefined)
process.once('disconnect', () => process.exit(0))
process.send?.('ready')
const ended = await worker.ended
if (ended === 'lost') say(LOST)
process.exit(ended === 'stopped' ? 0 : 1)
