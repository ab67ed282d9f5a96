import { readFileSync } from 'node:fs'
import { openDatabase } from '../../src/base/db/index.ts'
import { openHome } from '../../src/base/index.ts'
import { startWorker } from '../../src/jobs/index.ts'
import { tasksOf } from './tasks.ts'

/**
 * The worker process: runs jobs until its parent asks it to stop or is gone. It is built to be killed: whatever is half-done is taken up again by the
 * next one, and nothing is done twice.
 */
const VERSION = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version
const home = openHome()
const database = await openDatabase({ url: process.env['DATABASE_URL']! }, { name: 'liem worker', connections: 6, statementTimeout: 0 })
const worker = await startWorker(database, tasksOf({ db: database.db, home, version: VERSION }), {
  onDefect: (error, { id, kind }) =>
    process.stderr.write(`liem worker: ${kind} ${id}: ${error instanceof Error ? error.stack : String(error)}\n`),
})
process.on('message', (message) => message === 'stop' && void worker.stop())
process.on('SIGTERM', () => void worker.stop())
// Ctrl-C in a terminal reaches every process; the parent decides in which order they end.
process.on('SIGINT', () => undefined)
process.once('disconnect', () => process.exit(0))
process.send?.('ready')
process.exit((await worker.ended) === 'stopped' ? 0 : 1)
