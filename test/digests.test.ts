/** Letters that say how much waits: to whom, when, what stands in them, on real engines and a mail server that is one. */
import { fork } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeAuthority, makeServerCertificate } from '../apps/cli/tls-make.ts'
import type { Identity } from '../src/access/index.ts'
import { askingOver, readContextKey } from '../src/access/roles/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import { openRequests, openSystem } from '../src/base/db/index.ts'
import { sendDigests } from '../src/desk/digest/index.ts'
import type { Digest } from '../src/desk/digest/schema.ts'
import { listWork } from '../src/desk/work/schema.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld } from './access-world.ts'
import { mailServer, type Mailed } from './mail-server.ts'
import { testServer } from './server.ts'
import { said } from './sign-in.ts'

const authority = await makeAuthority()
const certificate = await makeServerCertificate(authority, ['localhost'])
const [plain, secure] = [await mailServer(), await mailServer({ cert: certificate.certificate, key: certificate.key })]
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const server = await testServer({ as })
const { db, url } = server.database
const requests = openRequests(url, { connections: 2 })
const system = openSystem(url, { connections: 3 })
afterAll(async () => {
  await requests.close()
  await system.close()
})
const asking = askingOver(requests, await readContextKey(system.db))
const FILE = join(server.home.path, 'config.yaml')
const REST = 'from: liem@example.gov.vn, site: https://liem.example.gov.vn, domains: [example.gov.vn]'
const configured = (mail: string): void => writeFileSync(FILE, mail === '' ? '' : `mail: { ${mail}, ${REST} }\n`)
const PLAIN = `server: 127.0.0.1, port: ${plain.port}, security: none`
/** A Friday at eight in the morning. */
const FRIDAY = Date.parse('2026-11-27T01:00:00Z')
const [MINUTE, DAY] = [60_000, 86_400_000]
let world: AccessWorld

const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!))
const choose = async (role: Role, every: Digest['every'], more: object = {}): Promise<Response> => {
  become(role)
  return server.post('/api/me/digest', { every, address: `${role}@example.gov.vn`, language: 'vi', ...more })
}
const chosen = async (role: Role): Promise<Digest> => {
  become(role)
  return said<Digest>(server.get('/api/me/digest'))
}
/** Who got a letter at a moment. */
async function sentAt(now: number): Promise<string[]> {
  await sendDigests({ db: system.db, asking, home: server.home, now: () => now })
  return taken().map(({ to }) => to.join())
}
const taken = (): Mailed[] => plain.got.splice(0)
const bodyOf = (raw: string): string => Buffer.from(decoded(raw.slice(raw.indexOf('\r\n\r\n') + 4)), 'latin1').toString()
const decoded = (text: string): string =>
  text.replaceAll('=\r\n', '').replaceAll(/=([\dA-F]{2})/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))

beforeAll(async () => {
  world = await buildAccessWorld(db)
})
beforeEach(async () => {
  configured(PLAIN)
  plain.answer = 'takes'
  await writeTo(db, (trx) => sql`delete from desk.digest`.execute(trx))
})

test('once on a working day, once in a week; never where nothing waits, and never to whom it was not chosen', async () => {
  for (const role of ['deputy', 'inspectorate', 'operator'] as const) expect((await choose(role, 'daily')).status).toBe(200)
  expect((await choose('head', 'weekly')).status).toBe(200)
  expect(await sentAt(FRIDAY)).toEqual(expect.arrayContaining(['deputy@example.gov.vn', 'inspectorate@example.gov.vn']))
  // Nothing waits for an operator, and the week began on Monday.
  expect(await chosen('operator')).toMatchObject({ every: 'daily', sentOn: null, failed: null })
  expect(await sentAt(FRIDAY + 6 * 60 * MINUTE)).toEqual([])
  expect(await sentAt(FRIDAY + DAY)).toEqual([])
  const monday = FRIDAY + 3 * DAY
  expect(await sentAt(monday - 2 * 60 * MINUTE)).toEqual([])
  expect((await sentAt(monday)).toSorted()).toEqual(['deputy@example.gov.vn', 'head@example.gov.vn', 'inspectorate@example.gov.vn'])
  expect(await sentAt(monday + DAY)).not.toContain('head@example.gov.vn')
  expect(await chosen('head')).toMatchObject({ sentOn: '2026-11-30' })
  expect((await choose('deputy', 'none')).status).toBe(200)
  await writeTo(db, (trx) => sql`update access.account set disabled = true where login = 'inspectorate'`.execute(trx))
  expect(await sentAt(monday + 2 * DAY)).toEqual([])
  await writeTo(db, (trx) => sql`update access.account set disabled = false where login = 'inspectorate'`.execute(trx))
})

