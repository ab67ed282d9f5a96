/**
 * A trader’s clerk reports that she was harassed. Her report is with whoever keeps it, sealed; a case comes of it, and of that a decision, official documents, a
 * redacted file and a reply. Who she is stands in one answer, for one person: every route of the table is asked by each role, and by whom it is about.
 */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askingOver, readContextKey } from '../src/access/roles/index.ts'
import { ROLE_IDS, type Role } from '../src/access/roles/schema.ts'
import { totpAt } from '../src/access/sign-in/totp.ts'
import { openRequests, openSystem } from '../src/base/db/index.ts'
import * as documents from '../src/cases/documents/schema.ts'
import * as evidence from '../src/cases/evidence/schema.ts'
import * as releases from '../src/cases/releases/schema.ts'
import { caseShown, type CaseShown } from '../src/cases/schema.ts'
import { writing } from '../src/base/write/index.ts'
import { sendDigests } from '../src/desk/digest/index.ts'
import { deliverDue } from '../src/hooks/index.ts'
import { HOOK_KINDS } from '../src/hooks/schema.ts'
import { giveRole } from './access-acts.ts'
import { buildHit, raiseHits, seedRules, usedRules } from './build-db.ts'
import { insertHead, insertOfficer, seedOffice } from './build-case.ts'
import { everyRead, everySearch, folded, NOWHERE, readAnswer, type Asked } from './every-route.ts'
import { hookReceiver } from './hook-receiver.ts'
import { mailServer } from './mail-server.ts'
import { testServer } from './server.ts'
import { cookieOf, PASSWORD, said, signedUp } from './sign-in.ts'

const WHO = 'CC-00001'
const REPORT = 'BC-2026-90418'
/** Who she is, and where. */
const SHE = { name: 'Quách Thị Mỹ Xuyến', phone: '0913 579 246', address: '17/4 ngõ Hàng Lược' }
const WORDS = Object.values(SHE)
const WHOLE = `Tôi là ${SHE.name.normalize('NFD')}, ở ${SHE.address}, điện thoại ${SHE.phone}. Hàng của tôi bị giữ mười một ngày.`
const reason = 'theo tin báo'
const TICKS = { identity: true, wording: true, timing: true }

const [hooks, mail] = [await hookReceiver(), await mailServer()]
const REST = 'from: liem@example.gov.vn, site: https://liem.example.gov.vn, domains: [example.gov.vn]'
const config = `webhooks: { hosts: ['${hooks.host}'] }\nmail: { server: 127.0.0.1, port: ${mail.port}, security: none, ${REST} }\n`
const server = await testServer({ config })
const { db, url } = server.database
const [requests, system] = [openRequests(url, { connections: 2 }), openSystem(url, { connections: 3 })]
afterAll(async () => {
  await requests.close()
  await system.close()
})

/** Cookies of whoever has an account: two who work on the case, of whom one keeps the report, whom it is about, and one of each role. */
const cookies = new Map<string, string>()
const KEEPER = 'inspectorate'
const HANDLER = 'inspectorate-2'
const PEOPLE: readonly (readonly [login: string, role: Role, officer: string])[] = [
  ...ROLE_IDS.map((role) => [role, role, role === 'official' ? 'CC-00002' : `HQ-${role}`] as const),
  [HANDLER, 'inspectorate', 'HQ-second'],
  ['head-2', 'head', 'HQ-third'],
  ['concerned', 'official', WHO],
]
const WIDE: readonly Role[] = ['operator', 'identity-admin', 'policy-admin', 'key-custodian', 'auditor']

beforeAll(async () => {
  await seedOffice(db)
  await writing(db, (trx) => insertHead(trx, '01AB', 'HQ-chief', 'Người đứng đầu'))
  for (const [login, role, officer] of PEOPLE) {
    if (officer.startsWith('HQ-')) await writing(db, (trx) => insertOfficer(trx, officer, `Người ${login}`))
    const person = await signedUp(server, login, Date.now, officer)
    const given = { account: person.account, unit: WIDE.includes(role) ? null : 'R1', from: '2020-01-01', until: null }
    if (role !== 'official') await giveRole(db, { ...given, role })
    // Whoever is given a role signs in again.
    const { ticket } = await said<{ ticket: string }>(server.post('/api/sign-in/password', { login, password: PASSWORD }))
    cookies.set(login, cookieOf(await server.post('/api/sign-in/code', { ticket, code: totpAt(person.secret, Date.now() + 30_000) })))
  }
})

