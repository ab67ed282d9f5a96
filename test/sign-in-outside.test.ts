import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { request as plainly } from 'node:http'
import { request as securely, type RequestOptions } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { guardOrigin } from '../apps/server/guard.ts'
import { makeAuthority, makeServerCertificate } from '../apps/cli/tls-make.ts'
import { WORKER } from '../src/jobs/index.ts'
import { write } from '../src/ledger/index.ts'
import { importOrganisation } from '../src/organisation/index.ts'
import { liem } from './build.ts'
import { newDatabase } from './db.ts'
import { testServer } from './server.ts'
import { said, signedUp } from './sign-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'liem-outside-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A request whose host, origin and certificate are as a test wants them. */
function ask(how: typeof plainly | typeof securely, options: RequestOptions, body?: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = how({ host: '127.0.0.1', method: body === undefined ? 'GET' : 'POST', ...options }, (answer) => {
      void text(answer).then((said) => resolve({ status: answer.statusCode!, headers: answer.headers, body: said }), reject)
    })
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

const json = { 'content-type': 'application/json' }

test('where others can reach it, it listens with TLS or not at all', async () => {
  const refusal = {
    code: 'usage',
    message: expect.stringContaining('only with TLS') as string,
    hint: expect.stringContaining('liem tls') as string,
  }
  await expect(testServer({ host: '0.0.0.0' })).rejects.toMatchObject(refusal)
})

test('with the certificate of a private authority: its names and no others, a cookie that only TLS carries, and no way back from TLS', async () => {
  const authority = await makeAuthority()
  const { certificate, key } = await makeServerCertificate(authority, ['liem.example', '10.20.30.40'])
  for (const [name, pem] of Object.entries({ 'server.crt': certificate, 'server.key': key })) writeFileSync(join(folder, name), pem)
  const server = await testServer({
    config: `listen: { certificate: ${join(folder, 'server.crt')}, key: ${join(folder, 'server.key')} }\n`,
  })
  const port = Number(new URL(server.url).port)
  expect(server.url).toBe(`https://liem.example:${port}`)
  const to = { port, ca: authority.certificate, servername: 'liem.example' }
  const page = await ask(securely, { ...to, path: '/api/sign-in', headers: { host: `liem.example:${port}` } })
  expect([page.status, page.headers['strict-transport-security']]).toEqual([200, 'max-age=31536000; includeSubDomains'])
  const strange = await ask(securely, { ...to, path: '/api/sign-in', headers: { host: `evil.example:${port}` } })
  expect(strange.status).toBe(403)
  await expect(ask(securely, { ...to, ca: (await makeAuthority()).certificate, path: '/' })).rejects.toThrow(/signature|certificate/iu)
  for (const old of [
    { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' },
    { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' },
  ] as const)
    await expect(ask(securely, { ...to, ...old, path: '/' })).rejects.toThrow(/protocol|handshake|cipher|alert/iu)
  await expect(ask(plainly, { port, path: '/' })).rejects.toThrow(/hang up|reset|EPIPE/u)
  const out = await ask(securely, { ...to, path: '/api/sign-out', headers: { host: `liem.example:${port}`, ...json } }, {})
  expect(out.headers['set-cookie']).toEqual(['__Host-liem=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0'])
})

test('a key that is none, or of another certificate, is told as that before anything is opened', async () => {
  const authority = await makeAuthority()
  const [one, other] = [await makeServerCertificate(authority, ['liem.example']), await makeServerCertificate(authority, ['liem.example'])]
  for (const [name, text] of [
    ['odd.crt', one.certificate],
    ['odd.key', other.key],
    ['none.key', 'no key'],
  ] as const)
    writeFileSync(join(folder, name), text)
  const config = (key: string): string => `listen: { certificate: ${join(folder, 'odd.crt')}, key: ${join(folder, key)} }\n`
  const refusal = (message: string) => ({ code: 'usage', message: expect.stringContaining(message) as string })
  await expect(testServer({ config: config('odd.key') })).rejects.toMatchObject(refusal('not the key of the certificate'))
  await expect(testServer({ config: config('none.key') })).rejects.toMatchObject(refusal('not a private key'))
})

test('a certificate with a star: each name that it has, and of those only the one that is open may write', () => {
  const origins = ['https://*.customs.example:8443']
  const ask = (host: string, origin?: string) => () => guardOrigin('POST', { host, ...(origin === undefined ? {} : { origin }) }, origins)
  expect(ask('liem.customs.example:8443', 'https://liem.customs.example:8443')).not.toThrow()
  for (const [host, origin] of [
    ['liem.customs.example:8443', 'https://other.customs.example:8443'],
    ['liem.customs.example:8443', 'http://liem.customs.example:8443'],
    ['a.b.customs.example:8443', 'https://a.b.customs.example:8443'],
    ['.customs.example:8443', undefined],
    ['customs.example:8443', undefined],
    ['evilcustoms.example:8443', undefined],
  ] as const)
    expect(ask(host, origin), host).toThrow(/not one of Liêm|another site/u)
})

test('a certificate is made for names and addresses only', async () => {
  await expect(makeServerCertificate(await makeAuthority(), ['not a name'])).rejects.toMatchObject({ code: 'usage' })
})

test('liem tls: the key of the authority may lie elsewhere; without it nothing is signed, and the authority stays the one that browsers trust', async () => {
  const home = join(folder, 'closed')
  mkdirSync(home)
  const make = () => liem(['tls', '--home', home, '--host', 'liem.example'])
  expect((await make()).stdout).toContain('A new authority was made')
  const file = (name: string): string => join(home, 'tls', name)
  const kept = ['ca.crt', 'server.crt'].map((name) => readFileSync(file(name), 'utf8'))
  renameSync(file('ca.key'), join(folder, 'ca.key'))
  const { code, stderr } = await make()
  expect([code, stderr]).toEqual([2, expect.stringContaining('the key of the private authority is not here')])
  expect(['ca.crt', 'server.crt'].map((name) => readFileSync(file(name), 'utf8'))).toEqual(kept)
  renameSync(join(folder, 'ca.key'), file('ca.key'))
  expect((await make()).stdout).toContain('Signed by the authority')
  expect(readFileSync(file('ca.crt'), 'utf8')).toBe(kept[0])
}, 60_000)

test('behind a proxy nobody is let in without an account; its name is the only one, and where it says a request came from is what counts', async () => {
  const server = await testServer({ behindProxy: 'liem.example' })
  expect(server.url).toBe('https://liem.example')
  // The port stands in no address of a server behind a proxy.
  const port = server.port
  const host = 'liem.example'
  const wrong = { login: 'nobody', password: 'x' }
  expect((await ask(plainly, { port, path: '/api/jobs', headers: { host } })).status).toBe(401)
  expect((await ask(plainly, { port, path: '/api/jobs', headers: { host: 'evil.example' } })).status).toBe(403)
  expect((await ask(plainly, { port, path: '/api/jobs', headers: { host: `liem.example:${port}` } })).status).toBe(403)
  const from = async (origin: string): Promise<string> => {
    const headers = { host, origin, ...json, 'accept-language': 'en', 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }
    return (await ask(plainly, { port, path: '/api/sign-in/password', headers }, wrong)).body
  }
  expect(await from('http://liem.example')).toContain('a page of another site')
  expect(await from('https://liem.example')).toContain('name or password')
  const counted = await server.database.db.selectFrom('access.failure').select('whose').execute()
  expect(counted.map(({ whose }) => whose.toString('hex'))).toContain(createHash('sha256').update('address:203.0.113.9').digest('hex'))
  expect((await ask(plainly, { port, path: '/metrics', headers: { host } })).status).toBe(404)
  expect((await ask(plainly, { port, path: '/metrics' })).status).toBe(200)
  const metrics = await ask(plainly, { port, path: '/metrics', headers: { host, 'x-forwarded-for': '203.0.113.9' } })
  expect(metrics.status).toBe(404)
})

test('liem admin makes the first administrator, whose link works once; and it gives another link', async () => {
  const database = await newDatabase()
  const before = process.env['DATABASE_URL']
  process.env['DATABASE_URL'] = database.url
  try {
    const home = join(folder, 'home')
    mkdirSync(home)
    const add = ['admin', 'add', '--home', home, '--name', 'Trần Văn An', '--login', 'an', '--role', 'identity-admin']
    const wrong = await liem([...add, '--unit', 'R1'])
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('holds for the whole administration')])
    expect(await database.db.selectFrom('access.account').select('id').execute()).toEqual([])
    const { code, stdout, stderr } = await liem(add)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/\n\/sign-in\/invitation#[\w-]{43}\n$/u)
    expect(await database.db.selectFrom('access.grant').select('role').execute()).toEqual([{ role: 'identity-admin' }])
    const twice = await liem(add)
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('there is an account')])
    const reset = await liem(['admin', 'reset', 'AN', '--home', home])
    expect(reset.stdout).toMatch(/\n\/sign-in\/invitation#[\w-]{43}\n$/u)
    expect(reset.stdout).not.toBe(stdout)
    expect((await liem(['admin', 'sign-out', '--home', home])).stdout).toContain('ended: 0')
    await importOrganisation(database.db, WORKER, { officers: 'officer,name\nCC-1,Trần Văn An\n' })
    expect((await liem(['admin', 'officer', 'an', 'CC-1', '--home', home])).stdout).toBe('The account "an" is that of CC-1.\n')
    expect(await database.db.selectFrom('access.account').select('officer').execute()).toEqual([{ officer: 'CC-1' }])
    // What one does alone stands there as his who sits at the machine, and where the second person would be looked for.
    const acts = ['account-added', 'role-granted', 'account-reset', 'account-officer-set'].map((act) => `access.${act}`)
    const { rows } = await sql<{ kind: string }>`select kind from ledger.event
      where kind = any(${acts}) and actor = 'local' and body ->> 'from' = 'machine' order by id`.execute(database.db)
    expect(rows.map(({ kind }) => kind)).toEqual(acts)
    const shown = await database.db.selectFrom('access.proposal').select(['kind', 'state', 'proposer']).orderBy('id').execute()
    expect(shown).toEqual(
      ['account-added', 'role-given', 'account-reset', 'account-officer'].map((kind) => ({ kind, state: 'machine', proposer: null })),
    )
  } finally {
    if (before === undefined) delete process.env['DATABASE_URL']
    else process.env['DATABASE_URL'] = before
    await database.close()
  }
}, 120_000)

