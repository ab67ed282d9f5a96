import { argon2Sync, createHash } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { WORKER } from '../src/jobs/index.ts'
import { write } from '../src/ledger/index.ts'
import type { Problem } from '../src/base/schema.ts'
import { endSessionsOf } from '../src/access/sign-in/index.ts'
import type { Me, SignInStep } from '../src/access/sign-in/schema.ts'
import type { Session } from '../src/access/sign-in/own/schema.ts'
import { totpAt } from '../src/access/sign-in/totp.ts'
import { testServer } from './server.ts'
import { cookieOf, fromBase32, invited, PASSWORD, said, sentWhile, signedInAgain, signedUp, testClock, type SignedUp } from './sign-in.ts'

const clock = testClock()
const server = await testServer({ now: clock.now })
const { get, post } = server
const { db } = server.database
const remove = (path: string, cookie: string): Promise<Response> => fetch(server.url + path, { method: 'DELETE', headers: { cookie } })
const enter = (login: string, password = PASSWORD): Promise<Response> => post('/api/sign-in/password', { login, password })

const again = (person: SignedUp): Promise<string> => signedInAgain(server, person, clock)

/** What pages go by in `code`; others are to be read out. */
async function refused(asked: Promise<Response>, status: number, code: unknown = expect.stringMatching(/^\d{3}-\w{6}$/u)): Promise<void> {
  const problem = (await (await asked).json()) as Problem
  expect(problem).toMatchObject({ status, code })
}

const isIn = async (cookie: string): Promise<boolean> => (await get('/api/me', { cookie })).ok

test('as long as there is no account, whoever sits at the machine does everything; from the first account on, nobody does without', async () => {
  expect(await said<Me>(get('/api/me'))).toMatchObject({ by: 'local', account: 'local' })
  expect(await said(get('/api/sign-in'))).toEqual({ accounts: false, provider: null, demonstration: [] })
  await invited(server, 'first')
  await refused(get('/api/me'), 401, 'signed-out')
  await refused(get('/api/jobs'), 401, 'signed-out')
  expect(await said(get('/api/sign-in'))).toMatchObject({ accounts: true })
  expect((await get('/healthz')).status).toBe(200)
})

test('a link leads to a password, a second factor and recovery codes; only then is somebody signed in', async () => {
  const { secret, account } = await invited(server, 'lan', clock.now)
  expect(await said(post('/api/sign-in/invitation', { secret }))).toMatchObject({ login: 'lan', name: 'Người lan' })
  const accepted = await post('/api/sign-in/invitation/accept', { secret, password: PASSWORD })
  expect(accepted.headers.getSetCookie()).toEqual([])
  const { step, ticket } = await said<SignInStep & { ticket: string }>(accepted)
  expect(step).toBe('enrol')
  await refused(post('/api/sign-in/enrolment/confirm', { ticket, code: '000000' }), 403)
  const app = await said<{ secret: string; uri: string }>(post('/api/sign-in/enrolment', { ticket }))
  expect(app.uri).toBe(`otpauth://totp/Li%C3%AAm%3Alan?secret=${app.secret}&issuer=Li%C3%AAm`)
  await refused(post('/api/sign-in/invitation/accept', { secret, password: PASSWORD }), 403)
  await refused(post('/api/sign-in/enrolment/confirm', { ticket, code: '000000' }), 403)
  const code = totpAt(fromBase32(app.secret), clock.now())
  const confirmed = await post('/api/sign-in/enrolment/confirm', { ticket, code })
  const { recoveryCodes } = await said<{ recoveryCodes: string[] }>(confirmed.clone())
  expect(new Set(recoveryCodes).size).toBe(10)
  const me = await said<Me>(get('/api/me', { cookie: cookieOf(confirmed) }))
  expect(me).toMatchObject({ login: 'lan', by: 'session', hasPassword: true, secondFactor: true, recoveryCodesLeft: 10, idleMinutes: 15 })
  const { password } = await db.selectFrom('access.account').select('password').where('id', '=', account).executeTakeFirstOrThrow()
  expect(password).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/u)
  const kinds = await db
    .selectFrom('ledger.event')
    .select(['kind', 'actor', 'actor_name', 'body'])
    .where('subject', '=', `account:${account}`)
    .orderBy('id')
    .execute()
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'access.account-added',
    'access.password-set',
    'access.signed-in',
    'access.second-factor-set',
  ])
  expect(JSON.stringify(kinds.slice(1))).not.toMatch(/lan|Người/u)
})