const ask = (who: string, method: string, path: string, body?: object | string): Promise<Response> =>
  fetch(server.url + path, {
    method,
    headers: {
      cookie: cookies.get(who)!,
      ...(body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
async function done(who: string, path: string, body: object | string): Promise<unknown> {
  const response = await ask(who, 'POST', path, body)
  const text = await response.text()
  expect([who, path, response.status, text]).toEqual([who, path, 200, text])
  return JSON.parse(text)
}
const namesHer = (text: string): boolean => {
  const all = folded(text)
  return WORDS.some((word) => all.includes(folded(word).replace(/^0/u, '')))
}

const made = { id: '', sealed: '', copy: '', toWhom: '', toTrader: '', papers: [] as string[], decision: '' }
const at = (rest: string): string => `/api/cases/${made.id}${rest}`
const file = async (): Promise<CaseShown> => caseShown.parse(await (await ask(HANDLER, 'GET', at(''))).json())

/** Sent with her name wherever a browser could send it: none of that is kept. */
async function put(kind: 'sealed' | 'redacted', content: string, more: Record<string, string> = {}): Promise<string> {
  const told =
    kind === 'sealed'
      ? { name: `${SHE.name}.txt`, what: SHE.phone, from: SHE.name }
      : { name: 'x.txt', what: 'Tin báo, đã che', from: 'người giữ tin báo' }
  const query = new URLSearchParams({ kind, receivedOn: '2026-11-02', ...told, ...more }).toString()
  return evidence.evidence.parse(await done(KEEPER, at(`/evidence?${query}`), content)).id
}

test('a case comes of a report that one person keeps; nobody else who works on it can open it', async () => {
  const act = { officer: WHO, what: 'Giữ hàng không có căn cứ', from: '2026-05-18', until: '2026-05-18', detected: '2026-11-02' }
  const origin = { kind: 'report', number: REPORT }
  made.id = caseShown.parse(
    await done(KEEPER, '/api/cases/outside', { origin, title: 'Gây khó khăn khi làm thủ tục', unit: '01AB', acts: [act], reason }),
  ).id
  made.sealed = await put('sealed', WHOLE)
  made.copy = await put('redacted', 'Một doanh nghiệp báo hàng bị giữ mười một ngày.', { redacts: made.sealed })
  const shown = evidence.evidenceShown.parse(await (await ask(HANDLER, 'GET', at(`/evidence/${made.sealed}`))).json())
  expect(shown).toMatchObject({
    kind: 'sealed',
    keeper: { id: `HQ-${KEEPER}` },
    what: 'Bản gốc tin báo / The report in the original',
    from: '«…»',
  })
  expect((await ask(HANDLER, 'GET', at(`/evidence/${made.sealed}/file`))).status).toBe(403)
  expect(
    (await ask(HANDLER, 'POST', at(`/evidence/${made.sealed}/custody`), { kind: 'copied', day: '2026-11-03', from: 'x', to: 'y', reason }))
      .status,
  ).toBe(403)
  // As evidence it is in nothing that is released.
  const released = { officer: WHO, title: 'Trích hồ sơ', evidence: [made.sealed] }
  expect((await ask(KEEPER, 'POST', at('/releases'), released)).status).toBe(400)
})

/** Drafted by one, checked by a second, released. */
async function release(given: object): Promise<string> {
  const drafted = releases.release.parse(await done(HANDLER, at('/releases'), { title: 'Trích hồ sơ', evidence: [made.copy], ...given }))
  expect((await ask(HANDLER, 'POST', at(`/releases/${drafted.id}/check`), { stamp: drafted.stamp, ...TICKS })).status).toBe(403)
  await done('personnel', at(`/releases/${drafted.id}/check`), { stamp: drafted.stamp, ...TICKS })
  await done(HANDLER, at(`/releases/${drafted.id}/release`), { reason })
  return drafted.id
}

/** Filled in where something lacks, checked by a second person, numbered. */
async function issue(template: string, of: string): Promise<string> {
  const { id: document, missing } = documents.documentShown.parse(await done(HANDLER, at('/documents'), { template, of }))
  const filled = Object.fromEntries(missing.map((one) => [one.id, 'x']))
  await done(HANDLER, at(`/documents/${document}/again`), { filled })
  await done('personnel', at(`/documents/${document}/check`), {})
  await done('head', at(`/documents/${document}/issue`), { day: '2026-11-27', reason })
  await done(HANDLER, at(`/documents/${document}/scan`), '%PDF-1.7 scan')
  return document
}

test('the case goes to a decision, its documents, a redacted file, and a reply, by people who do not know who reported', async () => {
  const step = (kind: string, day: string, more: object = {}): Promise<unknown> => done(HANDLER, at('/steps'), { kind, day, ...more })
  await step('verification', '2026-11-03')
  await step('notice', '2026-11-04', { officer: WHO })
  await done('concerned', `/api/me/cases/${made.id}/explanation`, { words: 'Hàng chờ giám định.' })
  const { what, from, until, detected, id: act } = (await file()).acts[0]!
  const degree = { severity: 'serious', disciplinable: true, kinds: [], repeats: null, entry: null, reason }
  await done(HANDLER, at('/acts'), { act, officer: WHO, what, from, until, detected, ...degree })
  made.toWhom = await release({ officer: WHO, acts: [act] })
  made.toTrader = await release({ recipient: 'Công ty TNHH Minh họa' })
  made.papers.push(await issue('notice', WHO))
  const today = (await file()).steps[0]!.day
  await done(HANDLER, at('/decisions'), { officer: WHO, form: 'warning', day: today, grounds: 'Theo biên bản và giải trình.' })
  made.decision = (await file()).decisions[0]!.id
  await done('personnel', at(`/decisions/${made.decision}/check`), {})
  await done('head', at(`/decisions/${made.decision}/sign`), { number: '214/QĐ-CHQ', reason })
  made.papers.push(await issue('discipline-decision', made.decision))
  const words = 'Đơn vị đã chấn chỉnh; lô hàng được giải phóng.'
  await done(HANDLER, at('/replies'), { trader: 'Công ty TNHH Minh họa', words })
  const { replies } = (await (await ask(HANDLER, 'GET', at('/along'))).json()) as { replies: { id: string }[] }
  await done('personnel', at(`/replies/${replies[0]!.id}/check`), {})
  await done(HANDLER, at(`/replies/${replies[0]!.id}/send`), { sentOn: '2026-11-27', letter: '88/HQVP' })
  expect((await file()).state).toBe('decided')
})

/** Of which nothing is there. */
const ELSEWHERE = [
  ...['jobs', 'imports', 'circumstances', 'rereading', 'submissions', 'ratings'],
  ...['trials', 'patterns', 'destructions', 'webhooks', 'law'],
]
/** What is asked for by its name alone. */
const PLAIN = {
  ...{ code: ['01AB'], number: [WHO], officer: [WHO], caseId: ['104829150077'], part: ['0', '1'], text: ['Trần'], ids: [] },
  ...{ day: ['2026-11-27'], on: ['2026-11-27'], from: ['2026-01-01'], until: ['2026-11-27'], year: ['2026'], quarter: ['2026-07-01'] },
  ...{ file: ['d-172-2025'], version: ['x'], before: ['1'], after: ['1'], class: ['civil-servant'], kind: ['evidence'] },
  ...{ 'units.kind': ['opened'], 'treatment.from': ['2026'], 'treatment.until': ['2026'], 'catalogue.code': ['1'] },
}

/** What there is to ask for. */
async function world(): Promise<Asked> {
  const run = await seedRules(db)
  await raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId: '104829150077' })])
  const { rows } = await sql<{ id: string }>`select id from findings.finding limit 1`.execute(db)
  const { reviews } = await file()
  const own = { evidence: [made.sealed, made.copy], release: [made.toWhom, made.toTrader], document: made.papers }
  return {
    nouns: {
      ...Object.fromEntries(ELSEWHERE.map((noun) => [noun, [NOWHERE]])),
      ...{ cases: [made.id], findings: [rows[0]!.id], rulebooks: ['clearance'] },
    },
    names: { ...PLAIN, ...own, review: reviews.map(({ id }) => id) },
  }
}

