import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { testDatabase } from '../../test/db.ts'
import { LiemError } from '../base/index.ts'
import { writing } from '../base/write/index.ts'
import {
  askToCancel,
  enqueue,
  enqueueOnce,
  isLetPass,
  letPass,
  listJobs,
  openJobs,
  showJob,
  startWorker,
  type Job,
  type Tasks,
} from './index.ts'

const database = await testDatabase()
const { db, url } = database

const stops: (() => unknown)[] = []
afterEach(async () => {
  while (stops.length > 0) await stops.shift()!()
  await writing(db, (trx) => sql`truncate jobs.job cascade`.execute(trx))
  await writing(db, (trx) => sql`truncate graphile_worker._private_jobs`.execute(trx))
})

const add = (payload = {}): Promise<string> => writing(db, (trx) => enqueue(trx, { kind: 'demo', by: 'test', payload }))

async function work(tasks: Tasks): Promise<void> {
  const worker = await startWorker(database, tasks)
  stops.push(worker.stop)
}

/** Waits for what the database says, not for time to pass. */
async function until(id: string, isSo: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = await showJob(db, id)
    if (isSo(job)) return job
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const over = ({ state }: Job): boolean => state !== 'queued' && state !== 'running'

test('a job runs, tells how far it is, and is done with a result', async () => {
  const id = await add({ n: 7 })
  let go: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (go = resolve))
  await work({
    demo: {
      run: async (job) => {
        job.tell({ stage: 'count', done: 3, of: 7 })
        await gate
        return { seen: job.payload['n'] }
      },
    },
  })
  expect(await until(id, ({ done }) => done === 3)).toMatchObject({ state: 'running', stage: 'count', of: 7 })
  expect(await openJobs(db)).toEqual([id])
  go()
  expect(await until(id, over)).toMatchObject({ state: 'done', result: { seen: 7 }, error: null })
  expect((await listJobs(db, { limit: 5 })).rows.map((job) => job.id)).toEqual([id])
})

test('what did not go well is kept in words, and not tried again', async () => {
  const id = await add()
  let runs = 0
  await work({
    demo: {
      run: () => {
        runs++
        throw new LiemError('input', 'is empty', { place: { file: 'a.csv', line: 3 }, hint: 'export it again' })
      },
    },
  })
  const job = await until(id, over)
  expect(job).toMatchObject({ state: 'failed', error: { code: 'input', message: 'is empty', place: 'a.csv:3', hint: 'export it again' } })
  expect(runs).toBe(1)
})

test.each([
  Object.assign(new Error('terminating connection'), { code: '57P01' }),
  new Error('Client has encountered a connection error and is not queryable'),
])('a lost connection is tried again: $message', async (lost) => {
  const id = await add()
  let runs = 0
  await work({
    demo: {
      run: () => {
        if (runs++ === 0) throw lost
        return Promise.resolve(null)
      },
    },
  })
  expect((await until(id, over)).state).toBe('done')
  expect(runs).toBe(2)
})

test('a job that runs hears that it is to stop; one that waits has ended at once', async () => {
  const seen: string[] = []
  const [running, waiting] = [await add(), await add()]
  await work({
    demo: {
      run: (job) => new Promise((_, reject) => job.signal.addEventListener('abort', () => reject(job.signal.reason as Error))),
      ended: async (_trx, job, { state }) => void seen.push(`${job.id} ${state}`),
    },
  })
  await until(running, ({ state }) => state === 'running')
  await writing(db, (trx) => askToCancel(trx, waiting, { demo: async (_trx, { id }, { state }) => void seen.push(`${id} ${state}`) }))
  expect((await showJob(db, waiting)).state).toBe('cancelled')
  await writing(db, (trx) => askToCancel(trx, running, {}))
  expect((await until(running, over)).state).toBe('cancelled')
  expect(seen).toEqual([`${waiting} cancelled`, `${running} cancelled`])
  await expect(writing(db, (trx) => askToCancel(trx, running, {}))).rejects.toMatchObject({ code: 'conflict' })
})