test('a letter is two numbers and an address, in the language that was chosen; nothing in it betrays what waits', async () => {
  await choose('deputy', 'daily')
  await choose('head', 'daily', { language: 'en' })
  await sendDigests({ db: system.db, asking, home: server.home, now: () => FRIDAY })
  const letters = taken()
  become('deputy')
  const { total, rows: items } = listWork.output.parse(await said(server.get('/api/work')))
  const soon = items.filter(({ clock }) => clock?.ends !== null && clock!.ends! <= '2026-12-04').length
  expect([total.n, soon]).toEqual([1, 1])
  const [vi, en] = ['deputy', 'head'].map((role) => letters.find(({ to }) => to[0]!.startsWith(role))!)
  expect(bodyOf(vi!.raw)).toBe(
    `Có 1 việc đang chờ trong Liêm.\r\n1 việc hết hạn trong 7 ngày tới hoặc đã quá hạn.\r\n\r\nXem ở Việc của tôi, sau khi đăng nhập:\r\nhttps://liem.example.gov.vn/work\r\n\r\nThư không nêu việc gì, của ai, ở đâu. Nhận hay không, chọn ở trang tài khoản.\r\n`,
  )
  expect(bodyOf(en!.raw)).toMatch(/^(?:One thing waits|\d+ things wait) for you in Liêm\./u)
  expect(vi!.raw).toMatch(/^Content-Type: text\/plain; charset=utf-8/imu)
  expect(vi!.raw).toMatch(/^Auto-Submitted: auto-generated/imu)
  const { rows } = await sql<{ word: string }>`select number as word from findings.finding union select case_id from findings.finding
    union select rule from findings.finding union select code from organisation.unit_code union select name from organisation.officer`.execute(
    db,
  )
  for (const { raw } of letters) {
    const whole = `${raw} ${bodyOf(raw)}`
    for (const { word } of rows.filter(({ word: one }) => one.length > 3)) expect(whole).not.toContain(word)
    expect(whole).not.toMatch(/<img|<a |text\/html|X-Mailer/iu)
  }
})