test('a link holds for a day', async () => {
  const { secret } = await invited(server, 'late', clock.now)
  clock.pass(24 * 60)
  await refused(post('/api/sign-in/invitation/accept', { secret, password: PASSWORD }), 403)
})

test.each([
  ['weakling1', 'too short', 'abcdefghijk'],
  ['weakling2', 'the commonest', 'Password1234'],
  ['weakling3', 'the commonest, here', 'MatKhau2026!!'],
  ['weakling4', 'few different signs', 'ababababababab'],
  ['weakling5', 'the own name', 'toi-la-WEAKLING5-2026'],
])('%s: a password that is %s is refused', async (login, _why, password) => {
  const { secret } = await invited(server, login, clock.now)
  await refused(post('/api/sign-in/invitation/accept', { secret, password }), 400)
})

test('the cookie: no script reads it, no other site sends it with a write, it ends with the browser', async () => {
  const mai = await signedUp(server, 'mai', clock.now)
  clock.pass(1)
  const { ticket } = await said<{ ticket: string }>(enter('MAI'))
  const answer = await post('/api/sign-in/code', { ticket, code: totpAt(mai.secret, clock.now()) })
  expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^liem-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/u)])
  expect(answer.headers.get('cache-control')).toContain('no-')
})

test('a session that somebody brings along is not the one that begins', async () => {
  const nga = await signedUp(server, 'nga', clock.now)
  const fixed = `liem-${new URL(server.url).port}=${'A'.repeat(43)}`
  clock.pass(1)
  const { ticket } = await said<{ ticket: string }>(post('/api/sign-in/password', { login: 'nga', password: PASSWORD }, { cookie: fixed }))
  const code = totpAt(nga.secret, clock.now())
  const began = cookieOf(await post('/api/sign-in/code', { ticket, code }, { cookie: fixed }))
  expect(began).not.toBe(fixed)
  expect([await isIn(fixed), await isIn(began)]).toEqual([false, true])
  clock.pass(1)
  const step = await said<{ ticket: string }>(post('/api/sign-in/password', { login: 'nga', password: PASSWORD }, { cookie: began }))
  const other = await post('/api/sign-in/code', { ticket: step.ticket, code: totpAt(nga.secret, clock.now()) }, { cookie: began })
  // A browser has one session: the one with which it came is not left behind.
  expect([await isIn(began), await isIn(cookieOf(other))]).toEqual([false, true])
})

test('what is kept is no secret: neither cookie nor codes nor the secret of the app are in the database', async () => {
  const oanh = await signedUp(server, 'oanh', clock.now)
  const row = await db.selectFrom('access.account').selectAll().where('login', '=', 'oanh').executeTakeFirstOrThrow()
  expect(row.totp!.includes(oanh.secret)).toBe(false)
  const kept = await db.selectFrom('access.session').select('sha256').where('account', '=', oanh.account).execute()
  expect(kept.map(({ sha256 }) => sha256.toString('base64url'))).not.toContain(oanh.cookie.split('=')[1])
})

