import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Role } from '../src/access/roles/schema.ts'
import type { Account } from '../src/access/sign-in/accounts/schema.ts'
import type { AccountAct, Part, Proposal } from '../src/access/proposals/schema.ts'
import type { Token } from '../src/access/sign-in/own/schema.ts'
import { totpAt } from '../src/access/sign-in/totp.ts'
import { WORKER } from '../src/jobs/index.ts'
import { importOrganisation } from '../src/organisation/index.ts'
import { giveRole } from './access-acts.ts'
import { writeTo } from './access-world.ts'
import { testServer } from './server.ts'
import { cookieOf, fromBase32, invited, PASSWORD, said, signedInAgain, signedUp, testClock, type SignedUp } from './sign-in.ts'

const NEW_PASSWORD = 'bốn-con-trâu-đen'
const clock = testClock()
const server = await testServer({ now: clock.now })
const { get, post } = server
const { db } = server.database

/** Signs in anew: a role that is given ends the sessions before. */
async function withRole(login: string, role: Exclude<Role, 'official'>, officer: string | null = null): Promise<SignedUp> {
  const person = await signedUp(server, login, clock.now, officer)
  await giveRole(db, { account: person.account, role, unit: null, from: '2020-01-01', until: null })
  expect((await get('/api/me', { cookie: person.cookie })).status).toBe(401)
  return { ...person, cookie: await signedInAgain(server, person, clock) }
}

const enters = (password: string, login = 'worker') => post('/api/sign-in/password', { login, password })

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })

test('a token does what it was made for, in the name of its person and with no more than he may; nothing weighty, and no account', async () => {
  const { cookie } = await withRole('operator', 'operator')
  const make = (scopes: string[], expiresOn = '2027-11-27') =>
    post('/api/me/tokens', { name: 'nightly import', scopes, expiresOn }, { cookie })
  const { token } = await said<{ token: string }>(make(['job.read', 'finding.read']))
  expect(token).toMatch(/^liem_[\w-]{43}$/u)
  expect((await get('/api/jobs', bearer(token))).status).toBe(200)
  expect((await get('/api/imports', bearer(token))).status).toBe(404)
  expect((await get('/api/findings', bearer(token))).status).toBe(404)
  expect((await get('/api/me', bearer(token))).status).toBe(404)
  for (const scope of ['self.change', 'account.change', 'grant.change', 'proposal.decide']) expect((await make([scope])).status).toBe(400)
  expect((await make(['job.read'], '2027-11-29')).status).toBe(400)
  expect((await make(['job.read'], '2026-11-26')).status).toBe(400)
  expect((await get('/api/jobs', bearer(`${token.slice(0, -1)}x`))).status).toBe(401)
  expect((await get('/api/jobs', { cookie, ...bearer('liem_nothing') })).status).toBe(401)
  const kept = await db.selectFrom('access.token').select(['sha256', 'name']).execute()
  expect(JSON.stringify(kept)).not.toContain(token.slice(5))
})

test('it is listed without what it is, ends on its day, and when it is revoked', async () => {
  const { cookie } = await withRole('other-operator', 'operator')
  const make = (expiresOn: string) =>
    said<{ id: string; token: string }>(post('/api/me/tokens', { name: 'x', scopes: ['job.read'], expiresOn }, { cookie }))
  const today = new Date(clock.now()).toISOString().slice(0, 10)
  const [short, long] = [await make(today), await make('2027-01-01')]
  expect((await get('/api/jobs', bearer(short.token))).status).toBe(200)
  const states = async (): Promise<unknown[]> =>
    (await said<{ rows: Token[] }>(get('/api/me/tokens', { cookie }))).rows.map(({ id, state, usedOn, expiresOn }) => [
      id,
      state,
      usedOn,
      expiresOn,
    ])
  expect(await states()).toEqual([
    [long.id, 'valid', null, '2027-01-01'],
    [short.id, 'valid', today, today],
  ])
  const gone = await fetch(`${server.url}/api/me/tokens/${long.id}`, { method: 'DELETE', headers: { cookie } })
  expect(gone.status).toBe(200)
  expect((await get('/api/jobs', bearer(long.token))).status).toBe(401)
  // Midnight of Vietnam, seven hours before that of UTC.
  const midnight = Date.parse(`${today}T17:00:00Z`)
  clock.pass(Math.floor((midnight - clock.now()) / 60_000) - 1)
  expect((await get('/api/jobs', bearer(short.token))).status).toBe(200)
  clock.pass(1)
  expect((await get('/api/jobs', bearer(short.token))).status).toBe(401)
})

