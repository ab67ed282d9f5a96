import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { buildCase, buildDecision, buildReview, reverse } from '../../../test/build-accountability.ts'
import { EVERYTHING, seedRegister } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import { compactCaseSums } from '../../accountability/sums/index.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { listCounted, showResults, showScorecard } from '../index.ts'
import { listCounted as countedContract, type Scorecard } from './schema.ts'

const { db } = await testDatabase()
beforeAll(() => seedRegister(db))

const card = (code = '01AB', year = 2024, scope: Scope = EVERYTHING): Promise<Scorecard> => showScorecard(db, scope, { code, year })
const counts = ({ counts: all }: Scorecard): Record<string, number> =>
  Object.fromEntries(all.filter(({ n }) => n !== 0).map(({ kind, word, n }) => [[kind, word].join(' ').trim(), n]))
const behind = (kind: string, word = '', scope: Scope = EVERYTHING) =>
  listCounted(db, scope, countedContract.input.parse({ code: 'R1', year: 2024, kind, word }))

test('decisions, violations, reviews and reversals are counted where and when they were; each number leads to its cases', async () => {
  const [one, other] = [await buildCase(db), await buildCase(db, { officer: 'CC-00002' })]
  await buildDecision(db, one, '2024-03-01')
  await buildDecision(db, other, '2024-03-02', { officer: 'CC-00002', form: 'none' })
  await buildReview(db, one, '2024-04-01')
  await buildReview(db, other, '2024-04-02', { outcome: 'exempt', form: null })
  expect(counts(await card())).toEqual({
    ...{ opened: 2, 'origin finding': 2, 'decision warning': 1, 'decision none': 1, 'kept unknown': 2, 'violation serious': 1, area: 1 },
  })
  expect(counts(await card('R1'))).toMatchObject({ 'decision warning': 1, 'review liable': 1, 'review exempt': 1 })
  expect((await behind('decision', 'none')).rows.map(({ id }) => id)).toEqual([other])
  expect((await behind('review', 'liable')).rows.map(({ id }) => id)).toEqual([one])
  expect((await behind('violation', 'very-serious')).rows).toEqual([])
  expect(counts(await card('01CD'))).toEqual({})
})

test('what is reversed counts as reversed alone, in its own year; sums brought together are the same', async () => {
  const id = await buildCase(db, { unit: '01CD' })
  const decision = await buildDecision(db, id, '2024-05-01')
  await reverse(db, 'decision', decision, '2025-02-01')
  const [before, after] = [await card('01CD'), await card('01CD', 2025)]
  expect([counts(before), counts(after)]).toEqual([{ opened: 1, 'origin finding': 1 }, { 'reversed warning': 1 }])
  await writing(db, (trx) => compactCaseSums(trx))
  expect([counts(await card('01CD')), counts(await card('01CD', 2025))]).toEqual([counts(before), counts(after)])
  expect(after.counts.find(({ kind }) => kind === 'opened')).toEqual({ kind: 'opened', word: '', n: 0, before: 1 })
})

test('what triggers added up is what is counted anew', async () => {
  const read = async (): Promise<unknown[]> =>
    (
      await sql`select unit, year, kind, word, days, sum(n)::int as n from accountability.case_sum group by unit, year, kind, word, days having sum(n) <> 0
        order by unit, year, kind, word, days`.execute(db)
    ).rows
  const added = await read()
  await writing(db, (trx) => sql`select accountability.recount()`.execute(trx))
  expect(await read()).toEqual(added)
  expect(added.length).toBeGreaterThan(5)
})

test('minor acts are counted in the year in which they were detected, and lead to their cases', async () => {
  const id = await buildCase(db, { unit: '01CD', act: '2023-07-01', minor: true })
  await buildCase(db, { unit: '01CD', act: '2023-07-02' })
  expect(counts(await card('01CD', 2023))).toEqual({ opened: 2, 'origin finding': 2, minor: 1 })
  expect((await card('01CD')).counts.find(({ kind }) => kind === 'minor')).toEqual({ kind: 'minor', word: '', n: 0, before: 1 })
  const asked = countedContract.input.parse({ code: '01CD', year: 2023, kind: 'minor' })
  expect((await listCounted(db, EVERYTHING, asked)).rows.map((row) => row.id)).toEqual([id])
  const hidden: Scope = { ...EVERYTHING, hidden: ['CC-00001'] }
  expect([counts(await card('01CD', 2023, hidden)), (await listCounted(db, hidden, asked)).rows]).toEqual([{}, []])
})

