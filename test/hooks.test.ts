/** Other systems are told: who is told what, signed, once or again, on real engines and a receiver that is one. */
import { fork, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAuthority, makeServerCertificate } from '../apps/cli/tls-make.ts'
import type { Identity } from '../src/access/index.ts'
import { askingOver, readContextKey } from '../src/access/roles/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import { openRequests, openSystem } from '../src/base/db/index.ts'
import { deliverDue, switchAllOff, type HookGround } from '../src/hooks/index.ts'
import type { HookKind, listMessages, listWebhooks, Message, Webhook } from '../src/hooks/schema.ts'
import { headersOf } from '../src/hooks/sign.ts'
import { startWorker } from '../src/jobs/index.ts'
import type { z } from 'zod'
import { root } from '../tools/steps.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld } from './access-world.ts'
import { buildHit, raiseHits, usedRules } from './build-db.ts'
import { hookReceiver, type Received } from './hook-receiver.ts'
import { testServer } from './server.ts'
import { said } from './sign-in.ts'

const authority = await makeAuthority()
const certificate = await makeServerCertificate(authority, ['localhost'])
const [plain, secure] = [await hookReceiver(), await hookReceiver({ cert: certificate.certificate, key: certificate.key })]
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const config = (more = ''): string => `webhooks: { hosts: ['${plain.host}', '${secure.host}', receiver.example.gov.vn${more}] }\n`
const server = await testServer({ as, config: config() })
const { db, url } = server.database
const requests = openRequests(url, { connections: 2 })
const system = openSystem(url, { connections: 3 })
afterAll(async () => {
  await requests.close()
  await system.close()
})
const asking = askingOver(requests, await readContextKey(system.db))
let world: AccessWorld
let ahead = 2_000
const now = (): number => Date.now() + ahead
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const deliver = (more: Partial<HookGround> = {}): Promise<void> => deliverDue({ db: system.db, asking, home: server.home, now, ...more })
const FINDINGS: readonly HookKind[] = ['finding.raised', 'finding.confirmed', 'finding.dismissed', 'finding.moved', 'finding.assigned']

async function make(role: Role, kinds: readonly HookKind[], url = plain.url): Promise<{ id: string; secret: string }> {
  become(role)
  return said(server.post('/api/webhooks', { name: `of ${role}`, url, kinds }))
}

const act = (id: string, what: string, body: object = {}) => server.post(`/api/webhooks/${id}/${what}`, body)
const remove = (id: string) => fetch(`${server.url}/api/webhooks/${id}`, { method: 'DELETE' })
const list = () => said<z.output<typeof listWebhooks.output>>(server.get('/api/webhooks'))
const one = (id: string) => said<Webhook>(server.get(`/api/webhooks/${id}`))
const messages = async (id: string): Promise<Message[]> =>
  (await said<z.output<typeof listMessages.output>>(server.get(`/api/webhooks/${id}/messages`))).rows

/** What was received since the last time. */
function taken(from = plain): Received[] {
  return from.got.splice(0)
}

