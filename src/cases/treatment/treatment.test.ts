import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { EVERYTHING, seedRegister } from '../../../test/build-db.ts'
import { buildConcluded, buildHandled, buildServing } from '../../../test/build-treatment.ts'
import { reverse } from '../../../test/build-accountability.ts'
import { asPerson } from '../../../test/build-case.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { listTreated, listTreatedMatters } from './index.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const handler = (at: number): string => `CC-7${String(at).padStart(4, '0')}`
const [LENIENT, HARSH, FEW, SLOW] = [handler(91), handler(92), handler(93), handler(94)]
const INSPECTOR = 'CC-70070'

/** Ten who treat alike, one lenient, one harsh, one slow, one with too few; half of the kinds are mostly mild. */
beforeAll(async () => {
  await seedRegister(db)
  await writing(db, (trx) =>
    sql`insert into organisation.service (officer, during, class) values ('CC-00001', '[2015-01-01,)', 'civil-servant')`.execute(trx),
  )
  const alike = Array.from({ length: 10 }, (_, at) => handler(at))
  await buildServing(db, [
    ...[...alike, LENIENT, HARSH, FEW, SLOW].map((number) => ({ number, unit: '01AB' })),
    { number: INSPECTOR, unit: 'R1' },
  ])
  for (const [at, who] of alike.entries()) {
    await buildHandled(db, { handler: who, n: 24, mild: 17 + (at % 5), kind: 'public-duty' })
    await buildHandled(db, { handler: who, n: 16, mild: 2 + (at % 4), kind: 'code-of-conduct' })
  }
  await buildHandled(db, { handler: LENIENT, n: 40, mild: 36, kind: 'code-of-conduct' })
  await buildHandled(db, { handler: HARSH, n: 40, mild: 8, kind: 'public-duty' })
  await buildHandled(db, { handler: FEW, n: 6, mild: 6, kind: 'code-of-conduct' })
  await buildHandled(db, { handler: SLOW, n: 40, mild: 32, took: 95, kind: 'public-duty' })
  await buildConcluded(db, [
    ...alike.flatMap((by, at) => [
      { by, rule: 'CLR-012', n: 25, dismissed: 4 + (at % 4) },
      { by, rule: 'EYE-001', n: 12, dismissed: 8 + (at % 3) },
    ]),
    { by: LENIENT, rule: 'CLR-012', n: 40, dismissed: 34 },
    { by: FEW, rule: 'CLR-012', n: 3, dismissed: 3 },
  ])
}, 240_000)

const overseer = (scope: Scope) => ({ scope, found: scope })
const asked = (more: object = {}) => contract.listTreated.input.parse({ of: 'handled', from: 2025, until: 2026, limit: 100, ...more })
const list = async (scope: Scope = EVERYTHING, more: object = {}) =>
  contract.listTreated.output.parse(await listTreated(db, overseer(scope), pack, asked(more)))
const row = async (who: string, more: object = {}) => (await list(EVERYTHING, more)).rows.find(({ officer }) => officer.id === who)!

test('a lenient and a harsh handler are both seen, on like matters; the others, whose matters are others, are not', async () => {
  const { rows, people } = await list()
  const says = Object.fromEntries(rows.map(({ officer, mild }) => [officer.id, mild.says]))
  expect(people).toBe(13)
  expect(says).toEqual({
    ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [handler(at), 'within'])),
    ...{ [LENIENT]: 'more', [HARSH]: 'less', [FEW]: 'unknown', [SLOW]: 'within' },
  })
  const lenient = await row(LENIENT)
  expect(lenient).toMatchObject({ n: 40, compared: 40, mild: { observed: 36, why: null }, unit: { code: '01AB' } })
  // 16 of each of the ten others and 6 of another one: 35 + 6 mild of 166.
  expect(lenient.mild.expected).toBeCloseTo((40 * (10 * 2 + 15 - 2 + 6)) / 166, 0)
  expect(lenient.mild.low).toBeGreaterThan(2)
  expect(lenient.outcomes).toEqual([
    { outcome: 'reminder', n: 36 },
    { outcome: 'warning', n: null },
  ])
})

test('one who takes three times as long on like matters is seen by the days, and by nothing else', async () => {
  const slow = await row(SLOW)
  expect([slow.mild.says, slow.days!.says]).toEqual(['within', 'more'])
  expect(slow.days!.ratio).toBeGreaterThan(2)
  expect((await row(handler(3))).days!.says).toBe('within')
})