test('decisions in time and late, what a unit found itself, and what it answers for as a whole are counted, and lead to their cases', async () => {
  const periods = [
    { clock: 'handling', ends: '2022-04-01' },
    { clock: 'handling-extended', ends: '2022-05-31' },
  ]
  const ids = await Promise.all(['2022-04-01', '2022-04-02', '2022-06-01'].map(() => buildCase(db, { unit: '02EF', act: '2022-01-01' })))
  for (const [at, day] of ['2022-04-01', '2022-04-02', '2022-06-01'].entries()) await buildDecision(db, ids[at]!, day, { periods })
  await buildDecision(db, await buildCase(db, { unit: '02EF', act: '2022-01-01' }), '2022-02-01', {
    periods: [...periods, { clock: 'party-30-days', ends: null }],
  })
  await writing(db, async (trx) => {
    await sql`insert into cases.origin (case_id, kind, said) values (${ids[0]}, 'own-discovery', '{"own":true}'), (${ids[1]}, 'order', '{"own":false}')`.execute(
      trx,
    )
    await sql`select accountability.recount_case(id) from unnest(${ids}::uuid[]) as id`.execute(trx)
    await sql`insert into cases.collective (case_id, unit, grounds, document, concluded_by, concluded_on)
      values (${ids[2]}, '02EF', 'x', '12/KL', 'x', '2022-07-01')`.execute(trx)
  })
  expect(counts(await card('02EF', 2022))).toMatchObject({
    ...{ 'kept in-time': 1, 'kept extended': 1, 'kept late': 1, 'kept unknown': 1, collective: 1 },
    ...{ 'origin own': 1, 'origin outside': 1, 'origin finding': 2 },
  })
  const late = countedContract.input.parse({ code: '02EF', year: 2022, kind: 'kept', word: 'late' })
  expect((await listCounted(db, EVERYTHING, late)).rows.map(({ id }) => id)).toEqual([ids[2]])
})

test('a few have no median; of enough the middle with its number', async () => {
  for (const [at, day] of ['2024-01-12', '2024-01-22', '2024-02-01', '2024-02-11'].entries()) {
    await buildDecision(db, await buildCase(db, { unit: '02EF' }), day)
    expect((await card('02EF')).times.find(({ stage }) => stage === 'whole')).toMatchObject({ n: at + 1, median: null })
  }
  await buildDecision(db, await buildCase(db, { unit: '02EF' }), '2024-02-21')
  expect((await card('02EF')).times.find(({ stage }) => stage === 'whole')).toMatchObject({
    n: 5,
    median: 30,
    before: { n: 0, median: null },
  })
  expect((await card('02EF')).peers.map(({ metric, range }) => [metric, range])).toEqual([
    ['confirmed', null],
    ['dismissed', null],
    ['whole', null],
  ])
})

test('a case that is kept from whoever asks is in none of his numbers, nor is a review of himself', async () => {
  const all = await card('R1')
  const without = (hidden: string): Promise<Scorecard> => card('R1', 2024, { ...EVERYTHING, hidden: [hidden] })
  const own = counts(await without('CC-00002'))
  expect(own['decision none']).toBeUndefined()
  expect(own['opened']).toBe(counts(all)['opened']! - 1)
  const head = counts(await without('CC-00003'))
  expect([head['review liable'], head['review exempt'], head['decision warning']]).toEqual([
    undefined,
    undefined,
    counts(all)['decision warning'],
  ])
})

test('a unit that is not in the scope is not there', async () => {
  const scope: Scope = { ...EVERYTHING, units: ['01AB'] }
  await expect(card('01CD', 2024, scope)).rejects.toMatchObject({ code: 'absent' })
  await expect(card('XX', 2024)).rejects.toMatchObject({ code: 'absent' })
  expect(counts(await card('01AB', 2024, scope))).toMatchObject({ 'decision warning': 1 })
})

test('results: by unit with all below it, by form, by area, where no entry was named as such, and year by year', async () => {
  const { units, areas, forms, years } = await showResults(db, EVERYTHING, { year: 2024 })
  const of = (code: string) => units.find(({ unit }) => unit.code === code)!
  expect([of('CHQ').decisions, of('R1').decisions + of('R2').decisions, of('01AB').none]).toEqual([7, 7, 1])
  expect(areas).toEqual([{ area: null, n: 6 }])
  expect(forms).toEqual([
    { form: 'warning', n: 6 },
    { form: 'none', n: 1 },
  ])
  expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024])
  expect(years.at(-1)).toEqual({ year: 2024, opened: 8, decisions: 7 })
})
