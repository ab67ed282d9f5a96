import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { testServer } from '../../test/server.ts'
import { problem, type Problem } from '../../src/base/schema.ts'

const server = await testServer()
const { get, post } = server
const { port } = new URL(server.url)

async function problemOf(answer: Response, status: number): Promise<Problem> {
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/u)
  return problem.parse(await answer.json())
}

/** A request as a browser would not send it. */
function raw(path: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode!)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

test('a wrong field is named, in the language of the browser', async () => {
  const answer = await problemOf(await get('/api/jobs?limit=many', { 'accept-language': 'vi' }), 400)
  expect(answer.fields).toEqual([{ path: 'limit', message: expect.stringMatching(/Đầu vào/u) as string }])
  const english = await problemOf(await get('/api/jobs?limit=many', { 'accept-language': 'en-GB,en' }), 400)
  expect(english.fields![0]!.message).toMatch(/Invalid/u)
})

test('a refusal speaks the language of the browser, Vietnamese where it names none', async () => {
  const path = '/api/jobs?cursor=nowhere'
  const [vi, en, none] = await Promise.all(
    [{ 'accept-language': 'vi' }, { 'accept-language': 'en-GB,en' }, {}].map(async (headers) => problemOf(await get(path, headers), 400)),
  )
  expect([vi!.title, vi!.detail]).toEqual(['Yêu cầu không đúng dạng', 'nội dung gửi lên chưa đúng'])
  expect([en!.title, en!.detail]).toEqual(['The request is not as it should be', 'the input is not as it should be'])
  expect(none!.detail).toBe(vi!.detail)
})

test('a field that the contract does not have is refused', async () => {
  const { fields } = await problemOf(await get('/api/jobs?statee=running'), 400)
  expect(fields![0]!.message).toContain('statee')
})

test('what is absent says nothing but that', async () => {
  const one = await problemOf(await get('/api/jobs/00000000-0000-4000-8000-000000000000'), 404)
  const other = await problemOf(await get('/api/imports/00000000-0000-4000-8000-000000000000'), 404)
  expect({ ...one, code: '' }).toEqual({ ...other, code: '' })
  expect(one.code).toMatch(/^404-[2-9A-HJ-NP-Z]{6}$/u)
})

test('a body is JSON, an object, and not too large', async () => {
  expect((await problemOf(await post('/api/detect', '{"reason":'), 400)).detail).toBe('nội dung không phải JSON')
  await problemOf(await post('/api/detect', '[]'), 400)
  await problemOf(await post('/api/detect', 'reason=x', { 'content-type': 'application/x-www-form-urlencoded' }), 415)
  await problemOf(await post('/api/detect', 'x', { 'content-type': 'text/plain' }), 415)
  await problemOf(await post('/api/detect', `{"reason":"${'x'.repeat(9 * 1024 * 1024)}"}`), 413)
})

test.each([
  ['levels', `{"reason":${'['.repeat(40)}${']'.repeat(40)}}`],
  ['a prototype', '{"__proto__":{"reason":"polluted"}}'],
  ['a prototype, written otherwise', String.raw`{"\u005f_proto__":{"reason":"polluted"}}`],
  ['a constructor', '{"constructor":{"prototype":{"reason":"polluted"}}}'],
  ['NUL', String.raw`{"reason":"abc\u0000"}`],
  ['half a pair', String.raw`{"reason":"abc\ud800"}`],
])('%s in a body is refused', async (_name, body) => {
  await problemOf(await post('/api/detect', body), 400)
  expect(({} as { reason?: string }).reason).toBeUndefined()
})

test('a body must be UTF-8', async () => {
  const bytes = Buffer.concat([Buffer.from('{"reason":"'), Buffer.from([0xff, 0xfe, 0xc0]), Buffer.from('"}')])
  const answer = await fetch(`${server.url}/api/detect`, { method: 'POST', body: bytes, headers: { 'content-type': 'application/json' } })
  expect((await problemOf(answer, 400)).detail).toBe('nội dung không phải UTF-8')
})

test('strange signs in an address are refused or absent', async () => {
  expect((await get('/api/jobs/%00')).status).toBe(400)
  expect(await raw('/api/jobs/%ff', { host: `127.0.0.1:${port}` })).toBe(400)
  expect((await get('/api/jobs?subject=%00')).status).toBe(400)
  expect((await get('/api/nothing')).status).toBe(404)
})