test('one with too few is unknown, never fine; his small numbers are not shown', async () => {
  const few = await row(FEW)
  expect(few).toMatchObject({ n: 6, mild: { says: 'unknown', why: 'few', observed: null, expected: null, ratio: null } })
  expect(await row(FEW, { of: 'concluded' })).toMatchObject({ n: null, outcomes: [{ outcome: 'dismissed', n: null }], days: null })
})

test('findings: who dismisses what others confirm by the same rule is seen', async () => {
  const { rows } = await list(EVERYTHING, { of: 'concluded' })
  expect(rows.filter(({ mild }) => mild.says === 'more').map(({ officer }) => officer.id)).toEqual([LENIENT])
  expect(rows.filter(({ mild }) => mild.says === 'less')).toEqual([])
})

test('who signed is compared by himself: all were signed by one, so that nothing can be said', async () => {
  const { rows, people } = await list(EVERYTHING, { of: 'signed' })
  expect(people).toBe(0)
  expect(rows).toMatchObject([{ officer: { id: 'CC-90003' }, n: 526, mild: { says: 'unknown', why: 'unlike' } }])
})

test('people stand by unit and name, never by how they differ; pages do not overlap', async () => {
  const all = (await list()).rows.map(({ key }) => key)
  expect(all).toEqual(all.toSorted())
  const first = await list(EVERYTHING, { limit: 5 })
  const second = await list(EVERYTHING, { limit: 5, cursor: first.next! })
  expect([...first.rows, ...second.rows].map(({ key }) => key)).toEqual(all.slice(0, 10))
  expect((await list(EVERYTHING, { limit: 5, cursor: second.previous! })).rows.map(({ key }) => key)).toEqual(all.slice(0, 5))
})

test('nobody looks at himself, at whom he is related to, at an equal or a superior; a head only at whom he heads', async () => {
  const seen = async (scope: Scope): Promise<string[]> => (await list(scope)).rows.map(({ officer }) => officer.id)
  const everywhere = asPerson(handler(0))
  // A colleague of the office of all of them.
  expect(await seen(everywhere)).toEqual([])
  expect(await seen(asPerson(INSPECTOR))).toHaveLength(14)
  expect(await seen({ ...asPerson(INSPECTOR), hidden: [LENIENT] })).not.toContain(LENIENT)
  const headOf = (number: string, units: string[]): Scope => ({ ...asPerson(number), units })
  await buildServing(db, [{ number: 'CC-70081', unit: '01AB', role: 'head' }])
  expect(await seen(headOf('CC-70081', ['01AB']))).toHaveLength(14)
  expect(await seen(headOf('CC-70081', ['01CD']))).toEqual([])
  await buildHandled(db, { handler: 'CC-70081', n: 5, mild: 5, year: 2024 })
  const years = { from: 2024, until: 2024 }
  expect((await list(headOf('CC-70081', ['01AB']), years)).rows).toEqual([])
  const below = asPerson(handler(0))
  expect((await list(below, years)).rows).toEqual([])
  expect((await list(asPerson(INSPECTOR), years)).rows.map(({ officer }) => officer.id)).toEqual(['CC-70081'])
})

test('each number leads to its matters; of somebody who is not overseen there is nobody', async () => {
  const matters = (scope: Scope, more: object = {}) =>
    listTreatedMatters(db, overseer(scope), pack, contract.listTreatedMatters.input.parse({ ...asked(), officer: LENIENT, ...more }))
  const mild = await matters(EVERYTHING, { outcome: 'reminder' })
  expect(contract.listTreatedMatters.output.parse(mild)).toMatchObject({ total: { n: 36 }, officer: { id: LENIENT } })
  expect((await matters(EVERYTHING, { of: 'concluded', outcome: 'dismissed' })).total).toEqual({ n: 34, more: false })
  await expect(matters(asPerson(handler(0)))).rejects.toMatchObject({ code: 'absent' })
  await expect(matters(asPerson(LENIENT))).rejects.toMatchObject({ code: 'absent' })
})

test('a decision that is reversed counts no more, nor does a case that is kept from whoever asks', async () => {
  const before = await row(HARSH)
  const { rows } = await sql<{ id: string }>`select id from cases.decision where form = 'reminder' and case_id in
    (select id from cases.case where handler = ${HARSH}) limit 1`.execute(db)
  await reverse(db, 'decision', rows[0]!.id, '2026-02-01')
  expect([before.n, (await row(HARSH)).n]).toEqual([40, 39])
  expect((await list({ ...asPerson(INSPECTOR), hidden: ['CC-00001'] })).rows).toEqual([])
})