test('accounts of the demonstration may be taken by whoever sits at the machine, one for each role', async () => {
  const server = await testServer()
  const before = process.env['DATABASE_URL']
  process.env['DATABASE_URL'] = server.database.url
  try {
    const make = () => liem(['admin', 'demonstration', '--home', join(folder, 'other')])
    const refused = await make()
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('not the demonstration')])
    const entry = { actor: WORKER, kind: 'test.demonstration', reason: 'because of the test' }
    await write(server.database.db, entry, (trx) =>
      sql`insert into jobs.job (id, kind, by) values (${randomUUID()}, 'demo', ${WORKER.id})`.execute(trx),
    )
    const { stdout, stderr } = await make()
    expect([stdout, stderr]).toEqual([expect.stringContaining('accounts were made'), ''])
    expect((await make()).stdout).toContain('accounts already')
  } finally {
    if (before === undefined) delete process.env['DATABASE_URL']
    else process.env['DATABASE_URL'] = before
  }
  const { demonstration } = await said<{ demonstration: { login: string }[] }>(server.get('/api/sign-in'))
  expect(demonstration.map(({ login }) => login)).toContain('auditor')
  expect((await server.get('/api/events')).status).toBe(401)
  const answer = await server.post('/api/sign-in/demonstration', { login: 'auditor' })
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  expect((await server.get('/api/events', { cookie })).status).toBe(200)
  expect((await server.get('/api/findings', { cookie })).status).toBe(404)
  const { login } = await signedUp(server, 'real')
  expect((await server.post('/api/sign-in/demonstration', { login })).status).toBe(404)
})
