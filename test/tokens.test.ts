import { expect, test } from 'vitest'
import { grantRole } from '../src/access/roles/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import type { Invitation } from '../src/access/sign-in/accounts/schema.ts'
import type { Token } from '../src/access/sign-in/schema.ts'
import { WORKER } from '../src/jobs/index.ts'
import { testServer } from './server.ts'
import { PASSWORD, said, signedInAgain, signedUp, testClock, type SignedUp } from './sign-in.ts'

const clock = testClock()
const server = await testServer({ now: clock.now })
const { get, post } = server
const { db } = server.database

/** Signs in anew: a role that is given ends the sessions before. */
async function withRole(login: string, role: Exclude<Role, 'official'>): Promise<SignedUp> {
  const person = await signedUp(server, login, clock.now)
  await grantRole(db, WORKER, { account: person.account, role, unit: null, from: '2020-01-01', until: null, reason: 'because of the test' })
  expect((await get('/api/me', { cookie: person.cookie })).status).toBe(401)
  return { ...person, cookie: await signedInAgain(server, person, clock) }
}

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
  for (const scope of ['self.change', 'account.change', 'grant.change']) expect((await make([scope])).status).toBe(400)
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

test('whoever manages accounts makes them, resets them and closes them; sessions and tokens end with that', async () => {
  const admin = await withRole('admin', 'identity-admin')
  const { cookie } = admin
  const reason = 'because of the test'
  const person = { login: 'mới', name: 'Nguyễn Văn Mới', officer: 'CC-09999', reason }
  const { account, path } = await said<Invitation>(post('/api/accounts', person, { cookie }))
  expect(path).toMatch(/^\/sign-in\/invitation#[\w-]{43}$/u)
  expect((await post('/api/accounts', { ...person, login: 'khác' }, { cookie })).status).toBe(409)
  expect((await post('/api/accounts', { ...person, officer: null, login: 'MỚI' }, { cookie })).status).toBe(409)
  expect(await said(get('/api/accounts?text=van%20moi', { cookie }))).toMatchObject({
    rows: [{ id: account, state: 'invited', secondFactor: false }],
    total: { n: 1 },
  })
  const worker = await withRole('worker', 'operator')
  expect((await get('/api/accounts', { cookie: worker.cookie })).status).toBe(404)
  expect((await post('/api/accounts', person, { cookie: worker.cookie })).status).toBe(404)
  const { token } = await said<{ token: string }>(
    post('/api/me/tokens', { name: 'x', scopes: ['job.read'], expiresOn: '2027-01-01' }, { cookie: worker.cookie }),
  )
  const isIn = async (): Promise<boolean[]> => [
    (await get('/api/me', { cookie: worker.cookie })).ok,
    (await get('/api/jobs', bearer(token))).ok,
  ]
  expect(await isIn()).toEqual([true, true])
  expect((await post(`/api/accounts/${worker.account}/reset`, { reason }, { cookie })).status).toBe(200)
  expect(await isIn()).toEqual([false, false])
  expect((await post('/api/sign-in/password', { login: 'worker', password: PASSWORD })).status).toBe(403)
  expect((await post(`/api/accounts/${account}/state`, { state: 'disabled', reason }, { cookie })).status).toBe(200)
  expect((await post('/api/sign-in/invitation', { secret: path.split('#')[1] })).status).toBe(403)
  clock.pass(11)
  expect((await post(`/api/accounts/${account}/state`, { state: 'active', reason }, { cookie })).status).toBe(401)
})
