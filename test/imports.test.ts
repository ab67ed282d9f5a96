import { once } from 'node:events'
import { readdirSync, readlinkSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { tasksOf } from '../apps/worker/tasks.ts'
import { showJob, startWorker, type Job } from '../src/jobs/index.ts'
import type { Upload } from '../src/lake/uploads/index.ts'
import { importFiles, readLake } from '../src/lake/index.ts'
import { testServer } from './server.ts'

const server = await testServer()
const { db } = server.database
const { check, import: importing } = tasksOf({ db, home: server.home, version: '0' })
const worker = await startWorker(server.database, { check: check!, import: importing! })
afterAll(worker.stop)

const HEADER = 'case,activity,ts,resource,unit,note\n'
let cases = 0
/** A CSV of `rows` events that no other file has. */
function csv(rows: number): string {
  const line = (at: number): string => `C${++cases},Register,2026-03-${String(1 + (at % 28)).padStart(2, '0')} 08:00:00,u1,HQ01,\n`
  return HEADER + Array.from({ length: rows }, (_, at) => line(at)).join('')
}

async function send(name: string, content: string | Buffer): Promise<Upload> {
  const answer = await fetch(`${server.url}/api/imports?name=${encodeURIComponent(name)}`, { method: 'POST', body: content })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Upload
}

async function show(id: string): Promise<Upload> {
  return (await (await server.get(`/api/imports/${id}`)).json()) as Upload
}

async function until(id: string, ...states: Upload['state'][]): Promise<Upload> {
  for (;;) {
    const upload = await show(id)
    if (states.includes(upload.state)) return upload
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function importIt(name: string, content: string | Buffer): Promise<Upload> {
  const { id } = await send(name, content)
  await until(id, 'ready')
  expect((await server.post(`/api/imports/${id}/start`, {})).status).toBe(200)
  return until(id, 'imported', 'failed', 'known')
}

test('a file is sent, looked at, imported; then the data are compared anew; its bytes are not kept twice', async () => {
  const { id, state } = await send('tháng 3.csv', csv(3))
  expect(state).toBe('checking')
  const ready = await until(id, 'ready', 'doubtful')
  expect(ready.preview).toMatchObject({ format: 'csv', timezone: 'Asia/Ho_Chi_Minh', doubts: [] })
  expect(ready.preview!.columns.map(({ name, role }) => `${name} ${role}`)).toEqual([
    'case case',
    'activity activity',
    'ts timestamp',
    'resource resource',
    'unit unit',
    'note attribute',
  ])
  expect(ready.preview!.columns[0]!.samples).toEqual(['C1', 'C2', 'C3'])
  await server.post(`/api/imports/${id}/start`, { reason: 'the extract of March' })
  const done = await until(id, 'imported', 'failed')
  expect(done.result).toMatchObject({ rows: 3, rejectedRows: 0, from: '2026-03-01T01:00:00Z', knownAs: null, reasons: [] })
  const jobs = (await (await server.get('/api/jobs')).json()) as { rows: Job[] }
  expect(jobs.rows.filter(({ kind, state: is }) => kind === 'detect' && is === 'queued')).toHaveLength(1)
  await expect.poll(() => readdirSync(server.home.uploads)).toEqual([])
})

test('the very bytes again are known, before and after the import', async () => {
  const content = csv(2)
  const [one, two] = [await send('one.csv', content), await send('two.csv', content)]
  await until(two.id, 'ready')
  await until(one.id, 'ready')
  await server.post(`/api/imports/${one.id}/start`, {})
  await until(one.id, 'imported')
  await server.post(`/api/imports/${two.id}/start`, {})
  expect((await until(two.id, 'known', 'imported')).result).toMatchObject({ knownAs: 'one.csv' })
  expect(await send('three.csv', content)).toMatchObject({ state: 'known', result: { knownAs: 'one.csv' } })
})

test('rows that cannot be used go out as a CSV, which can be mended and sent in again', async () => {
  const bad = `${csv(1)}D1,Register,yesterday,u1,HQ01,=HYPERLINK("http://x")\nD2,Register,tomorrow,u1,HQ01,-5\n,Register,2026-03-01 08:00:00,u1,HQ01,"a,b"\n`
  const { id, result } = await importIt('bad.csv', bad)
  expect(result).toMatchObject({ rows: 4, rejectedRows: 3 })
  expect(result!.reasons).toEqual([
    { field: 'ts', reason: 'cannot be read as a time', rows: 2, firstRow: 2, value: 'yesterday' },
    { field: 'case', reason: 'is empty', rows: 1, firstRow: 4, value: '' },
  ])
  const answer = await server.get(`/api/imports/${id}/rejected?language=en`)
  expect(answer.headers.get('content-disposition')).toContain('bad-rejected.csv')
  const text = await answer.text()
  expect(text.split('\r\n')).toEqual([
    'liem_row,liem_field,liem_reason,liem_value,case,activity,ts,resource,unit,note',
    `2,ts,cannot be read as a time,yesterday,D1,Register,yesterday,u1,HQ01,"'=HYPERLINK(""http://x"")"`,
    '3,ts,cannot be read as a time,tomorrow,D2,Register,tomorrow,u1,HQ01,-5',
    '4,case,is empty,,,Register,2026-03-01 08:00:00,u1,HQ01,"a,b"',
    '',
  ])
  expect(await (await server.get(`/api/imports/${id}/rejected`)).text()).toContain('2,ts,không đọc được thành thời điểm,yesterday')
  const mended = text.replaceAll(/yesterday,u1|tomorrow,u1/gu, '2026-03-02 09:00:00,u1').replace(',,,Register', ',,D3,Register')
  expect((await importIt('mended.csv', mended)).result).toMatchObject({ rows: 3, rejectedRows: 0 })
  expect((await readLake(server.home.lake)).attributes).toEqual(['note'])
})

test('rejected rows that nobody reads to the end leave no open file', async () => {
  const wrong = Array.from({ length: 120_000 }, (_, at) => `R${at},Register,someday ${'x'.repeat(100)},u1,HQ01,\n`).join('')
  const { id } = await importIt('many wrong.csv', csv(1) + wrong)
  const openFiles = (): number =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).includes(join(server.home.lake, 'rejected'))
      } catch {
        return false
      }
    }).length
  const asked = request(`${server.url}/api/imports/${id}/rejected`).end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  expect(answer.statusCode).toBe(200)
  await once(answer, 'readable')
  expect(openFiles()).toBe(1)
  answer.destroy()
  await expect.poll(openFiles).toBe(0)
  const gone = request(`${server.url}/api/imports/${id}/rejected`).end()
  gone.on('error', () => undefined)
  await once(gone, 'finish')
  gone.destroy()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(openFiles()).toBe(0)
  const openQueries = async (): Promise<unknown> => {
    const { rows } = await sql<{ query: string }>`select query from pg_stat_activity where datname = current_database()
      and state <> 'idle' and pid <> pg_backend_pid()`.execute(db)
    return rows
  }
  await expect.poll(openQueries).toEqual([])
})