describe('second factor', () => {
  test('a code holds once, a step early or late', async () => {
    const one = await signedUp(server, 'phuong', clock.now)
    const tryCode = async (code: string): Promise<Response> =>
      post('/api/sign-in/code', { ticket: (await said<{ ticket: string }>(enter('phuong'))).ticket, code })
    await refused(tryCode(totpAt(one.secret, clock.now())), 403)
    clock.pass(2)
    await refused(tryCode(totpAt(one.secret, clock.now() - 60_000)), 403)
    const early = totpAt(one.secret, clock.now() + 30_000)
    expect((await tryCode(early)).status).toBe(200)
    await refused(tryCode(early), 403)
    await refused(tryCode(totpAt(one.secret, clock.now())), 403)
  })

  test('a recovery code holds once, however it is typed', async () => {
    const { recoveryCodes } = await signedUp(server, 'quyen', clock.now)
    const typed = recoveryCodes[3]!.toLowerCase().replaceAll('-', ' ')
    const use = async (): Promise<Response> =>
      post('/api/sign-in/code', { ticket: (await said<{ ticket: string }>(enter('quyen'))).ticket, code: typed })
    const cookie = cookieOf(await use())
    expect(await said<Me>(get('/api/me', { cookie }))).toMatchObject({ recoveryCodesLeft: 9 })
    await refused(use(), 403)
  })

  test('a ticket is for one step, and for ten minutes', async () => {
    const { secret } = await signedUp(server, 'sang', clock.now)
    clock.pass(1)
    const { ticket } = await said<{ ticket: string }>(enter('sang'))
    await refused(post('/api/sign-in/enrolment', { ticket }), 403)
    expect((await post('/api/sign-in/code', { ticket, code: totpAt(secret, clock.now()) })).status).toBe(200)
    clock.pass(1)
    await refused(post('/api/sign-in/code', { ticket, code: totpAt(secret, clock.now()) }), 403)
    const other = await said<{ ticket: string }>(enter('sang'))
    clock.pass(11)
    await refused(post('/api/sign-in/code', { ticket: other.ticket, code: totpAt(secret, clock.now()) }), 403)
  })

  test('another app takes its place, and other sessions end', async () => {
    const one = await signedUp(server, 'tam', clock.now)
    const other = await again(one)
    const app = await said<{ secret: string; ticket: string }>(post('/api/me/second-factor', {}, { cookie: other }))
    await refused(post('/api/me/second-factor/confirm', { ticket: app.ticket, code: '123456' }, { cookie: other }), 403)
    expect([await isIn(one.cookie), await isIn(other)]).toEqual([true, true])
    const bytes = fromBase32(app.secret)
    const done = await said<{ recoveryCodes: string[] }>(
      post('/api/me/second-factor/confirm', { ticket: app.ticket, code: totpAt(bytes, clock.now()) }, { cookie: other }),
    )
    expect(done.recoveryCodes).toHaveLength(10)
    expect([await isIn(one.cookie), await isIn(other)]).toEqual([false, true])
  })
})

test('the second factor is set up once: of two who got as far with the same password, the second is refused', async () => {
  const { account, secret } = await invited(server, 'ut', clock.now)
  const first = await said<{ ticket: string }>(post('/api/sign-in/invitation/accept', { secret, password: PASSWORD }))
  const second = await said<{ ticket: string }>(enter('ut'))
  const codes = await Promise.all(
    [first, second].map(async ({ ticket }) => {
      const app = await said<{ secret: string }>(post('/api/sign-in/enrolment', { ticket }))
      return { ticket, code: totpAt(fromBase32(app.secret), clock.now()) }
    }),
  )
  const answers = await sentWhile(
    server,
    (trx) => trx.selectFrom('access.account').select('id').where('id', '=', account).forUpdate().execute(),
    () => codes.map((one) => post('/api/sign-in/enrolment/confirm', one)),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 403])
  expect(await db.selectFrom('access.session').select('id').where('account', '=', account).execute()).toHaveLength(1)
})

