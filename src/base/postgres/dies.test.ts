import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { startMain, type MainProcess } from '../../../test/main-process.ts'
import { temporaryHome } from '../../../test/temporary-server.ts'
import { openDatabase } from '../db/index.ts'
import type { Home } from '../home.ts'
import { writing } from '../write/index.ts'
import { processesIn, readPostmaster } from './postmaster.ts'
import { startPostgres, type PostgresEvent } from './start.ts'

const cleanUp: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step()
})

function newHome(): Home {
  const { home, remove } = temporaryHome()
  cleanUp.push(remove)
  return home
}

async function main(home: Home): Promise<MainProcess & { pid: number; adopted: boolean }> {
  const started = startMain(home)
  cleanUp.push(async () => {
    started.child.kill('SIGTERM')
    await started.ended
  })
  const [pid, adopted] = (await started.next())!.split(' ')
  return { ...started, pid: Number(pid), adopted: adopted === 'true' }
}

const keep = sql`create table kept (n int); insert into kept values (42)`
const kept = sql<{ n: number }>`select n from kept`

test('what was written is there after a stop; nothing runs then', async () => {
  const home = newHome()
  const first = await openDatabase({ embedded: home })
  await writing(first.db, (trx) => keep.execute(trx))
  await first.close()
  expect(processesIn(`${home.pg}/data`)).toEqual([])
  const second = await openDatabase({ embedded: home })
  expect((await kept.execute(second.db)).rows).toEqual([{ n: 42 }])
  await second.close()
})

test('a second main process is refused; when the first one is killed, the next adopts its server', async () => {
  const home = newHome()
  const { pid, child, ended } = await main(home)
  await expect(startPostgres(home)).rejects.toMatchObject({ code: 'unavailable', message: 'another Liêm is running on this home' })
  child.kill('SIGKILL')
  await ended
  expect(processesIn(`${home.pg}/data`)).toContain(pid)
  const server = await startPostgres(home)
  expect(server).toMatchObject({ adopted: true, url: expect.stringContaining('host=') as string })
  expect(server.pid()).toBe(pid)
  await expect(startPostgres(home)).rejects.toMatchObject({ code: 'unavailable' })
  await server.stop()
  expect(processesIn(`${home.pg}/data`)).toEqual([])
})

test.each(['the first process', 'every process'])(
  'of a server of which %s is killed, another is started at the same address, with what was committed',
  async (which) => {
    const home = newHome()
    const events: PostgresEvent[] = []
    const back = Promise.withResolvers<void>()
    const onEvent = (event: PostgresEvent) => {
      events.push(event)
      if (event.what !== 'died') back.resolve()
    }
    const database = await openDatabase({ embedded: home }, { onEvent })
    cleanUp.push(database.close)
    await writing(database.db, (trx) => keep.execute(trx))
    const { pid } = readPostmaster(`${home.pg}/data`)!
    for (const victim of which === 'every process' ? processesIn(`${home.pg}/data`) : [pid]) process.kill(victim, 'SIGKILL')
    await back.promise
    expect(events.map(({ what }) => what)).toEqual(['died', 'restarted'])
    expect((await kept.execute(database.db)).rows).toEqual([{ n: 42 }])
  },
)

test('a main process that ends without stopping takes the server with it', async () => {
  const home = newHome()
  const { child, next, ended } = startMain(home, 'process.exit(0)')
  const pid = Number((await next())!.split(' ')[0])
  await ended
  expect(child.exitCode).toBe(0)
  const server = await startPostgres(home)
  expect([server.adopted, server.pid() === pid]).toEqual([false, false])
  await server.stop()
})
