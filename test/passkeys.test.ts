import { expect, test } from 'vitest'
import type { Passkey } from '../src/access/sign-in/own/schema.ts'
import { testDevice, type Credential } from './passkey.ts'
import { testServer } from './server.ts'
import { cookieOf, said, sentWhile, signedUp, testClock } from './sign-in.ts'

const clock = testClock()
const server = await testServer({ now: clock.now })
const { get, post } = server

interface Asked {
  ticket: string
  options: Record<string, unknown>
}

const begin = () => said<Asked>(post('/api/sign-in/passkey', {}))
const finish = (ticket: string, credential: Credential) => post('/api/sign-in/passkey/finish', { ticket, credential })
const { cookie } = await signedUp(server, 'hoa', clock.now)
const device = testDevice(server.url)

async function add(one: ReturnType<typeof testDevice>): Promise<Response> {
  const { ticket, options } = await said<Asked>(post('/api/me/passkeys/begin', {}, { cookie }))
  return post('/api/me/passkeys', { ticket, name: 'phone', credential: one.create(options) }, { cookie })
}

test('a passkey is added to an account and signs in by itself', async () => {
  expect(await said<Passkey>(add(device))).toMatchObject({ name: 'phone', usedOn: null })
  const { ticket, options } = await begin()
  expect(options).toMatchObject({ userVerification: 'required' })
  const answer = await finish(ticket, device.get(options))
  expect(await answer.clone().json()).toEqual({ step: 'done' })
  expect(await said(get('/api/me', { cookie: cookieOf(answer) }))).toMatchObject({ login: 'hoa' })
  expect(await said(get('/api/me/passkeys', { cookie }))).toMatchObject({ rows: [{ name: 'phone', usedOn: '2026-11-27' }] })
})

test('an answer is one to what was asked here, now and of this key, with finger or PIN, or it is refused', async () => {
  const [one, other] = [await begin(), await begin()]
  expect((await finish(one.ticket, device.get(other.options))).status).toBe(403)
  const elsewhere = testDevice('http://evil.example')
  expect((await finish(one.ticket, { ...elsewhere.get(one.options), id: device.get(one.options).id })).status).toBe(403)
  expect((await finish(one.ticket, testDevice(server.url).get(one.options))).status).toBe(403)
  const careless = testDevice(server.url, { verifies: false })
  expect((await add(careless)).status).toBe(403)
  expect((await finish(one.ticket, { ...device.get(one.options), response: { nonsense: true } })).status).toBe(403)
  const used = device.get(one.options)
  expect((await finish(one.ticket, used)).status).toBe(200)
  expect((await finish(one.ticket, used)).status).toBe(403)
})

test('a passkey that is forgotten while somebody comes in with it lets nobody in', async () => {
  const lost = testDevice(server.url)
  const { id } = await said<Passkey>(add(lost))
  const { ticket, options } = await begin()
  const [answer] = await sentWhile(
    server,
    (trx) => trx.deleteFrom('access.passkey').where('id', '=', id).execute(),
    () => [finish(ticket, lost.get(options))],
  )
  expect([answer!.status, answer!.headers.getSetCookie()]).toEqual([403, []])
})

test('a passkey that is forgotten signs in no more, and a weighty act it is to add one', async () => {
  const { rows } = await said<{ rows: Passkey[] }>(get('/api/me/passkeys', { cookie }))
  const gone = await fetch(`${server.url}/api/me/passkeys/${rows[0]!.id}`, { method: 'DELETE', headers: { cookie } })
  expect(gone.status).toBe(200)
  const { ticket, options } = await begin()
  expect((await finish(ticket, device.get(options))).status).toBe(403)
  clock.pass(11)
  expect((await post('/api/me/passkeys/begin', {}, { cookie })).status).toBe(401)
})