test('a hash that was made when they cost less is made anew when its person comes in, and never by a wrong password', async () => {
  const { account, login } = await signedUp(server, 'old-hash', clock.now)
  const of = { nonce: Buffer.alloc(16, 9), tagLength: 32, memory: 32, passes: 1, parallelism: 1 }
  const bare = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')
  const old = `$argon2id$v=19$m=32,t=1,p=1$${bare(of.nonce)}$${bare(argon2Sync('argon2id', { message: PASSWORD.normalize('NFC'), ...of }))}`
  await write(db, { actor: WORKER, kind: 'test.password', reason: 'because of the test' }, (trx) =>
    trx.updateTable('access.account').set({ password: old }).where('id', '=', account).execute(),
  )
  const kept = async () =>
    (await db.selectFrom('access.account').select('password').where('id', '=', account).executeTakeFirstOrThrow()).password!
  await refused(enter(login, 'a wrong password'), 403)
  expect(await kept()).toBe(old)
  for (let times = 0; times < 2; times++) expect((await enter(login)).status).toBe(200)
  expect(await kept()).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/u)
  const { rows } =
    await sql`select from ledger.event where subject = ${`account:${account}`} and kind = 'access.password-rehashed'`.execute(db)
  expect(rows).toHaveLength(1)
})

describe('attempts that fail', () => {
  test('the same answer whether or not there is such a name, and after ten nothing is compared any longer', async () => {
    await signedUp(server, 'uyen', clock.now)
    clock.pass(16)
    const wrong = async (login: string): Promise<unknown> => {
      const answer = await enter(login, 'a wrong password')
      return { ...((await answer.json()) as Problem), status: answer.status, code: '' }
    }
    const known: unknown[] = []
    for (let i = 0; i < 11; i++) known.push(await wrong('uyen'))
    expect(known.map((one) => (one as Problem).status)).toEqual([...Array.from({ length: 10 }, () => 403), 429])
    expect(await wrong('nobody')).toEqual(known[0])
    // The other nine at once: what is counted for a name is the same for every name.
    await write(db, { actor: WORKER, kind: 'test.failures', reason: 'because of the test' }, (trx) =>
      sql`insert into access.failure (whose, at) select f.whose, f.at from access.failure f, generate_series(1, 9)
        where f.whose = ${createHash('sha256').update('name:nobody').digest()}`.execute(trx),
    )
    expect(await wrong('nobody')).toEqual(known[10])
    await refused(enter('uyen'), 429)
    clock.pass(15)
    expect((await enter('uyen')).status).toBe(200)
  })

  test('of those who came in none is counted, neither for the name nor for the address that many have', async () => {
    clock.pass(16)
    const person = await signedUp(server, 'uy', clock.now)
    await again(person)
    await enter('nobody')
    const counted = await db.selectFrom('access.failure').select('whose').execute()
    // The last one alone: once for the name, once for the address.
    expect(counted).toHaveLength(2)
  })

  test('wrong codes count, too', async () => {
    await signedUp(server, 'van', clock.now)
    clock.pass(16)
    const { ticket } = await said<{ ticket: string }>(enter('van'))
    const codes = await Array.fromAsync(
      Array.from({ length: 11 }),
      async () => (await post('/api/sign-in/code', { ticket, code: '000000' })).status,
    )
    expect(codes.filter((status) => status === 403).length).toBeLessThanOrEqual(10)
    expect(codes.at(-1)).toBe(429)
  })
})