test('of all that can be read one answer names her, for one person', { timeout: 300_000 }, async () => {
  const { asks, unknown } = everyRead(await world())
  expect(unknown, 'say in world() what of it is asked for').toEqual([])
  const naming: string[] = []
  const answered = new Set<string>()
  for (const { route, method, path, body } of asks) {
    const one = async (who: string): Promise<void> => {
      const { status, text } = await readAnswer(await ask(who, method, path, body))
      expect([route, path, status < 500]).toEqual([route, path, true])
      if (status === 200) answered.add(route)
      if (namesHer(text)) naming.push(`${who} ${route}`)
    }
    await Promise.all([...cookies.keys()].map(one))
  }
  expect(naming).toEqual([`${KEEPER} GET /api/cases/:id/evidence/:evidence/file`])
  // What nobody could read was not asked of this world; it stands where it is tested.
  const there = new Set(asks.filter(({ path }) => !path.includes(NOWHERE)).map(({ route }) => route))
  expect([...there].filter((route) => !answered.has(route)).toSorted()).toEqual(NOT_HERE.toSorted())
})

/** Of things that are not there: nothing in this story makes them. */
const NOT_HERE: readonly string[] = [
  'GET /api/cases/:id/legacy',
  'GET /api/catalogue/versions/:version/differences',
  'GET /api/catalogue/versions/:version/entries/:code',
  'GET /api/log/cases/:caseId',
  'GET /api/rereading/draws/:quarter',
  'GET /api/treatment/:officer/matters',
]

