import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, expect, test } from 'vitest'
import { startMain, type MainProcess } from '../../../test/main-process.ts'
import { temporaryHome } from '../../../test/temporary-server.ts'
import { openDatabase, type Database } from '../db/index.ts'
import { writing } from '../write/index.ts'
import { processesIn, readPostmaster, signal } from './postmaster.ts'
import { startPostgres, type PostgresEvent } from './start.ts'

// One home, in which nothing runs between the tests.
const { home, remove } = temporaryHome()
afterAll(remove)
const data = join(home.pg, 'data')

const cleanUp: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step()
})

async function main(): Promise<MainProcess & { pid: number; adopted: boolean }> {
  const started = startMain(home)
  cleanUp.push(async () => {
    started.child.kill('SIGTERM')
    await started.ended
  })
  const [pid, adopted] = (await started.next())!.split(' ')
  return { ...started, pid: Number(pid), adopted: adopted === 'true' }
}

let last = 0
/** Commits a new row, and returns what must then be found. */
async function keep({ db }: Database): Promise<{ n: number }[]> {
  last++
  await writing(db, (trx) => sql`create table if not exists kept (n int); insert into kept values (${sql.lit(last)})`.execute(trx))
  return Array.from({ length: last }, (_, i) => ({ n: i + 1 }))
}
const kept = async ({ db }: Database) => (await sql<{ n: number }>`select n from kept order by n`.execute(db)).rows

test('what was written is there after a stop; nothing runs then', async () => {
  const first = await openDatabase({ embedded: home })
  const written = await keep(first)
  await first.close()
  expect(processesIn(data)).toEqual([])
  const second = await openDatabase({ embedded: home })
  expect(await kept(second)).toEqual(written)
  await second.close()
})

test('a second main process is refused; when the first one is killed, the next adopts its server', async () => {
  const { pid, child, ended } = await main()
  await expect(startPostgres(home)).rejects.toMatchObject({ code: 'unavailable', message: 'another Liêm is running on this home' })
  child.kill('SIGKILL')
  await ended
  expect(processesIn(data)).toContain(pid)
  // A group of its own (proc(5), field 5 of stat): Ctrl-C in the terminal of Liêm does not reach it.
  expect(readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[4]).toBe(String(pid))
  const server = await startPostgres(home)
  expect(server).toMatchObject({ adopted: true, url: expect.stringContaining('host=') as string })
  expect(server.pid()).toBe(pid)
  await expect(startPostgres(home)).rejects.toMatchObject({ code: 'unavailable' })
  await server.stop()
  expect(processesIn(data)).toEqual([])
})

test.each(['the first process', 'every process'])(
  'of a server of which %s is killed, another is started at the same address, with what was committed',
  async (which) => {
    const events: PostgresEvent[] = []
    const back = Promise.withResolvers<void>()
    const onEvent = (event: PostgresEvent) => {
      events.push(event)
      if (event.what !== 'died') back.resolve()
    }
    const database = await openDatabase({ embedded: home }, { onEvent })
    cleanUp.push(database.close)
    const written = await keep(database)
    const { pid } = readPostmaster(data)!
    for (const victim of which === 'every process' ? processesIn(data) : [pid]) signal(victim, 'SIGKILL')
    await back.promise
    expect(events.map(({ what }) => what)).toEqual(['died', 'restarted'])
    expect(await kept(database)).toEqual(written)
  },
)

test('a main process that ends without stopping takes the server with it', async () => {
  const { child, next, ended } = startMain(home, 'process.exit(0)')
  const pid = Number((await next())!.split(' ')[0])
  await ended
  expect(child.exitCode).toBe(0)
  const server = await startPostgres(home)
  expect([server.adopted, server.pid() === pid]).toEqual([false, false])
  await server.stop()
})
