import fc from 'fast-check'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startMain, type MainProcess } from '../../../test/main-process.ts'
import { temporaryHome } from '../../../test/temporary-server.ts'
import { openHome, type Home } from '../home.ts'
import { runningPostgres, startPostgres } from './index.ts'
import { processesIn, signal } from './postmaster.ts'

/** How often something is killed. */
const KILLS = Number(process.env['LIEM_KILLS'] ?? 6)

/** Three connections that add rows and say the number of each when the database has said that it is kept. A connection that is lost is opened again. */
const WRITERS = `
  const write = async (id) => {
    const client = new pg.Client(server.url)
    client.on('error', () => undefined)
    try {
      await client.connect()
      for (;;) say((await client.query('insert into kept (writer) values ($1) returning n', [id])).rows[0].n)
    } catch {
      setTimeout(write, 50, id)
    } finally {
      client.end().catch(() => undefined)
    }
  }
  const admin = new pg.Client(server.url)
  await admin.connect()
  await admin.query('create table if not exists kept (n int generated always as identity primary key, writer int)')
  await admin.end()
  say('ready')
  for (const id of [1, 2, 3]) write(id)`

const cycle = fc.record({
  victim: fc.constantFrom<('main' | 'server' | 'both')[]>('main', 'server', 'both'),
  before: fc.integer({ min: 1, max: 200 }),
  after: fc.integer({ min: 1, max: 50 }),
})

async function query<R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<R>(text)).rows
  } finally {
    await client.end()
  }
}

/** Waits until so many rows were acknowledged; `Infinity`: reads what was said before the end. */
async function listen(main: MainProcess, acknowledged: Set<number>, rows: number): Promise<void> {
  for (let i = 0; i < rows; i++) {
    const line = await main.next()
    if (line === undefined) return
    acknowledged.add(Number(line))
  }
}

async function missing(url: string, acknowledged: ReadonlySet<number>): Promise<number[]> {
  const rows = new Set((await query<{ n: number }>(url, 'select n from kept')).map(({ n }) => n))
  return [...acknowledged].filter((n) => !rows.has(n))
}

async function runCycle(
  home: Home,
  { victim, before, after }: { victim: string; before: number; after: number },
  acknowledged: Set<number>,
): Promise<void> {
  const data = `${home.pg}/data`
  const main = startMain(home, WRITERS)
  expect(await main.next()).toMatch(/^\d+ (true|false)$/)
  expect(await main.next()).toBe('ready')
  expect(await missing(runningPostgres(home)!, acknowledged)).toEqual([])
  await listen(main, acknowledged, before)
  if (victim !== 'main') for (const pid of processesIn(data)) signal(pid, 'SIGKILL')
  if (victim === 'server') await listen(main, acknowledged, after)
  main.child.kill('SIGKILL')
  await listen(main, acknowledged, Infinity)
  await main.ended
}

test(`of ${KILLS} kills none loses a row that was acknowledged`, { timeout: 60_000 + KILLS * 15_000 }, async () => {
  const { home, remove } = temporaryHome()
  const acknowledged = new Set<number>()
  for (const one of fc.sample(cycle, KILLS)) await runCycle(home, one, acknowledged)
  const server = await startPostgres(openHome(home.path))
  try {
    expect(acknowledged.size).toBeGreaterThan(KILLS)
    expect(await missing(server.url, acknowledged)).toEqual([])
    await query(server.url, 'create extension amcheck')
    await query(server.url, `select bt_index_check('kept_pkey', true)`)
  } finally {
    await server.stop()
    remove()
  }
})