test('whoever looks for her finds what he finds for a name that nobody has', async () => {
  const nobody: Readonly<Record<string, string>> = {
    [SHE.name]: 'Vọng Thị Hư Không',
    [SHE.phone]: '0999 000 111',
    [SHE.address]: '99/9 ngõ Không Có',
  }
  for (const who of cookies.keys())
    for (const word of WORDS)
      for (const [place, { path }] of everySearch(word).entries()) {
        const [hers, empty] = await Promise.all(
          [path, everySearch(nobody[word]!)[place]!.path].map(async (one) => readAnswer(await ask(who, 'GET', one))),
        )
        const told = ({ status, text }: typeof hers & object): string => `${status} ${folded(text.replaceAll(/"code":"[^"]*"/gu, ''))}`
        expect([who, path, told(hers!).replaceAll(folded(word), '')]).toEqual([
          who,
          path,
          told(empty!).replaceAll(folded(nobody[word]!), ''),
        ])
      }
})

test('the official documents name whom they are about, and not her: each can be read as PDF and for Word', async () => {
  for (const paper of made.papers)
    for (const form of ['pdf', 'docx']) {
      const { status, text } = await readAnswer(await ask(HANDLER, 'GET', at(`/documents/${paper}/${form}`)))
      expect([form, status, folded(text).includes(folded('Lê Hữu Phước')), namesHer(text)]).toEqual([form, 200, true, false])
    }
})

test('no letter and no other system is told of her', async () => {
  for (const who of ['head', KEEPER, HANDLER]) {
    await done(who, '/api/me/digest', { every: 'daily', address: `${who}@example.gov.vn`, language: 'vi' })
    await done(who, '/api/webhooks', { name: who, url: hooks.url, kinds: HOOK_KINDS.filter((kind) => kind.startsWith('finding.')) })
  }
  const run = await usedRules(db)
  await raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId: '104829150099' })])
  const asking = askingOver(requests, await readContextKey(system.db))
  await deliverDue({ db: system.db, asking, home: server.home, now: () => Date.now() + 120_000 })
  await sendDigests({ db: system.db, asking, home: server.home, now: () => Date.parse('2026-11-30T01:00:00Z') })
  expect([hooks.got.length > 0, mail.got.length > 0]).toEqual([true, true])
  for (const { body, headers } of hooks.got) expect(namesHer(body + JSON.stringify(headers))).toBe(false)
  for (const { raw } of mail.got) expect(namesHer(raw)).toBe(false)
})

test('no table has a word of her, but for the record of who looked for her; nor has the log', async () => {
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.raw(name)} as t`.execute(db)
    if (rows.some(({ row }) => namesHer(row))) found.push(name)
  }
  expect(found).toEqual(['access.read'])
  const { rows } = await sql<{ asked: object }>`select asked from access.read where asked::text ~ ${SHE.phone}`.execute(db)
  expect(rows.length).toBeGreaterThan(0)
  expect(new Set(rows.flatMap(({ asked }) => Object.keys(asked)).filter((name) => name === 'text'))).toEqual(new Set(['text']))
  const log = readFileSync(server.log, 'utf8')
  expect([log.includes('/api/cases/:id/evidence'), namesHer(log)]).toEqual([true, false])
})
