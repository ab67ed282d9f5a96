/** What people type, and who they are, stands in the database and in no log. A word that nothing else has is typed everywhere, and then looked for. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { totpAt } from '../src/access/sign-in/totp.ts'
import { openDatabase, type Database } from '../src/base/db/index.ts'
import { openHome } from '../src/base/index.ts'
import { runningPostgres } from '../src/base/postgres/index.ts'
import { listFindings } from '../src/findings/index.ts'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from './build-db.ts'
import { startPlatform, untilAnswer } from './running.ts'
import { cookieOf, PASSWORD, said, signedUp } from './sign-in.ts'

const WORD = 'Kanari'
const folder = mkdtempSync(join(tmpdir(), 'liem-canary-'))
const temporary = join(folder, 'tmp')
mkdirSync(temporary)
const home = openHome(join(folder, 'home'))
const heard: string[] = []

let platform: Awaited<ReturnType<typeof startPlatform>>
let database: Database
let address = ''
beforeAll(async () => {
  platform = await startPlatform(home.path, { TMPDIR: temporary, LIEM_LOG: 'trace' }, (text) => heard.push(text))
  address = runningPostgres(home)!
  database = await openDatabase({ url: address }, { connections: 2 })
}, 120_000)
afterAll(async () => {
  await database?.close()
  if (platform.child.exitCode === null) platform.child.kill('SIGTERM')
  await platform.ended
  rmSync(folder, { recursive: true, force: true })
})

/** Sends with the word in every header that a sender may choose. */
function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = body === undefined || typeof body === 'string' ? (body as string | undefined) : JSON.stringify(body)
  const said = {
    'user-agent': `${WORD}/1.0`,
    referer: `https://${WORD}.example/`,
    'x-forwarded-for': WORD,
    'accept-language': `vi, ${WORD}`,
  }
  return fetch(platform.url + path, {
    method,
    headers: { cookie: `${WORD}=1`, ...said, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(text === undefined ? {} : { body: text }),
  })
}
const post = (path: string, body: unknown, headers?: Record<string, string>) => ask('POST', path, body, headers)

/** Asks the database as nothing of Liêm does; what it says is not looked at. */
async function roughly(statements: readonly [text: string, values?: unknown[]][]): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  for (const [text, values] of statements) await client.query(text, values).catch(() => undefined)
  await client.end()
}

async function send(name: string, content: string): Promise<void> {
  const { id } = await said<{ id: string }>(
    ask('POST', `/api/imports?name=${name}`, content, { 'content-type': 'application/octet-stream' }),
  )
  const at = `${platform.url}/api/imports/${id}`
  const { state } = await untilAnswer<{ state: string }>(at, (upload) => upload.state === 'ready' || upload.state === 'failed')
  if (state === 'failed') return
  await said(post(`/api/imports/${id}/start`, {}))
  await untilAnswer<{ state: string }>(at, (upload) => ['imported', 'failed', 'known'].includes(upload.state))
}

async function sendFiles(): Promise<void> {
  const people = `officer,name\nCC-00077,${WORD} Văn\n`
  const upload = { 'content-type': 'application/octet-stream' }
  const to = (name: string) => `/api/organisation/import?name=${name}&reason=${WORD}`
  expect((await ask('POST', to('people.csv'), people, upload)).status).toBe(200)
  expect((await ask('POST', to(`${WORD}.csv`), people, upload)).status).toBe(400)
  expect((await ask('POST', to('people.csv'), `officer,name,${WORD}\n,${WORD},x\n`, upload)).status).toBe(400)
  await send(`${WORD}.csv`, `case,activity,ts,resource\n${WORD}-1,${WORD},2026-03-01 08:00:00,${WORD}\n${WORD}-1,x,${WORD},y\n`)
  await send(`${WORD}.xes`, `<log><trace><string key="concept:name" value="${WORD}"`)
  await send(`${WORD}.json`, `{"ocel:events": {"${WORD}": ${WORD}`)
  // What an import sets going would withdraw what is raised here by hand.
  await untilAnswer<{ rows: { state: string }[] }>(`${platform.url}/api/jobs`, ({ rows }) =>
    rows.every(({ state }) => state !== 'queued' && state !== 'running'),
  )
}

async function workOnFindings(): Promise<void> {
  await seedRegister(database.db)
  const run = await seedRules(database.db)
  await raiseHits(database.db, run, [buildHit(run.rule('EYE-001'), { caseId: `${WORD}-2` })])
  const { rows } = await listFindings(database.db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 20 })
  const { id } = rows.find(({ caseId }) => caseId === `${WORD}-2`)!
  const at = `/api/findings/${id}`
  expect((await post(`${at}/notes`, { text: WORD })).status).toBe(200)
  expect((await post(`${at}/hearings`, { officer: 'CC-00001', outcome: 'heard', said: WORD, on: '2026-06-02' })).status).toBe(200)
  for (const path of [
    `/api/findings?text=${WORD}`,
    `/api/search?text=${WORD}`,
    `/api/people?text=${WORD}`,
    `/${WORD}?${WORD}=1`,
    `/api/${WORD}`,
  ])
    await ask('GET', path)
  await post(`${at}/move`, { to: WORD, reason: WORD })
  await post(`${at}/notes`, { text: WORD, [WORD]: WORD })
  await post('/api/views', `{"name": "${WORD}`)
  await ask('GET', `/api/findings?cursor=${WORD}`)
  await ask('POST', '/api/views', { name: 'x', query: {} }, { origin: `https://${WORD}.example` })
  await ask('POST', '/api/views', { name: 'x', query: {} }, { 'idempotency-key': `${WORD} ${WORD}` })
}