describe('sessions', () => {
  test('end after a quarter of an hour in which nothing was asked, and after eight hours whatever was asked', async () => {
    const idle = await signedUp(server, 'xuan', clock.now)
    clock.pass(14)
    expect(await isIn(idle.cookie)).toBe(true)
    clock.pass(14)
    expect(await isIn(idle.cookie)).toBe(true)
    clock.pass(15)
    expect(await isIn(idle.cookie)).toBe(false)
    const busy = await again(idle)
    for (let minutes = 0; minutes < 8 * 60 - 10; minutes += 10) {
      expect(await isIn(busy)).toBe(true)
      clock.pass(10)
    }
    clock.pass(10)
    expect(await isIn(busy)).toBe(false)
  })

  test('are listed and ended, one or all others', async () => {
    const yen = await signedUp(server, 'yen', clock.now)
    const [two, three] = [await again(yen), await again(yen)]
    const { rows } = await said<{ rows: Session[] }>(get('/api/me/sessions', { cookie: three }))
    expect(rows.map(({ current }) => current)).toEqual([true, false, false])
    expect((await remove(`/api/me/sessions/${rows[1]!.id}`, three)).status).toBe(200)
    expect([await isIn(yen.cookie), await isIn(two), await isIn(three)]).toEqual([true, false, true])
    expect(await said(post('/api/me/sessions/end-others', {}, { cookie: three }))).toEqual({ ended: 1 })
    expect([await isIn(yen.cookie), await isIn(three)]).toEqual([false, true])
    const other = await signedUp(server, 'yen2', clock.now)
    await refused(remove(`/api/me/sessions/${rows[0]!.id}`, other.cookie), 404)
  })

  test('signing out ends one, on the server too', async () => {
    const { cookie } = await signedUp(server, 'anh', clock.now)
    const answer = await post('/api/sign-out', {}, { cookie })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^liem-\d+=; .*Max-Age=0$/u)
    expect(await isIn(cookie)).toBe(false)
    expect((await post('/api/sign-out', {})).status).toBe(200)
  })
})

describe('sessions that end without their holder', () => {
  test('a new password ends the others, tokens, and what was begun with the old one', async () => {
    const binh = await signedUp(server, 'binh', clock.now)
    const other = await again(binh)
    clock.pass(1)
    const { ticket } = await said<{ ticket: string }>(enter('binh'))
    const made = { name: 'report', scopes: ['job.read'], expiresOn: '2027-01-01' }
    const { token } = await said<{ token: string }>(post('/api/me/tokens', made, { cookie: other }))
    const byToken = async (): Promise<number> => (await get('/api/jobs', { authorization: `Bearer ${token}` })).status
    expect(await byToken()).toBe(404)
    const change = (current: string): Promise<Response> =>
      post('/api/me/password', { current, password: 'bốn-con-trâu-đen' }, { cookie: other })
    await refused(change('not the password'), 403)
    expect((await change(PASSWORD)).status).toBe(200)
    expect([await isIn(binh.cookie), await isIn(other), await byToken()]).toEqual([false, true, 401])
    await refused(post('/api/sign-in/code', { ticket, code: totpAt(binh.secret, clock.now()) }), 403)
    await refused(enter('binh'), 403)
    expect((await enter('binh', 'bốn-con-trâu-đen'.normalize('NFD'))).status).toBe(200)
  })

  test('end by the word of whoever runs the machine, those of one account or all', async () => {
    const [one, other] = [await signedUp(server, 'ban', clock.now), await signedUp(server, 'bao', clock.now)]
    const reason = 'because of the test'
    expect(await endSessionsOf(db, WORKER, { account: one.account, reason })).toBe(1)
    expect([await isIn(one.cookie), await isIn(other.cookie)]).toEqual([false, true])
    await endSessionsOf(db, WORKER, { account: null, reason })
    expect([await isIn(other.cookie), await endSessionsOf(db, WORKER, { account: null, reason })]).toEqual([false, 0])
  })
})

test('a weighty act wants that somebody said a moment ago who he is; a code or the password says it again, and the session has another secret', async () => {
  const chi = await signedUp(server, 'chi', clock.now)
  const act = (cookie: string): Promise<Response> => post('/api/me/sessions/end-others', {}, { cookie })
  const freshened = async (cookie: string, by: 'code' | 'password', value: string): Promise<string> =>
    cookieOf(await post('/api/me/fresh', { by, value }, { cookie }))
  expect((await act(chi.cookie)).status).toBe(200)
  clock.pass(11)
  await refused(act(chi.cookie), 401, 'fresh-session')
  await refused(remove('/api/me/sessions/1', chi.cookie), 401, 'fresh-session')
  await refused(post('/api/me/fresh', { by: 'password', value: 'wrong' }, { cookie: chi.cookie }), 403)
  const second = await freshened(chi.cookie, 'code', totpAt(chi.secret, clock.now()))
  expect([await isIn(chi.cookie), (await act(second)).status]).toEqual([false, 200])
  clock.pass(11)
  const third = await freshened(second, 'password', PASSWORD)
  expect([await isIn(second), (await act(third)).status]).toEqual([false, 200])
  expect((await said<{ rows: Session[] }>(get('/api/me/sessions', { cookie: third }))).rows).toHaveLength(1)
})

