import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Job } from '../../src/jobs/index.ts'
import { LiemError } from '../../src/base/index.ts'
import { listFindings } from '../../src/findings/index.ts'
import type { Finding } from '../../src/findings/schema.ts'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from '../../test/build-db.ts'
import { testServer } from '../../test/server.ts'
import { onceOnly } from './idempotency.ts'

const server = await testServer()
const { db } = server.database

const detect = (key: string, reason = 'because of the test'): Promise<Response> =>
  server.post('/api/detect', { reason }, { 'idempotency-key': key })

async function events(): Promise<number> {
  const rows = await db.selectFrom('ledger.event').select('id').where('kind', '=', 'detect.asked').execute()
  return rows.length
}

test('a second click does nothing twice', async () => {
  const before = await events()
  const first = (await (await detect('click')).json()) as Job
  const second = (await (await detect('click')).json()) as Job
  expect(second).toEqual(first)
  expect(await events()).toBe(before + 1)
})

test('two at the same moment are one', async () => {
  const before = await events()
  const answers = await Promise.all(Array.from({ length: 5 }, () => detect('together')))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(await events()).toBe(before + 1)
})

test('the same key with another input is refused', async () => {
  await detect('other')
  expect((await detect('other', 'for another reason')).status).toBe(422)
})

test('what is no key is refused', async () => {
  expect((await detect('with a space')).status).toBe(400)
  expect((await detect('x'.repeat(201))).status).toBe(400)
})

test('after a refusal the key may be used again', async () => {
  const once = onceOnly(db)
  const write = { key: randomUUID(), actor: 'a', route: 'POST /x', input: {} }
  await expect(once(write, () => Promise.reject(new LiemError('conflict', 'not now')))).rejects.toThrow('not now')
  expect(await once(write, () => Promise.resolve({ done: 1 }))).toEqual({ done: 1 })
  expect(await once(write, () => Promise.resolve({ done: 2 }))).toEqual({ done: 1 })
})

test('where it is not known whether it was done, it is not done again', async () => {
  const write = { key: randomUUID(), actor: 'a', route: 'POST /x', input: {} }
  const lost = Object.assign(new Error('Connection terminated unexpectedly'), { code: '08006' })
  await expect(onceOnly(db)(write, () => Promise.reject(lost))).rejects.toThrow(/terminated/u)
  await expect(onceOnly(db)(write, () => Promise.resolve({}))).rejects.toThrow(/not known/u)
})

test('an answer that named somebody names nobody after the dismissal, and was never kept', async () => {
  await seedRegister(db)
  const run = await seedRules(db)
  await raiseHits(db, run, [buildHit(run.rule('CLR-012'))])
  const { id } = (await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 1 })).rows[0]!
  const said = { officer: 'CC-00001', outcome: 'objected', said: 'Không phải tôi', on: '2026-11-20' }
  const hear = async () =>
    (await (await server.post(`/api/findings/${id}/hearings`, said, { 'idempotency-key': 'hear' })).json()) as Finding
  const first = await hear()
  expect(JSON.stringify(first)).toContain('Lê Hữu Phước')
  expect(await hear()).toEqual(first)
  await server.post(`/api/findings/${id}/move`, { to: 'dismissed', reason: 'Đã xem' })
  const again = await hear()
  expect(again).toMatchObject({ id, state: 'dismissed', named: [] })
  const kept = await db.selectFrom('http.answer').select(['status', 'body']).where('key', '=', 'hear').execute()
  expect(kept).toEqual([{ status: 200, body: { id } }])
  expect(JSON.stringify(again)).not.toMatch(/Lê Hữu Phước|CC-00001|HQVP-0231/u)
})

test('keys of two people are two keys', async () => {
  const once = onceOnly(db)
  const write = { key: randomUUID(), route: 'POST /x', input: {} }
  expect(await once({ ...write, actor: 'a' }, () => Promise.resolve(1))).toBe(1)
  expect(await once({ ...write, actor: 'b' }, () => Promise.resolve(2))).toBe(2)
})
