import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { newDatabase } from './db.ts'
import { administer, temporaryHome } from './temporary-server.ts'

const MAIN = fileURLToPath(new URL('../apps/worker/main.ts', import.meta.url))
const { home, remove } = temporaryHome()
const database = await newDatabase()
let child: ChildProcess | undefined
afterAll(async () => {
  child?.kill('SIGKILL')
  await database.close()
  remove()
})

/** The worker process of a database, and what it says on the error stream. */
function startAt(url: string): { child: ChildProcess; said: () => string } {
  const one = fork(MAIN, { env: { ...process.env, LIEM_HOME: home.path, DATABASE_URL: url }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  child = one
  let text = ''
  one.stderr!.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  return { child: one, said: () => text }
}

test('a worker whose connections all break ends with one line', async () => {
  const worker = startAt(database.url)
  await Promise.race([once(worker.child, 'message'), once(worker.child, 'close')])
  expect(worker.said()).toBe('')
  await administer(
    database.url,
    `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()
    and datname = current_database()`,
  )
  const [code] = (await once(worker.child, 'close')) as [number]
  expect([code, worker.said()]).toEqual([1, 'liem worker: the connection to the database was lost\n'])
})

test('a worker that finds no database ends with one line', async () => {
  const worker = startAt('postgresql://liem@127.0.0.1:1/nowhere')
  const [code] = (await once(worker.child, 'close')) as [number]
  expect([code, worker.said()]).toEqual([1, expect.stringMatching(/^liem worker: the database cannot be reached: [^\n]+\n$/)])
})