test('one that holds the process hears at its pauses that it is to stop, and tells there how far it is', async () => {
  const id = await add()
  let turns = 0
  await work({
    demo: {
      run: async (job) => {
        for (;;) {
          const until = Date.now() + 40
          while (Date.now() < until);
          job.tell({ stage: 'hold', done: ++turns })
          await job.pause()
        }
      },
    },
  })
  const told = await until(id, ({ done }) => done !== null)
  expect(told.done).toBeLessThan(25)
  await writing(db, (trx) => askToCancel(trx, id, {}))
  const asked = turns
  expect((await until(id, over)).state).toBe('cancelled')
  expect(turns - asked).toBeLessThan(25)
})

test('asked twice before it begins, it is one job; once it runs, another', async () => {
  const ask = (): Promise<string> => writing(db, (trx) => enqueueOnce(trx, { kind: 'demo', by: 'test' }))
  const [one, two] = await Promise.all([ask(), ask()])
  expect(two).toBe(one)
  let go: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (go = resolve))
  await work({ demo: { run: () => gate.then(() => null) } })
  await until(one, ({ state }) => state === 'running')
  const next = await ask()
  expect(next).not.toBe(one)
  go()
  expect([(await until(one, over)).state, (await until(next, over)).state]).toEqual(['done', 'done'])
})

test('one that waits for another try is not pushed out by the next of its kind', async () => {
  const ask = (): Promise<string> => writing(db, (trx) => enqueueOnce(trx, { kind: 'demo', by: 'test' }))
  const one = await ask()
  let [runs, fail]: [number, () => void] = [0, () => undefined]
  const gate = new Promise<null>((_, reject) => (fail = () => reject(Object.assign(new Error('deadlock detected'), { code: '40P01' }))))
  await work({ demo: { run: () => (runs++ === 0 ? gate : Promise.resolve(null)) } })
  await until(one, ({ state }) => state === 'running')
  const next = await ask()
  fail()
  expect([(await until(one, over)).state, (await until(next, over)).state]).toEqual(['done', 'done'])
})

test('an import waits for no comparison; the comparison lets those pass that were asked for before it', async () => {
  const ask = (kind: 'import' | 'detect'): Promise<string> => writing(db, (trx) => enqueue(trx, { kind, by: 'test' }))
  const done: string[] = []
  let [go, comparing]: [() => void, () => void] = [() => undefined, () => undefined]
  const [gate, begun] = [new Promise<void>((resolve) => (go = resolve)), new Promise<void>((resolve) => (comparing = resolve))]
  const comparison = await ask('detect')
  const first = await ask('import')
  await work({
    import: { run: ({ id }) => Promise.resolve(void done.push(id)).then(() => null) },
    detect: {
      run: async (job) => {
        await letPass(db, 'import', job)
        comparing()
        await gate
        done.push(job.id)
        return null
      },
    },
  })
  await begun
  const second = await ask('import')
  await until(second, over)
  go()
  await until(comparison, over)
  expect(done).toEqual([first, second, comparison])
})

test('an import that a comparison lets pass asks for no other; one that comes later does', async () => {
  const job = (kind: string, state: string, created: number, started: number | null) =>
    writing(db, async (trx) => {
      const at = (seconds: number | null) => sql`now() + ${seconds} * interval '1 second'`
      const { rows } = await sql<{ id: string }>`insert into jobs.job (kind, state, by, created_at, started_at)
        values (${kind}, ${state}, 'test', ${at(created)}, ${at(started)}) returning id`.execute(trx)
      return rows[0]!.id
    })
  const passes = (id: string): Promise<boolean> => writing(db, (trx) => isLetPass(trx, id, 'detect'))
  const [before, close, after] = [
    await job('import', 'running', -20, -5),
    await job('import', 'running', -10.5, -1),
    await job('import', 'running', -2, -1),
  ]
  expect(await passes(before)).toBe(false)
  const comparison = await job('detect', 'running', -11, -10)
  expect([await passes(before), await passes(close), await passes(after)]).toEqual([true, false, false])
  await writing(db, (trx) => sql`update jobs.job set cancel_asked = true where id = ${comparison}`.execute(trx))
  expect(await passes(before)).toBe(false)
  await writing(db, (trx) => sql`update jobs.job set state = 'done' where state = 'running'`.execute(trx))
})

