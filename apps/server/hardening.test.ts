/** What stands against requests that no page of ours sends, and what is kept of them. */
import { readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { testServer, type TestServer } from '../../test/server.ts'
import { PASSWORD, signedUp, testClock } from '../../test/sign-in.ts'
import { openLog } from './log.ts'

const clock = testClock()
const server = await testServer({ now: clock.now })
const lan = await signedUp(server, 'lan', clock.now)

/** Sends bytes as they are; gives what comes back until the server closes. */
async function sent(lines: readonly string[], body = ''): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  // Not ended: a client that says no more is taken to be gone.
  socket.write(`${[...lines, `Host: 127.0.0.1:${server.port}`, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`)
  return text(socket)
}

function headersIn(answer: string): Record<string, string> {
  const lines = answer.split('\r\n\r\n')[0]!.split('\r\n').slice(1)
  return Object.fromEntries(
    lines.map((line) => line.split(/: (.*)/su).slice(0, 2) as [string, string]).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

test.each([
  ['an answer', 'GET /api/me', 200],
  ['one that refuses who asks', 'GET /api/jobs', 404],
  ['of an address that is not there', 'GET /api/nothing', 404],
  ['of an address that is none', 'GET /api/jobs/%ff', 400],
  ['of a method that nothing has', 'PUT /api/me', 404],
])('%s has every header that a browser goes by, and is kept by none', async (_what, line, status) => {
  const answer = await sent([`${line} HTTP/1.1`, `Cookie: ${lan.cookie}`])
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'))
  expect(headersIn(answer)).toMatchObject({
    'content-security-policy': "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'content-type': expect.stringMatching(/^application\/(?:problem\+)?json; charset=utf-8$/u) as string,
    'cache-control': 'no-store',
  })
})

test.each(['TRACE', 'CONNECT', 'OPTIONS', 'PATCH', 'HEAD'])('%s is answered to nobody', async (method) => {
  const answer = await sent([`${method} /api/me HTTP/1.1`, `Cookie: ${lan.cookie}`])
  expect(answer).not.toMatch(/^HTTP\/1\.1 [23]/u)
  expect(answer).not.toContain(lan.cookie)
})

test.each([
  ['in two ways', ['Content-Length: 4', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
  ['twice', ['Content-Length: 4', 'Content-Length: 5'], '{}{}{'],
  ['by a coding that is none', ['Transfer-Encoding: chunked, identity'], '0\r\n\r\n'],
])('a request whose length is said %s is no request', async (_what, lines, body) => {
  expect(await sent(['POST /api/sign-out HTTP/1.1', 'Content-Type: application/json', ...lines], body)).toMatch(/^HTTP\/1\.1 400 /u)
})

test('a field that is given twice is refused where one is meant, in the address or in part of it and in the body', async () => {
  const { cookie } = lan
  expect((await server.get('/api/sign-in?x=1&x=2')).status).toBe(400)
  expect((await server.post('/api/me/fresh?by=code', { by: 'password', value: 'x' }, { cookie })).status).not.toBe(200)
  expect((await server.post('/api/sign-in/password', { login: ['lan', 'hoa'], password: PASSWORD })).status).toBe(400)
})

test('whoever asks for too much waits; others do not', async () => {
  const limited = await testServer({ now: clock.now, limits: { requestsPerMinute: 60, filesPerHour: 1 } })
  const [one, other] = [await signedUp(limited, 'one', clock.now), await signedUp(limited, 'other', clock.now)]
  const ask = (cookie: string) => limited.get('/api/me', { cookie })
  for (let n = 0; n < 60; n++) expect((await ask(one.cookie)).status).toBe(200)
  const refused = await ask(one.cookie)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
  expect((await ask(other.cookie)).status).toBe(200)
  const file = (cookie: string) => limited.get('/api/organisation/template?language=vi', { cookie })
  await file(other.cookie)
  expect((await file(other.cookie)).headers.get('retry-after')).toBe('3600')
  // Those whom nobody knows are one for each address, which many may have.
  const unknown = await Array.fromAsync({ length: 301 }, async () => (await limited.get('/api/me')).status)
  expect([unknown.includes(401), unknown.at(-1)]).toEqual([true, 429])
  clock.pass(1)
  expect((await ask(one.cookie)).status).toBe(200)
})

const linesOf = ({ log }: Pick<TestServer, 'log'>): Record<string, unknown>[] =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('whatever was refused is in the log: when, what, whose account; names and addresses only so that the same are seen to be the same', async () => {
  const { cookie } = lan
  const asked = [
    () => server.post('/api/sign-in/password', { login: 'Lan', password: 'not the password' }),
    () => server.post('/api/sign-in/password', { login: 'lan\r\n{"level":60}', password: 'x' }),
    () => server.get('/api/findings?text=Nguy%E1%BB%85n', { cookie }),
    () => server.post('/api/me/fresh', { by: 'code', value: '000000' }, { cookie }),
    () => server.post('/api/sign-out', {}, { cookie, origin: 'http://evil.example' }),
  ]
  const before = linesOf(server).length
  const statuses = await Array.fromAsync(asked, async (ask) => (await ask()).status)
  expect(statuses).toEqual([403, 400, 404, 403, 403])
  await expect.poll(() => linesOf(server).length).toBe(before + asked.length)
  const lines = linesOf(server).slice(before)
  expect(lines.map(({ msg, status, route, account }) => [msg, status, route, account])).toEqual([
    ['refused', 403, 'POST /api/sign-in/password', undefined],
    ['refused', 400, 'POST /api/sign-in/password', undefined],
    ['refused', 404, 'GET /api/findings', lan.account],
    ['refused', 403, 'POST /api/me/fresh', lan.account],
    ['refused', 403, 'POST /api/sign-out', undefined],
  ])
  expect(new Set(lines.map(({ from }) => from)).size).toBe(1)
  for (const { time, from, code } of lines)
    expect([time, from, code]).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u),
      expect.stringMatching(/^[0-9a-f]{12}$/u),
      expect.stringMatching(/^\d{3}-\w{6}$/u),
    ])
  expect(JSON.stringify(lines)).not.toMatch(/[Ll]an\b|Nguy|127\.0\.0\.1|the password|000000|evil/u)
})

test('nobody else reads the log, and it does not grow without end', async () => {
  const file = `${server.log}-short`
  const log = openLog(file, 1_000)
  for (let n = 0; n < 40; n++) log.info({ n, text: 'x'.repeat(50) })
  await expect.poll(() => statSync(`${file}.1`, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(0)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})