/** As the specification has it, and not as the program does. */
function fits(secret: string, { headers, body }: Received): boolean[] {
  const key = Buffer.from(secret.replace(/^whsec_/u, ''), 'base64')
  const right = createHmac('sha256', key)
    .update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`)
    .digest('base64')
  return String(headers['webhook-signature'])
    .split(' ')
    .map((one) => one === `v1,${right}`)
}

beforeAll(async () => {
  world = await buildAccessWorld(db)
})

test('a signature is that of the specification', () => {
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
  const signed = headersOf([secret], { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' })
  expect(signed['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('only hosts that the configuration names, by https beyond this machine; the secret is shown once, to whose it is', async () => {
  become('head')
  const asked = (url: string) => server.post('/api/webhooks', { name: 'x', url, kinds: ['detect.run'] })
  for (const url of [
    'https://elsewhere.example.org/x',
    'http://receiver.example.gov.vn/x',
    'http://127.0.0.1:1/x',
    `http://a:b@${plain.host}/x`,
    'file:///etc/passwd',
    'nonsense',
  ]) {
    const answer = await asked(url)
    expect([answer.status, await answer.json()], url).toMatchObject([400, { detail: expect.stringMatching(/^url: /u) as string }])
  }
  const { id, secret } = await make('head', ['detect.run'], 'https://receiver.example.gov.vn/x?key=hidden')
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/u)
  const { rows } = await sql<{ secret: Buffer }>`select secret from hooks.webhook where id = ${id}`.execute(db)
  expect(rows[0]!.secret.includes(Buffer.from(secret.slice(6), 'base64'))).toBe(false)
  const own = await list()
  expect(own).toMatchObject({ canMake: true, hosts: [plain.host, secure.host, 'receiver.example.gov.vn'] })
  expect(own.rows).toMatchObject([{ id, mine: true, host: 'receiver.example.gov.vn', off: null, waiting: 0, last: null }])
  expect(JSON.stringify(own)).not.toContain(secret)
  become('operator')
  const [seen] = (await list()).rows
  expect(seen).toMatchObject({ id, mine: false, url: null, host: 'receiver.example.gov.vn' })
  const change = { name: 'y', url: plain.url, kinds: ['detect.run'] }
  expect([(await server.post(`/api/webhooks/${id}`, change)).status, (await act(id, 'rotate')).status]).toEqual([404, 404])
  become('analyst')
  expect((await list()).rows).toEqual([])
  for (const answer of [server.get(`/api/webhooks/${id}`), server.get(`/api/webhooks/${id}/messages`), act(id, 'ping'), remove(id)])
    expect((await answer).status).toBe(404)
  Object.assign(as, { freshUntil: '2020-01-01T00:00:00.000Z' })
  for (const answer of [asked(plain.url), act(id, 'rotate'), remove(id)]) expect((await answer).status).toBe(401)
  become('operator')
  expect((await remove(id)).status).toBe(200)
  const events = await db.selectFrom('ledger.event').select(['kind', 'body']).where('subject', '=', `webhook:${id}`).orderBy('id').execute()
  expect(events).toMatchObject([{ kind: 'webhook.made' }, { kind: 'webhook.removed' }])
  expect(JSON.stringify(events)).not.toMatch(/hidden|whsec/u)
})

test('an account is told of what it sees at that moment, and of nothing else; nothing that is sent names anybody', async () => {
  const [head, official] = [world.people.get('head')!, world.people.get('analyst')!]
  const { id, secret } = await make('head', FINDINGS)
  const analyst = await make('analyst', FINDINGS)
  taken()
  const moved = async (by: Role, situation: Parameters<AccessWorld['found']>[1], to: string, of: Role = by) => {
    become(by)
    const found = world.found(of, situation)
    await said(server.post(`/api/findings/${found.id}/move`, { to, reason: 'Nguyễn Thị Bí Mật đã nói' }))
    return found
  }
  const own = await moved('head', 'own', 'review')
  // Of the head himself: somebody else dismisses it, and he learns nothing, in the deliveries either.
  await moved('inspectorate', 'conflicted', 'dismissed', 'head')
  await moved('inspectorate', 'related', 'dismissed', 'head')
  const dismissed = await moved('inspectorate', 'subtree', 'dismissed')
  await deliver()
  const got = taken()
  const of = (which: string) => got.filter((one) => fits(which, one).includes(true)).flatMap(({ said: { data } }) => data.events!)
  expect(of(secret).map(({ kind, subject, number }) => [kind, subject, number])).toEqual([
    ['finding.moved', `finding:${own.id}`, own.number],
    ['finding.dismissed', `finding:${dismissed.id}`, dismissed.number],
  ])
  expect(of(analyst.secret)).toHaveLength(4)
  expect(got.map(({ said: { type } }) => type)).toEqual(got.map(() => 'events'))
  const sent = JSON.stringify(got)
  for (const canary of ['Bí Mật', head.officer, official.officer, own.caseId, 'HQVP-0231', 'CLR-012']) expect(sent).not.toContain(canary)
  become('head')
  const rows = await messages(id)
  expect(rows).toMatchObject([{ state: 'delivered', attempts: 1, status: 204, error: null, n: 2 }])
  become('analyst')
  expect((await remove(analyst.id)).status).toBe(200)
  // Between the act and the attempt it is kept from him: then there was nothing.
  const later = await moved('inspectorate', 'unassigned', 'dismissed', 'head')
  plain.answer = 500
  await deliver()
  expect(taken()).toHaveLength(1)
  await writeTo(db, (trx) =>
    sql`insert into access.interest (officer, other, kind, during, document, event)
    values (${head.officer}, 'CC-00001', 'kinship', '[2020-01-01,)', 'x', 1)`.execute(trx),
  )
  plain.answer = 204
  ahead += 10_000
  await deliver()
  expect([later.id, taken()]).toEqual([later.id, []])
  become('head')
  expect(await messages(id)).toEqual(rows)
  await writeTo(db, (trx) =>
    sql`delete from access.interest where officer = ${head.officer} and other = 'CC-00001' and document = 'x'`.execute(trx),
  )
  expect((await remove(id)).status).toBe(200)
})