async function signIn(): Promise<void> {
  const db = { db: database.db }
  const person = await signedUp({ database: db, home, post }, WORD)
  expect((await post('/api/sign-in/password', { login: WORD, password: WORD })).status).toBe(403)
  expect((await post('/api/sign-in/password', { login: `${WORD} ${WORD}`, password: WORD })).status).toBe(400)
  const { ticket } = await said<{ ticket: string }>(post('/api/sign-in/password', { login: WORD, password: PASSWORD }))
  const cookie = cookieOf(await post('/api/sign-in/code', { ticket, code: totpAt(person.secret, Date.now() + 30_000) }))
  expect((await post('/api/sign-in/invitation/accept', { secret: WORD.repeat(5), password: WORD.repeat(3) })).status).toBe(403)
  expect((await post('/api/me/password', { current: WORD, password: WORD.repeat(3) }, { cookie })).status).toBe(403)
  const token = { name: WORD, scopes: ['finding.read'], expiresOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) }
  expect((await post('/api/me/tokens', token, { cookie })).status).toBe(200)
  expect((await ask('GET', '/api/findings', undefined, { authorization: `Bearer ${WORD}` })).status).toBe(401)
  expect((await ask('GET', `/api/findings?text=${WORD}`, undefined, { cookie })).status).toBe(404)
}

const logOf = (): string => readFileSync(join(home.run, 'liem.log'), 'utf8')

test('a fault of Liêm gives a code to whoever asked, and where it was to the log', async () => {
  await roughly([
    [`alter table findings.saved_view add constraint made_up check (name not like '${WORD}%')`],
    ['alter table findings.note rename to note_elsewhere'],
  ])
  const view = await post('/api/views', { name: WORD, query: { text: WORD } })
  const problem = (await view.json()) as { code: string }
  expect([view.status, Object.keys(problem).toSorted()]).toEqual([500, ['code', 'hint', 'status', 'title', 'type']])
  const line = (): string | undefined =>
    logOf()
      .split('\n')
      .find((one) => one.includes(problem.code))
  await expect.poll(line).toBeDefined()
  expect(JSON.parse(line()!)).toMatchObject({
    msg: 'defect',
    route: 'POST /api/views',
    err: {
      code: '23514',
      table: 'saved_view',
      constraint: 'made_up',
      at: expect.arrayContaining([expect.stringContaining('.ts:')]) as string[],
    },
  })
  await roughly([['alter table findings.note_elsewhere rename to note'], ['alter table findings.saved_view drop constraint made_up']])
}, 60_000)

test('no log and no file that is left has a word that somebody typed', async () => {
  await sendFiles()
  await workOnFindings()
  await roughly([
    [`select '${WORD}'::int`],
    [`insert into organisation.officer select * from organisation.officer where name like $1`, [`${WORD}%`]],
    ['select pg_sleep(2.1), $1::text', [WORD]],
    [`select * from ${WORD}`],
    ['select $1::date', [WORD]],
  ])
  await signIn()
  await database.close()
  platform.child.kill('SIGTERM')
  await platform.ended
  const filesIn = (place: string): string[] =>
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .map((name) => join(place, name))
      .filter((file) => statSync(file).isFile())
  const written = [home.run, temporary].flatMap(filesIn)
  // What could not be read is kept for a week, to be looked at and tried again; what was taken over is not.
  expect(filesIn(home.uploads).map((file) => extname(file))).toEqual(['.xes', '.json'])
  const texts: [string, string][] = [
    ...written.map((file): [string, string] => [file, readFileSync(file, 'latin1')]),
    ['stderr', heard.join('')],
  ]
  expect(written.map((file) => file.slice(home.path.length + 1))).toEqual(expect.arrayContaining(['run/liem.log', 'run/postgres.log']))
  // It was looked for where something was said.
  expect(logOf()).toMatch(/"status":400.*"refused"/u)
  expect(readFileSync(join(home.run, 'postgres.log'), 'utf8')).toMatch(/duration: \d+.*pg_sleep/u)
  const found = texts.flatMap(([file, text]) =>
    text.split('\n').flatMap((line) => (/kanari/iu.test(line) ? [`${file}: ${line.slice(0, 300)}`] : [])),
  )
  expect(found).toEqual([])
}, 120_000)