test('with and without a case that is kept from him somebody gets the same letter to the byte, or none', async () => {
  await choose('deputy', 'daily')
  await choose('official', 'daily')
  await writeTo(db, (trx) => sql`update findings.finding set assignee = null where assignee = 'CC-official'`.execute(trx))
  const wanted = async (): Promise<string[]> => {
    await writeTo(db, (trx) => sql`update desk.digest set done_on = null, sent_on = null`.execute(trx))
    await sendDigests({ db: system.db, asking, home: server.home, now: () => FRIDAY })
    return taken().map(({ raw }) => raw.replaceAll(/boundary="[^"]*"/gu, ''))
  }
  const before = await wanted()
  expect(before).toHaveLength(1)
  for (const situation of ['conflicted', 'related'] as const) {
    const { id } = world.found('deputy', situation)
    await covert(id)
    await writeTo(db, (trx) => sql`update findings.finding set assignee = 'CC-deputy' where id = ${id}`.execute(trx))
    expect(await wanted()).toEqual(before)
  }
  // And somebody for whom nothing else waits goes on getting none.
  await covert(world.found('official', 'conflicted').id)
  expect((await wanted()).filter((raw) => raw.includes('official@example.gov.vn'))).toEqual([])
})

/** A case on a finding, with all that would wait in one. */
async function covert(finding: string): Promise<void> {
  await writeTo(db, async (trx) => {
    const { rows } = await sql<{ id: string }>`insert into cases.case (number, title, unit, state, opened_on, opened_by, event)
      select 'VV-' || number, 'x', by_unit, 'council', '2026-06-01', 'KC-duty', 1 from findings.finding where id = ${finding} returning id`.execute(
      trx,
    )
    const id = rows[0]!.id
    await sql`insert into cases.source (finding, case_id) values (${finding}, ${id})`.execute(trx)
    await sql`insert into cases.party (case_id, officer, role) select distinct ${id}::uuid, officer, 'concerned' from findings.named
      where finding = ${finding} and officer is not null`.execute(trx)
    await sql`insert into cases.decision (case_id, officer, form, day, grounds, law, drafted_by)
      select case_id, officer, 'warning', '2026-11-20', 'x', '{}', 'KC-duty' from cases.party where case_id = ${id}`.execute(trx)
    await sql`insert into cases.measure (case_id, officer, kind, ground, from_day, until_day, pay, law, ordered_by)
      select case_id, officer, 'suspension', 'x', '2026-11-20', '2026-11-30', 50, '[]', 'KC-duty' from cases.party where case_id = ${id}`.execute(
      trx,
    )
    await sql`with task as (insert into cases.plan_task (case_id, what, way, by) values (${id}, 'x', 'records', 'KC-duty') returning id)
      insert into cases.plan_turn (case_id, task, officer, due, by) select ${id}, task.id, p.officer, '2026-11-20', 'KC-duty' from task, cases.party p
      where p.case_id = ${id}`.execute(trx)
    await sql`insert into cases.goods (case_id, kind, what, unit, due, by) select ${id}, 'recovery', 'x', unit, '2026-12-01', 'KC-duty'
      from cases.case where id = ${id}`.execute(trx)
  })
}

test('what was refused or not reached is tried again after pauses, three times, then the day is given up', async () => {
  await choose('deputy', 'daily')
  plain.answer = 'refuses'
  expect(await sentAt(FRIDAY)).toEqual([])
  expect(await chosen('deputy')).toMatchObject({ sentOn: null, failed: { on: '2026-11-27', why: 'refused' } })
  configured(`server: 127.0.0.1, port: 1, security: none`)
  expect(await sentAt(FRIDAY + 4 * MINUTE)).toEqual([])
  expect((await chosen('deputy')).failed!.why).toBe('refused')
  await sentAt(FRIDAY + 6 * MINUTE)
  expect((await chosen('deputy')).failed!.why).toBe('unreached')
  configured(PLAIN)
  await sentAt(FRIDAY + 40 * MINUTE)
  await sentAt(FRIDAY + 200 * MINUTE)
  plain.answer = 'takes'
  expect(await sentAt(FRIDAY + 600 * MINUTE)).toEqual([])
  expect(await sentAt(FRIDAY + 3 * DAY)).toEqual(['deputy@example.gov.vn'])
  expect(await chosen('deputy')).toMatchObject({ sentOn: '2026-11-30', failed: null })
})

test('where nobody knows whether it arrived, it is not sent again that day', async () => {
  await choose('deputy', 'daily')
  plain.answer = 'silent'
  expect(await sentAt(FRIDAY)).toEqual(['deputy@example.gov.vn'])
  plain.answer = 'takes'
  expect((await chosen('deputy')).failed).toEqual({ on: '2026-11-27', why: 'unknown' })
  expect(await sentAt(FRIDAY + 300 * MINUTE)).toEqual([])
})

test('a worker that is killed while it sends has sent the letter once or not at all; the next day it comes', async () => {
  await choose('deputy', 'daily')
  plain.answer = 'hangs'
  const child = fork(fileURLToPath(new URL('digest-worker.ts', import.meta.url)), [url, server.home.path, String(FRIDAY)])
  await expect.poll(() => plain.got.length, { timeout: 20_000 }).toBe(1)
  child.kill('SIGKILL')
  plain.answer = 'takes'
  taken()
  expect(await sentAt(FRIDAY + 300 * MINUTE)).toEqual([])
  expect(await sentAt(FRIDAY + 3 * DAY)).toEqual(['deputy@example.gov.vn'])
}, 30_000)

test('beyond this machine only behind TLS by an authority that is believed; an address elsewhere is refused', async () => {
  mkdirSync(join(server.home.path, 'tls'), { recursive: true })
  const ca = join(server.home.path, 'tls', 'ca.crt')
  writeFileSync(ca, authority.certificate)
  configured(`server: localhost, port: ${secure.port}`)
  await choose('deputy', 'daily')
  await sendDigests({ db: system.db, asking, home: server.home, now: () => FRIDAY })
  expect(secure.got.splice(0).map(({ secure: is }) => is)).toEqual([true])
  rmSync(ca)
  await sendDigests({ db: system.db, asking, home: server.home, now: () => FRIDAY + 3 * DAY })
  expect([secure.got, (await chosen('deputy')).failed!.why]).toEqual([[], 'unreached'])
  // One that speaks no TLS gets nothing.
  configured(`server: localhost, port: ${plain.port}`)
  expect(await sentAt(FRIDAY + 4 * DAY)).toEqual([])
  configured('server: mail.example.gov.vn, security: none')
  expect((await server.get('/api/me/digest')).status).toBe(400)
  configured(PLAIN)
  const elsewhere = await choose('deputy', 'daily', { address: 'deputy@example.com' })
  expect([elsewhere.status, await elsewhere.text()]).toEqual([400, expect.stringContaining('example.gov.vn')])
  expect((await choose('deputy', 'daily', { address: 'a@example.gov.vn, b@example.gov.vn' })).status).toBe(400)
})

test('without a mail server everything is as it is: what was chosen is kept, nothing is sent, nothing is wrong', async () => {
  configured('')
  expect((await choose('deputy', 'daily')).status).toBe(200)
  expect(await sentAt(FRIDAY)).toEqual([])
  expect(await chosen('deputy')).toEqual({
    ...{ every: 'daily', address: 'deputy@example.gov.vn', language: 'vi', domains: null, sentOn: null, failed: null },
  })
  configured(PLAIN)
  expect(await sentAt(FRIDAY + 60 * MINUTE)).toEqual(['deputy@example.gov.vn'])
})

test('nobody sees or changes what another has chosen', async () => {
  await choose('deputy', 'daily')
  expect(await chosen('head')).toMatchObject({ every: 'none', address: '' })
  await choose('head', 'none')
  expect((await chosen('deputy')).every).toBe('daily')
  const { rows } = await sql<{ body: object }>`select body from ledger.event where kind = 'digest.chosen' order by id desc limit 1`.execute(
    db,
  )
  expect(JSON.stringify(rows)).not.toContain('example.gov.vn')
})