test('a run that raises few findings tells each, one that raises many how many; administrators are told of no finding', async () => {
  const { id } = await make('head', ['finding.raised', 'finding.dismissed'])
  const operator = await make('operator', ['finding.raised', 'job.failed', 'organisation.imported'])
  const run = await usedRules(db)
  const hits = (from: number, n: number) =>
    Array.from({ length: n }, (_, at) => buildHit(run.rule('CLR-012'), { caseId: `9${from + at}`, unit: at % 2 === 0 ? '01AB' : 'R2' }))
  taken()
  await raiseHits(db, { ...run, run: '01900000-0000-7000-8000-000000000002' }, hits(1_000, 4))
  await deliver()
  expect(taken().flatMap(({ said: { data } }) => data.events!.map(({ subject }) => subject!.split(':')[0]))).toEqual(['finding', 'finding'])
  const few = await db.selectFrom('findings.finding').select('id').where('case_id', 'in', ['91000', '91002']).execute()
  const dismissed = { act: 'dismiss', ids: few.map((one) => one.id), reason: 'for a test' }
  become('head')
  await said(server.post('/api/findings/bulk', dismissed))
  await deliver()
  const each = taken().map(({ said: { data } }) => data.events!.map(({ kind, subject }) => `${kind} ${subject}`).toSorted())
  expect(each).toEqual([dismissed.ids.map((one) => `finding.dismissed finding:${one}`).toSorted()])
  await raiseHits(db, { ...run, run: '01900000-0000-7000-8000-000000000003' }, hits(2_000, 240))
  await deliver()
  const [many, ...others] = taken()
  expect([many!.said.data.events, others]).toMatchObject([
    [{ kind: 'finding.raised', n: 120, subject: 'run:01900000-0000-7000-8000-000000000003' }],
    [],
  ])
  await writeTo(db, (trx) =>
    sql`with made as (insert into jobs.job (kind, state, by) values ('trial', 'running', 'somebody') returning id)
      select id from made`.execute(trx),
  )
  await writeTo(db, (trx) => sql`update jobs.job set state = 'failed', finished_at = now() where by = 'somebody'`.execute(trx))
  await deliver()
  expect(taken().flatMap(({ said: { data } }) => data.events!)).toMatchObject([{ id: null, kind: 'job.failed' }])
  become('operator')
  expect((await list()).rows.map((row) => row.id)).toEqual([operator.id, id])
  for (const gone of [operator.id, id]) expect((await remove(gone)).status).toBe(200)
})