test('who changes how he signs in says so by password and by code, each a moment ago', async () => {
  const dung = await signedUp(server, 'dung', clock.now)
  const freshened = async (cookie: string, by: 'code' | 'password'): Promise<string> =>
    cookieOf(await post('/api/me/fresh', { by, value: by === 'code' ? totpAt(dung.secret, clock.now()) : PASSWORD }, { cookie }))
  const acts = (cookie: string): Promise<Response>[] => [
    ...['second-factor', 'recovery-codes', 'passkeys/begin'].map((path) => post(`/api/me/${path}`, {}, { cookie })),
    remove('/api/me/passkeys/01900000-0000-7000-8000-000000000009', cookie),
  ]
  const password = (cookie: string) => post('/api/me/password', { current: PASSWORD, password: 'bốn-con-trâu-đen' }, { cookie })
  clock.pass(11)
  const byPassword = await freshened(dung.cookie, 'password')
  for (const one of [...acts(byPassword), password(byPassword)]) await refused(one, 401, 'fresh-code')
  clock.pass(11)
  const byCode = await freshened(byPassword, 'code')
  for (const one of acts(byCode)) await refused(one, 401, 'fresh-password')
  const both = await freshened(byCode, 'password')
  expect((await Promise.all(acts(both))).map(({ status }) => status)).toEqual([200, 200, 200, 404])
  // The present password is typed with the new one.
  expect((await password(both)).status).toBe(200)
})

test('a page of another site cannot write with the cookie of somebody', async () => {
  const { cookie } = await signedUp(server, 'duc', clock.now)
  for (const origin of ['http://evil.example', 'null', server.url.replace('http:', 'https:')])
    await refused(post('/api/me/sessions/end-others', {}, { cookie, origin }), 403)
  await refused(post('/api/me/sessions/end-others', {}, { cookie, 'sec-fetch-site': 'same-site' }), 403)
  await refused(post('/api/sign-in/password', { login: 'duc', password: PASSWORD }, { origin: 'http://evil.example' }), 403)
  expect((await post('/api/me/sessions/end-others', {}, { cookie, origin: server.url })).status).toBe(200)
})

test('a password that is given again is not kept for an Idempotency-Key, not as a hash either', async () => {
  const { cookie } = await signedUp(server, 'gam', clock.now)
  const headers = { cookie, 'idempotency-key': 'again' }
  expect((await post('/api/me/fresh', { by: 'password', value: PASSWORD }, headers)).status).toBe(200)
  expect(await db.selectFrom('http.answer').select('input').where('key', '=', 'again').execute()).toEqual([])
})

test('a token that is none is not made up for by the cookie', async () => {
  const { cookie } = await signedUp(server, 'gioi', clock.now)
  expect(await isIn(cookie)).toBe(true)
  await refused(get('/api/me', { cookie, authorization: 'Bearer "not a token"' }), 401, 'signed-out')
})

test('no answer of sign-in is kept for an Idempotency-Key', async () => {
  const { cookie } = await signedUp(server, 'giang', clock.now)
  const headers = { cookie, 'idempotency-key': 'twice' }
  const codes = await Promise.all([1, 2].map(() => said<{ recoveryCodes: string[] }>(post('/api/me/recovery-codes', {}, headers))))
  expect(codes[0]).not.toEqual(codes[1])
  expect(await db.selectFrom('http.answer').select('key').where('key', '=', 'twice').execute()).toEqual([])
})