test('a file without rejected rows has none to send out', async () => {
  const { id } = await importIt('good.csv', csv(1))
  expect((await server.get(`/api/imports/${id}/rejected`)).status).toBe(404)
})

test('what cannot be told from the file is a doubt; a decision settles it', async () => {
  const rows = Array.from({ length: 3 }, () => `E${++cases};Register;0${(cases % 8) + 1}/03/2026 07:08\n`).join('')
  const { id } = await send('doubt.csv', `Số tờ khai;Nghiệp vụ;Thời điểm\n${rows}`)
  const first = await until(id, 'ready', 'doubtful', 'failed')
  expect(first.state).toBe('doubtful')
  expect(first.preview!.doubts.map(({ field }) => field)).toEqual(['columns'])
  expect(first.preview!.columns.map(({ name }) => name)).toEqual(['Số tờ khai', 'Nghiệp vụ', 'Thời điểm'])
  const columns = { case: 'Số tờ khai', activity: 'Nghiệp vụ', timestamp: 'Thời điểm' }
  await server.post(`/api/imports/${id}/check`, { id, mapping: { columns } })
  const second = await until(id, 'ready', 'doubtful', 'failed')
  expect(second.preview!.doubts.map(({ field }) => field)).toEqual(['dateForm'])
  await server.post(`/api/imports/${id}/check`, { id, mapping: { columns, dateForm: 'dmy' } })
  expect((await until(id, 'ready', 'doubtful', 'failed')).state).toBe('ready')
  await server.post(`/api/imports/${id}/start`, {})
  expect(await until(id, 'imported', 'failed')).toMatchObject({ state: 'imported', result: { rows: 3 } })
})

test('a file that cannot be used says why, and nothing of it is in the data', async () => {
  const before = (await readLake(server.home.lake)).events
  const { id } = await send('broken.parquet', 'PAR1 nonsense PAR1')
  const failed = await until(id, 'failed', 'ready', 'doubtful')
  expect(failed).toMatchObject({ state: 'failed', error: { code: 'input', message: expect.stringContaining('Parquet') as string } })
  expect((await readLake(server.home.lake)).events).toBe(before)
})