test('what does not arrive is tried again with the same id and pauses that grow, and given up in the end; the rest waits a while', async () => {
  const { id } = await make('operator', ['job.failed'])
  taken()
  plain.answer = 302
  await said(act(id, 'ping'))
  await deliver()
  expect(await messages(id)).toMatchObject([{ kind: 'ping', state: 'waiting', attempts: 1, status: 302, error: 'redirect' }])
  plain.answer = () => undefined
  ahead += 6_000
  await deliver({ timeOut: 50 })
  const [{ nextAt, triedAt }] = (await messages(id)) as [Message]
  expect(await messages(id)).toMatchObject([{ attempts: 2, status: null, error: 'timeout' }])
  expect(Math.round((Date.parse(nextAt!) - Date.parse(triedAt!)) / MINUTE)).toBe(5)
  const got = taken()
  expect([got.length, new Set(got.map((one) => one.id)).size]).toEqual([2, 1])
  plain.answer = 500
  for (const hours of [1, 1, 3, 6, 11, 15, 21, 25]) {
    ahead += hours * HOUR
    await deliver()
  }
  expect(await messages(id)).toMatchObject([{ state: 'failed', attempts: 10, nextAt: null }])
  expect(taken()).toHaveLength(8)
  // Two fail one after the other: the third is not tried at once.
  for (let n = 0; n < 3; n++) await said(act(id, 'ping'))
  ahead += 5_000
  await deliver()
  expect([taken().length, (await messages(id)).map(({ attempts }) => attempts)]).toEqual([2, [0, 1, 1, 10]])
  plain.answer = 204
  ahead += 6 * MINUTE
  await deliver()
  expect(taken()).toHaveLength(3)
  expect(await one(id)).toMatchObject({ off: null, failingSince: null, waiting: 0 })
  const [failed] = (await messages(id)).filter(({ state }) => state === 'failed')
  await said(act(id, `messages/${failed!.id}/again`))
  await deliver()
  expect(taken().map((one) => one.id)).toEqual([got[0]!.id])
  expect((await remove(id)).status).toBe(200)
})

test('a receiver that says 410, fails for five days, or is no longer named is told no more, and whoever looks after it sees why', async () => {
  const { id } = await make('operator', ['job.failed'])
  const counts = async () => (await said<{ counts: { webhooks: number } }>(server.get('/api/state'))).counts.webhooks
  plain.answer = 410
  await said(act(id, 'ping'))
  await deliver()
  expect([await one(id), await counts()]).toMatchObject([{ off: 'gone', waiting: 0, last: { status: 410 } }, 1])
  expect((await act(id, 'ping')).status).toBe(409)
  await said(act(id, 'switch', { on: true }))
  expect([(await one(id)).off, await counts()]).toEqual([null, 0])
  plain.answer = 500
  const failing = async () => {
    await said(act(id, 'ping'))
    await deliver()
    ahead += 61 * HOUR
  }
  for (let days = 0; days < 3; days++) await failing()
  expect(await one(id)).toMatchObject({ off: 'failing', waiting: 0 })
  await said(act(id, 'switch', { on: true }))
  writeFileSync(join(server.home.path, 'config.yaml'), '')
  taken()
  await said(act(id, 'ping'))
  await deliver()
  expect([(await messages(id))[0], taken()]).toMatchObject([{ error: 'host', status: null }, []])
  writeFileSync(join(server.home.path, 'config.yaml'), config())
  const why = await db
    .selectFrom('ledger.event')
    .select('body')
    .where('kind', '=', 'webhook.switched-off')
    .where('subject', '=', `webhook:${id}`)
    .execute()
  expect(why.map(({ body }) => body)).toEqual([{ why: 'gone' }, { why: 'failing' }])
  // After a restore nothing is told before somebody wants it.
  await writeTo(db, switchAllOff)
  ahead += HOUR
  await deliver()
  expect([(await one(id)).off, (await messages(id))[0]!.state, taken()]).toEqual(['restored', 'failed', []])
  await said(act(id, 'switch', { on: true }))
  // The account is closed: nothing is told in its name.
  const { account } = world.people.get('operator')!
  await writeTo(db, (trx) => sql`update access.account set disabled = true where id = ${account}`.execute(trx))
  ahead += HOUR
  await deliver()
  expect([(await one(id)).off, taken()]).toEqual(['account', []])
  await writeTo(db, (trx) => sql`update access.account set disabled = false where id = ${account}`.execute(trx))
  expect((await remove(id)).status).toBe(200)
  plain.answer = 204
})