test('only names of this machine are answered', async () => {
  expect(await raw('/api/jobs', { host: `127.0.0.1:${port}` })).toBe(200)
  expect(await raw('/api/jobs', { host: `localhost:${port}` })).toBe(200)
  expect(await raw('/api/jobs', { host: `evil.example:${port}` })).toBe(403)
  expect(await raw('/', { host: '127.0.0.1' })).toBe(403)
})

test('a page of another site cannot write', async () => {
  const host = `127.0.0.1:${port}`
  const json = { host, 'content-type': 'application/json' }
  expect(await raw('/api/detect', { ...json, origin: 'http://evil.example' }, 'POST', '{}')).toBe(403)
  expect(await raw('/api/detect', { ...json, origin: 'null' }, 'POST', '{}')).toBe(403)
  expect(await raw('/api/detect', { ...json, 'sec-fetch-site': 'cross-site' }, 'POST', '{}')).toBe(403)
  expect(await raw('/api/detect', { ...json, origin: `http://localhost:${port}` }, 'POST', '{}')).toBe(200)
})

test('headers: nothing may be embedded, sniffed or read from elsewhere', async () => {
  const { headers } = await get('/api/jobs')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('access-control-allow-origin')).toBeNull()
  expect(headers.get('content-security-policy')).toContain(`default-src 'none'`)
})

test('a page has a policy with a nonce of its own', async () => {
  const [one, other] = await Promise.all([get('/'), get('/findings/abc')])
  const policy = one.headers.get('content-security-policy')!
  const nonce = /'nonce-([^']+)'/u.exec(policy)![1]!
  expect(policy).toContain(`require-trusted-types-for 'script'`)
  expect(policy).not.toContain('unsafe')
  expect(await one.text()).toContain(`nonce="${nonce}"`)
  expect(other.status).toBe(200)
  expect(other.headers.get('content-security-policy')).not.toContain(nonce)
  expect(one.headers.get('cache-control')).toBe('no-store')
})

test('files of the app are packed and kept for good; others are absent', async () => {
  const file = await get('/assets/app-0123abcd.js', { 'accept-encoding': 'br' })
  expect(file.headers.get('content-encoding')).toBe('br')
  expect(file.headers.get('cache-control')).toContain('immutable')
  expect(await file.text()).toContain('console.log')
  const again = await get('/assets/app-0123abcd.js', { 'if-none-match': file.headers.get('etag')! })
  expect(again.status).toBe(304)
  expect((await get('/assets/0123abcd.js')).headers.get('cache-control')).toContain('immutable')
  expect((await get('/assets/none.js')).status).toBe(404)
  expect((await get('/..%2f..%2fetc/passwd')).headers.get('content-type')).not.toBe('text/plain')
})

test('a list that did not change is not sent again', async () => {
  const first = await get('/api/jobs')
  const again = await get('/api/jobs', { 'if-none-match': first.headers.get('etag')! })
  expect(again.status).toBe(304)
})

test('health and measures', async () => {
  expect(await (await get('/healthz')).json()).toEqual({ process: true, database: true, worker: true })
  const text = await (await get('/metrics')).text()
  expect(text).toContain('liem_http_seconds_bucket')
  expect(text).toContain('route="GET /api/jobs"')
  expect(text).not.toContain('statee')
})

test('the page of the contracts, in both languages, without a script', async () => {
  const [vi, en] = await Promise.all([get('/api', { 'accept-language': 'vi' }), get('/api?lang=en')])
  const [page, other] = [await vi.text(), await en.text()]
  expect(page).toContain('<html lang="vi">')
  expect(other).toContain('The API of Liêm')
  expect(page).toContain('/api/findings/:id/move')
  expect(page).toContain('Viết ghi chú')
  expect(page).not.toContain('Write a note')
  expect(page).not.toMatch(/<script|https?:/u)
  expect(vi.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-/u)
})

test('the OpenAPI document is served', async () => {
  const document = (await (await get('/api/openapi.json')).json()) as { openapi: string; paths: object }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toContain('/api/findings/{id}/move')
})

test('the log has no words of a query', async () => {
  await get('/api/jobs?subject=Nguy%E1%BB%85n')
  expect(readFileSync(server.log, 'utf8')).not.toContain('Nguy')
})