test('two who manage accounts make them, reset them and open them again; one alone closes them; sessions and tokens end with that', async () => {
  await importOrganisation(db, WORKER, { officers: 'officer,name\nCC-1,Một\nCC-2,Hai\nCC-9,Nguyễn Văn Mới\n' })
  const as = ({ cookie }: SignedUp) => ({ cookie })
  const [one, two] = [await withRole('admin', 'identity-admin', 'CC-1'), await withRole('second', 'identity-admin', 'CC-2')]
  const reason = 'because of the test'
  const proposes = (path: string, body: object = {}) => post(path, { reason, ...body }, { cookie: one.cookie })
  const decides = ({ id }: Proposal, { cookie }: SignedUp, how = 'approve') => post(`/api/proposals/${id}/${how}`, { reason }, { cookie })
  const done = async (path: string, body?: object): Promise<Proposal> => said(decides(await said<Proposal>(proposes(path, body)), two))
  const person = { login: 'mới', name: 'Nguyễn Văn Mới', officer: 'CC-9' }
  const proposal = await said<Proposal>(proposes('/api/accounts', person))
  expect(await said(get('/api/accounts?text=van%20moi', as(one)))).toMatchObject({ total: { n: 0 } })
  expect((await decides(proposal, one)).status).toBe(409)
  expect(await said(get('/api/state', as(two)))).toMatchObject({ counts: { proposals: 1 } })
  const added = await said<Proposal>(decides(proposal, two))
  const part = (by: SignedUp) => said<Part>(post(`/api/proposals/${added.id}/part`, {}, { cookie: by.cookie }))
  const [link, code] = [await part(one), await part(two)]
  expect(link.text).toMatch(/^\/sign-in\/invitation#[\w-]{43}$/u)
  const accept = (typed: string) =>
    post('/api/sign-in/invitation/accept', { secret: link.text.split('#')[1], code: typed, password: 'ba-con-trâu-trắng' })
  expect([(await accept('')).status, (await accept('AAAA-AAAA-AAAA-AAAA')).status, (await accept(code.text)).status]).toEqual([
    403, 403, 200,
  ])
  for (const taken of [
    { ...person, login: 'khác' },
    { ...person, officer: null, login: 'MỚI' },
  ])
    expect((await proposes('/api/accounts', taken)).status).toBe(409)
  expect((await proposes('/api/accounts', { login: 'x', name: 'x', officer: 'anything' })).status).toBe(400)
  const { rows } = await said<{ rows: Account[] }>(get('/api/accounts?text=van%20moi', as(one)))
  expect(rows).toMatchObject([{ state: 'active', secondFactor: false, officer: 'CC-9' }])

  const worker = await withRole('worker', 'operator')
  for (const path of ['/api/accounts', '/api/proposals']) expect((await get(path, as(worker))).status).toBe(404)
  expect((await post('/api/accounts', { ...person, reason }, as(worker))).status).toBe(404)
  const { token } = await said<{ token: string }>(
    post('/api/me/tokens', { name: 'x', scopes: ['job.read'], expiresOn: '2027-01-01' }, as(worker)),
  )
  const isIn = async (): Promise<boolean[]> => [(await get('/api/me', as(worker))).ok, (await get('/api/jobs', bearer(token))).ok]
  expect(await isIn()).toEqual([true, true])
  await done(`/api/accounts/${worker.account}/reset`)
  expect(await isIn()).toEqual([false, false])
  expect((await enters(PASSWORD)).status).toBe(403)
  expect((await proposes(`/api/accounts/${rows[0]!.id}/close`)).status).toBe(200)
  expect(await done(`/api/accounts/${rows[0]!.id}/open`)).toMatchObject({ state: 'approved', kind: 'account-opened' })
  clock.pass(11)
  for (const late of [proposes(`/api/accounts/${rows[0]!.id}/reset`), decides(proposal, two)]) expect((await late).status).toBe(401)
})

test('who lost the password is asked for the code, who lost the app for the password: each is given anew by two, and by itself', async () => {
  await importOrganisation(db, WORKER, { officers: 'officer,name\nCC-31,Một\nCC-32,Hai\n' })
  const [one, two] = [await withRole('first-of-two', 'identity-admin', 'CC-31'), await withRole('other-of-two', 'identity-admin', 'CC-32')]
  const lan = await signedUp(server, 'lan', clock.now)
  const reason = 'because of the test'
  const linked = async (what: string): Promise<{ secret: string; code: string }> => {
    const { id } = await said<Proposal>(post(`/api/accounts/${lan.account}/${what}`, { reason }, { cookie: one.cookie }))
    await said(post(`/api/proposals/${id}/approve`, { reason }, { cookie: two.cookie }))
    const part = async ({ cookie }: SignedUp) => (await said<Part>(post(`/api/proposals/${id}/part`, {}, { cookie }))).text
    return { secret: (await part(one)).split('#')[1]!, code: await part(two) }
  }
  const accept = (given: object, password: string) => post('/api/sign-in/invitation/accept', { ...given, password })
  const step = (answer: Promise<Response>) => said<{ step: string; ticket: string }>(answer)

  const forgotten = await linked('reset')
  expect(await said(post('/api/sign-in/invitation', { secret: forgotten.secret }))).toMatchObject({ needsCode: true, hasPassword: false })
  const chosen = await step(accept(forgotten, NEW_PASSWORD))
  expect(chosen.step).toBe('code')
  clock.pass(1)
  const code = totpAt(lan.secret, clock.now())
  expect((await post('/api/sign-in/code', { ticket: chosen.ticket, code })).status).toBe(200)

  const [late, lost] = [await linked('second-factor'), await linked('second-factor')]
  expect((await post('/api/sign-in/invitation', { secret: late.secret })).status).toBe(403)
  expect(await said(post('/api/sign-in/invitation', { secret: lost.secret }))).toMatchObject({ needsCode: true, hasPassword: true })
  for (const refused of [enters(NEW_PASSWORD, 'lan'), accept(lost, PASSWORD), accept({ ...lost, code: '' }, NEW_PASSWORD)])
    expect((await refused).status).toBe(403)
  // A page that was closed before the app was set up: the link still leads there, and the password alone does not.
  await step(accept(lost, NEW_PASSWORD))
  const { step: next, ticket } = await step(accept(lost, NEW_PASSWORD))
  expect(next).toBe('enrol')
  const app = await said<{ secret: string }>(post('/api/sign-in/enrolment', { ticket }))
  const confirmed = await post('/api/sign-in/enrolment/confirm', { ticket, code: totpAt(fromBase32(app.secret), clock.now()) })
  expect(await said(get('/api/me', { cookie: cookieOf(confirmed) }))).toMatchObject({ secondFactor: true, recoveryCodesLeft: 10 })
  expect((await post('/api/sign-in/invitation', { secret: lost.secret })).status).toBe(403)
  expect((await step(enters(NEW_PASSWORD, 'lan'))).step).toBe('code')
  const { rows } = await said<{ rows: AccountAct[] }>(get('/api/me/acts', { cookie: cookieOf(confirmed) }))
  const acts = ['access.factor-reset', 'access.factor-reset', 'access.account-reset', 'access.account-added']
  expect(rows.map(({ kind }) => kind)).toEqual(acts)
})

test('in an office with one administrator whoever heads it, for a while too, is the second person, and sees no accounts; whom it is about is told', async () => {
  const units = 'unit,parent,level,kind,vi,en\nCHQ,,department,,Cục Hải quan,Department of Customs\n'
  await importOrganisation(db, WORKER, { units, officers: 'officer,name\nCC-21,Quản trị\nCC-22,Trưởng\nCC-23,Công chức\n' })
  await writeTo(db, (trx) =>
    sql`insert into organisation.tenure (unit, role, officer, during, entered_on) values
      ('CHQ', 'acting', 'CC-22', '[2026-01-01,)', '2026-01-01'), ('CHQ', 'officer', 'CC-21', '[2026-01-01,)', '2026-01-01')`.execute(trx),
  )
  const administrator = await withRole('only', 'identity-admin', 'CC-21')
  const [chief, person] = [await signedUp(server, 'chief', clock.now, 'CC-22'), await signedUp(server, 'person', clock.now, 'CC-23')]
  const given = { account: person.account, role: 'duty', unit: null, from: '2026-01-01', until: null, reason: 'because of the test' }
  const { id } = await said<Proposal>(post('/api/grants', given, { cookie: administrator.cookie }))
  const may = async ({ cookie }: SignedUp) => [
    (await get('/api/proposals', { cookie })).status,
    (await get('/api/accounts', { cookie })).status,
  ]
  expect([await may(administrator), await may(chief), await may(person)]).toEqual([
    [200, 200],
    [200, 404],
    [404, 404],
  ])
  const approved = await post(`/api/proposals/${id}/approve`, { reason: 'because of the test' }, { cookie: chief.cookie })
  expect(await said(approved)).toMatchObject({ state: 'approved', decidedBy: 'Người chief' })
  expect((await get('/api/me', { cookie: person.cookie })).status).toBe(401)
  const cookie = await signedInAgain(server, person, clock)
  const acts = await said<{ rows: AccountAct[] }>(get('/api/me/acts', { cookie }))
  const names = { by: 'Người chief', proposedBy: 'Người only' }
  expect(acts.rows).toMatchObject([{ kind: 'access.role-granted', role: 'duty', fresh: true, ...names }, { kind: 'access.account-added' }])
  const unseen = async () => (await said<{ counts: { acts: number } }>(get('/api/state', { cookie }))).counts.acts
  expect(await unseen()).toBe(1)
  expect(await said(post('/api/me/acts/seen', { event: acts.rows[0]!.id }, { cookie }))).toEqual({ seen: acts.rows[0]!.id })
  expect(await unseen()).toBe(0)
})

test('accounts stand by name as Vietnamese sorts it, and a page goes on where the one before ended', async () => {
  const { cookie } = await withRole('sorter', 'identity-admin')
  for (const login of ['Đạt', 'em', 'Ân', 'dung', 'Ánh', 'an']) await invited(server, `sắp-${login}`, clock.now)
  const names: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const path: string = `/api/accounts?text=sap-&limit=2${next === '' ? '' : `&cursor=${encodeURIComponent(next)}`}`
    const page = await said<{ rows: Account[]; next: string | null }>(get(path, { cookie }))
    names.push(...page.rows.map(({ login }) => login.slice(4)))
    next = page.next
  }
  expect(names).toEqual(['an', 'Ánh', 'Ân', 'dung', 'Đạt', 'em'])
})

test('to take over a register, or to enter or end a tie, is a weighty act', async () => {
  const { cookie } = await withRole('personnel', 'personnel')
  clock.pass(11)
  const tie = { officer: 'CC-1', other: 'CC-2', kind: 'kinship', document: 'x', reason: 'because of the test' }
  const asked = [
    post('/api/interests', tie, { cookie }),
    post('/api/interests/01900000-0000-7000-8000-000000000001/end', { until: '2026-01-01', reason: 'because of the test' }, { cookie }),
    post('/api/organisation/import?name=people.csv&reason=test', 'officer,name', { cookie, 'content-type': 'application/octet-stream' }),
  ]
  for (const answer of await Promise.all(asked))
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'fresh-session' }])
  // To try a file changes nothing.
  const trial = await post('/api/organisation/import/check?name=people.csv', 'officer,name\nCC-1,Một\n', {
    cookie,
    'content-type': 'application/octet-stream',
  })
  expect(trial.status).toBe(200)
})