test('after another secret both sign for a day, then the new one alone; a private authority is believed where the home has it', async () => {
  ahead = 2_000
  const { id, secret } = await make('head', ['detect.run'], secure.url)
  const again = await said<{ secret: string }>(act(id, 'rotate'))
  await said(act(id, 'ping'))
  await deliver()
  expect(await messages(id)).toMatchObject([{ error: 'tls', status: null }])
  mkdirSync(join(server.home.path, 'tls'), { recursive: true })
  writeFileSync(join(server.home.path, 'tls', 'ca.crt'), authority.certificate)
  ahead += 10_000
  await deliver()
  await said(act(id, 'ping'))
  ahead += 25 * HOUR
  await deliver()
  expect(taken(secure).map((one) => [fits(secret, one), fits(again.secret, one)])).toEqual([
    [
      [false, true],
      [true, false],
    ],
    [[false], [true]],
  ])
  // With another key, as after a restore without it: the webhook is off, and another secret makes it whole.
  renameSync(join(server.home.path, 'access.key'), join(server.home.path, 'access.old'))
  await said(act(id, 'ping'))
  await deliver()
  expect(await one(id)).toMatchObject({ off: 'sealed' })
  rmSync(join(server.home.path, 'access.key'))
  renameSync(join(server.home.path, 'access.old'), join(server.home.path, 'access.key'))
  await writeTo(db, (trx) => sql`update hooks.webhook set secret = decode(repeat('00', 60), 'hex') where id = ${id}`.execute(trx))
  await said(act(id, 'rotate'))
  await said(act(id, 'switch', { on: true }))
  await said(act(id, 'ping'))
  ahead = 2_000
  await deliver()
  expect((await messages(id))[0]).toMatchObject({ state: 'delivered' })
  expect((await remove(id)).status).toBe(200)
})

test('a worker that is killed while it sends is followed by one that sends the same again', async () => {
  const { id } = await make('operator', ['job.failed'])
  taken()
  await said(act(id, 'ping'))
  plain.answer = () => void first.kill('SIGKILL')
  const first = fork(fileURLToPath(new URL('hook-worker.ts', import.meta.url)), [url, server.home.path], { stdio: 'inherit' })
  await once(first, 'exit')
  plain.answer = 204
  const { ended, stop } = await startWorker(
    { db, url },
    {},
    { errands: { hooks: (signal) => deliverDue({ db: system.db, asking, home: server.home }, signal) } },
  )
  await expect.poll(async () => (await messages(id))[0], { timeout: 20_000 }).toMatchObject({ state: 'delivered', attempts: 2 })
  await stop()
  expect(await ended).toBe('stopped')
  const got = taken()
  expect([got.length, got[0]!.id, got[0]!.body]).toEqual([2, got[1]!.id, got[1]!.body])
  expect((await remove(id)).status).toBe(200)
})

test('the receiver of the handbook believes what Liêm signs and nothing else', async () => {
  const text = readFileSync(join(root, 'docs/operations/webhooks.md'), 'utf8')
  const script = /```js\n([\s\S]*?)```/u.exec(text)![1]!
  ahead = 2_000
  const { id, secret } = await make('operator', ['job.failed'])
  const start = async (known: string) => {
    const env = { ...process.env, PORT: '0', LIEM_WEBHOOK_SECRET: known }
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
    const next = async (): Promise<string> => String((await lines.next()).value)
    const port = /\d+$/u.exec(await next())![0]
    writeFileSync(join(server.home.path, 'config.yaml'), config(`, '127.0.0.1:${port}'`))
    await said(server.post(`/api/webhooks/${id}`, { name: 'x', url: `http://127.0.0.1:${port}/`, kinds: ['job.failed'] }))
    await said(act(id, 'ping'))
    await deliver()
    return { child, next }
  }
  const right = await start(secret)
  expect(await right.next()).toContain('ping')
  expect((await messages(id))[0]).toMatchObject({ state: 'delivered', status: 204 })
  right.child.kill()
  const wrong = await start('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=')
  expect((await messages(id))[0]).toMatchObject({ state: 'waiting', status: 401, error: 'status' })
  wrong.child.kill()
})