test('one that lets others pass hears that it is to stop', async () => {
  await writing(db, (trx) => sql`insert into jobs.job (kind, by) values ('import', 'nobody takes it up')`.execute(trx))
  const id = await add()
  await work({ demo: { run: (job) => letPass(db, 'import', job).then(() => null) } })
  await until(id, ({ state }) => state === 'running')
  await writing(db, (trx) => askToCancel(trx, id, {}))
  expect((await until(id, over)).state).toBe('cancelled')
})

test('the hook of an end is part of its transaction', async () => {
  const id = await add()
  await work({
    demo: {
      run: () => Promise.resolve({ ok: 1 }),
      ended: async (trx) => void (await sql`insert into jobs.job (kind, by, subject) values ('check', 'hook', 'job:x')`.execute(trx)),
    },
  })
  await until(id, over)
  const { rows } = await listJobs(db, { subject: 'job:x', limit: 5 })
  expect(rows).toHaveLength(1)
})

test('a worker that ends in order leaves its job to the next', async () => {
  const id = await add()
  const first = await startWorker(database, {
    demo: { run: (job) => new Promise((_, reject) => job.signal.addEventListener('abort', () => reject(job.signal.reason as Error))) },
  })
  await until(id, ({ state }) => state === 'running')
  await first.stop()
  expect(await first.ended).toBe('stopped')
  expect((await showJob(db, id)).state).toBe('queued')
  await work({ demo: { run: () => Promise.resolve(null) } })
  expect((await until(id, over)).state).toBe('done')
})

/** A worker in a process of its own, which counts in the database that it began, and then never ends. */
function startElsewhere(): ChildProcess {
  const child = fork(fileURLToPath(new URL('testing-worker.ts', import.meta.url)), [url], { stdio: 'inherit' })
  stops.push(() => child.kill('SIGKILL'))
  return child
}

test('the job of a worker that is killed is taken up again at once', async () => {
  const id = await add()
  const child = startElsewhere()
  await until(id, ({ stage }) => stage === 'stuck')
  const waiting = startWorker(database, { demo: { run: () => Promise.resolve({ by: 'the next one' }) } })
  child.kill('SIGKILL')
  await once(child, 'exit')
  stops.push((await waiting).stop)
  expect(await until(id, over)).toMatchObject({ state: 'done', result: { by: 'the next one' } })
  const { rows } = await sql<{ attempts: number }>`select attempts from jobs.job where id = ${id}`.execute(db)
  expect(rows[0]!.attempts).toBe(2)
})

test('while a worker lives, a second one waits and takes nothing', async () => {
  const id = await add()
  startElsewhere()
  await until(id, ({ stage }) => stage === 'stuck')
  let began = false
  const second = startWorker(database, { demo: { run: () => Promise.resolve(null) } }).then((worker) => {
    began = true
    stops.push(worker.stop)
  })
  stops.push(() => second)
  const waits = async (): Promise<boolean> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
    return rows[0]!.n === 1
  }
  while (!(await waits())) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(began).toBe(false)
  expect((await showJob(db, id)).state).toBe('running')
})

test('a job that brings its process down again and again is given up', async () => {
  const id = await add()
  await writing(db, (trx) => sql`update jobs.job set attempts = 25 where id = ${id}`.execute(trx))
  await work({ demo: { run: () => Promise.resolve(null) } })
  expect(await until(id, over)).toMatchObject({ state: 'failed', error: { code: 'internal' } })
})