test.each([
  ['what.docx', 'x', /no format/u],
  ['..', 'x', /no name/u],
  ['empty.csv', '', /empty/u],
])('%s is refused', async (name, content, words) => {
  const answer = await fetch(`${server.url}/api/imports?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: content,
    headers: { 'accept-language': 'en' },
  })
  expect(answer.status).toBe(400)
  expect(((await answer.json()) as { detail: string }).detail).toMatch(words)
})

test('a file for which there is no room is refused before it comes', async () => {
  const answer = await fetch(`${server.url}/api/imports?name=huge.csv&bytes=${2 ** 50}`, { method: 'POST', body: 'x' })
  expect(answer.status).toBe(507)
  expect(await db.selectFrom('lake.upload').select('id').where('name', '=', 'huge.csv').execute()).toEqual([])
})

test('a name cannot leave the folder of uploads', async () => {
  const { name, id } = await send('../../../etc/cron.d/evil.csv', csv(1))
  expect(name).toBe('evil.csv')
  expect(readdirSync(join(server.home.uploads, id))).toEqual(['evil.csv'])
})

test('when the sender goes away, nothing stays', async () => {
  const { port } = new URL(server.url)
  const sent = request({
    host: '127.0.0.1',
    port,
    path: '/api/imports?name=gone.csv',
    method: 'POST',
    headers: { 'content-length': '1000000' },
  })
  sent.on('error', () => undefined)
  sent.write(csv(100))
  const id = await latest('gone.csv')
  sent.destroy()
  expect(await until(id, 'failed')).toMatchObject({ error: { message: 'not all of the file came' } })
  expect(readdirSync(server.home.uploads).filter((name) => name.startsWith(id))).toEqual([])
})

test('a file that still comes can be cancelled from elsewhere', async () => {
  const { port } = new URL(server.url)
  const sent = request({ host: '127.0.0.1', port, path: '/api/imports?name=slow.csv', method: 'POST' })
  sent.on('error', () => undefined)
  sent.write(csv(100))
  const id = await latest('slow.csv')
  expect((await server.post(`/api/imports/${id}/cancel`, {})).status).toBe(200)
  const [answer] = (await once(sent, 'response')) as [{ statusCode: number }]
  expect(answer.statusCode).toBe(409)
  sent.destroy()
  expect((await show(id)).state).toBe('cancelled')
  expect(readdirSync(server.home.uploads).filter((name) => name.startsWith(id))).toEqual([])
  const { rows } = await sql<{ kind: string }>`select kind from ledger.event where subject = ${`import:${id}`} order by id`.execute(db)
  expect(rows.map(({ kind }) => kind)).toEqual(['import.sent', 'import.cancelled'])
})

async function latest(name: string): Promise<string> {
  for (;;) {
    const row = await db.selectFrom('lake.upload').select('id').where('name', '=', name).executeTakeFirst()
    if (row !== undefined) return row.id
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('a file can be cancelled before its import, and not afterwards', async () => {
  const { id } = await send('unwanted.csv', csv(1))
  await until(id, 'ready')
  expect((await server.post(`/api/imports/${id}/cancel`, {})).status).toBe(200)
  expect((await show(id)).state).toBe('cancelled')
  expect((await server.post(`/api/imports/${id}/start`, {})).status).toBe(409)
  const done = await importIt('wanted.csv', csv(1))
  expect((await server.post(`/api/imports/${done.id}/cancel`, {})).status).toBe(409)
})

/** How often the record says of a file that it, or what worked on it, was cancelled. */
async function cancellations({ id, job }: Pick<Upload, 'id' | 'job'>): Promise<number> {
  const found = db
    .selectFrom('ledger.event')
    .select('kind')
    .where('subject', 'in', [`import:${id}`, `job:${job}`])
  return (await found.where('kind', 'like', '%.cancelled').execute()).length
}

test('whoever cancels twice, or two at once, are on record once', async () => {
  const { id, job } = await send('twice.csv', csv(1))
  await until(id, 'ready')
  const cancel = () => server.post(`/api/imports/${id}/cancel`, {}).then(({ status }) => status)
  expect(await Promise.all([cancel(), cancel()])).toEqual([200, 200])
  expect(await cancel()).toBe(200)
  expect(await cancellations({ id, job })).toBe(1)
})

test('an import that is cancelled while it runs leaves the lake as it was', async () => {
  const before = await readLake(server.home.lake)
  const { id } = await send('large.csv', csv(400_000))
  await until(id, 'ready')
  const started = (await (await server.post(`/api/imports/${id}/start`, {})).json()) as Upload
  // It is told in bytes of the file, long before it has done a hundredth of it.
  for (;;) {
    const { done, of, stage, state } = await showJob(db, started.job!)
    expect(['queued', 'running']).toContain(state)
    if (stage !== 'writing') continue
    expect([done! > 0, of]).toEqual([true, started.bytes])
    break
  }
  const cancels = [`/api/imports/${id}/cancel`, `/api/jobs/${started.job}/cancel`, `/api/imports/${id}/cancel`]
  const [first, ...others] = (await Promise.all(cancels.map((path) => server.post(path, {})))).map(({ status }) => status)
  expect(first).toBe(200)
  expect(others.every((status) => status === 200 || status === 409)).toBe(true)
  expect((await until(id, 'cancelled', 'imported')).state).toBe('cancelled')
  expect(await cancellations(started)).toBe(1)
  expect((await showJob(db, started.job!)).state).toBe('cancelled')
  expect(await readLake(server.home.lake)).toEqual(before)
  expect(readdirSync(server.home.lake).toSorted()).not.toContain('staging')
})

test('an import whose process ended between the lake and the database is not taken for another file', async () => {
  const { id, name } = await send('interrupted.csv', csv(2))
  await until(id, 'ready')
  await importFiles(server.home.lake, [join(server.home.uploads, id, name)], { timezone: 'Asia/Ho_Chi_Minh' })
  await server.post(`/api/imports/${id}/start`, {})
  expect(await until(id, 'imported', 'known')).toMatchObject({ state: 'imported', result: { rows: 2, knownAs: null } })
})
