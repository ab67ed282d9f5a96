import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLaw } from '../allowed/index.ts'
import { ratedCircumstances, ratingLedger, type RatedFact, type RatingYear } from './index.ts'
import { bestWithin, levelByPoints, scoreOf } from './pure.ts'

const pack = await readLaw()
const RUNS = Number(process.env['LIEM_TRIALS'] ?? 1) * 200
const LEVELS = ['excellent', 'good', 'completed', 'not-completed']

const of = (years: readonly number[], who = 'civil-servant') => years.map((year) => ({ year, class: who, leads: false }))
const decision = (day: string, rest: Partial<RatedFact> = {}): RatedFact => ({
  ...{ id: `${rest.act ?? 'A'} ${day} ${rest.word ?? 'warning'}`, by: 'decision', word: 'warning', act: 'A', day, kinds: ['public-duty'] },
  ...rest,
})
const verdicts = (years: readonly RatingYear[]): string[] =>
  years.flatMap(({ year, facts }) =>
    facts.map(({ verdict, level, lower, countedIn }) => [year, verdict, level ?? lower, countedIn ?? ''].join(' ').trim()),
  )
const only = (day: string, rest: Partial<RatedFact> = {}, who?: string): string =>
  verdicts(ratingLedger(pack, { years: of([Number(day.slice(0, 4))], who), stands: [decision(day, rest)], used: [] }))[0]!

test.each([
  ['before Decree 90/2020 no law is loaded', '2019-06-01', {}, undefined, '2019 no-law 0'],
  ['Decree 90/2020: discipline outside of duty does nothing', '2022-06-01', { kinds: ['conduct'] }, undefined, '2022 no-effect 0'],
  ['Decree 90/2020: discipline in duty', '2022-06-01', {}, undefined, '2022 counts not-completed'],
  [
    'Decree 90/2020 does not know discipline by the Party',
    '2022-06-01',
    { by: 'circumstance', word: 'party-discipline' },
    undefined,
    '2022 no-effect 0',
  ],
  ['the year of Decree 48/2023 is judged by it as a whole', '2023-03-01', { kinds: ['conduct'] }, undefined, '2023 counts not-completed'],
  [
    'Decree 48/2023: discipline by the Party',
    '2025-12-31',
    { by: 'circumstance', word: 'party-discipline' },
    undefined,
    '2025 counts not-completed',
  ],
  ['Decree 48/2023: any discipline', '2025-12-31', { kinds: ['conduct'] }, undefined, '2025 counts not-completed'],
  ['Decree 335/2025: outside of duty no more', '2026-01-01', { kinds: ['conduct'] }, undefined, '2026 no-effect 0'],
  ['Decree 335/2025: in duty', '2026-01-01', {}, undefined, '2026 counts not-completed'],
  ['Decree 335/2025: of an act of which nobody said what it is', '2026-01-01', { kinds: [] }, undefined, '2026 undetermined not-completed'],
  ['Decree 335/2025 is not for public employees', '2026-01-01', { kinds: ['conduct'] }, 'public-employee', '2026 counts not-completed'],
  ['of contract workers no law is loaded', '2026-01-01', {}, 'contract-worker', '2026 no-law 0'],
  ['a lowered rating is one level lower, which is not certain', '2024-06-01', { word: 'rating-lowered' }, undefined, '2024 undetermined 1'],
  ['a lowered rating before Decision 799 was not a form', '2022-06-01', { word: 'rating-lowered' }, undefined, '2022 no-effect 0'],
  ['a reminder does nothing', '2022-06-01', { word: 'reminder' }, undefined, '2022 no-effect 0'],
  ['a head who is disciplined', '2026-06-01', { by: 'review', word: 'reprimand', kinds: [] }, undefined, '2026 counts not-completed'],
  [
    'a head in whose unit there was corruption',
    '2026-06-01',
    { by: 'review', word: 'criticism', kinds: ['corruption'] },
    undefined,
    '2026 counts not-completed',
  ],
] as const)('%s', (_name, day, rest, who, expected) => {
  expect(only(day, rest, who)).toBe(expected)
})

test('discipline by the Party and by the administration for one act counts in one year, the first', () => {
  const stands = [decision('2024-11-20', { by: 'circumstance', word: 'party-discipline' }), decision('2025-02-10')]
  expect(verdicts(ratingLedger(pack, { years: of([2024, 2025]), stands, used: [] }))).toEqual([
    '2024 counts not-completed',
    '2025 other-year 0 2024',
  ])
})

test('an act for which somebody was rated “not completed” before anything was decided does not count again', () => {
  const [, later] = ratingLedger(pack, { years: of([2024, 2025]), stands: [decision('2025-02-10')], used: [{ act: 'A', year: 2024 }] })
  expect(verdicts([later!])).toEqual(['2025 other-year 0 2024'])
  expect(later!.facts[0]!.because.map(({ rule }) => rule)).toEqual(['d48-rating-once'])
})

test('a lowered rating and discipline for one act: discipline alone', () => {
  const stands = [decision('2025-02-10', { word: 'rating-lowered' }), decision('2025-06-10')]
  const [year] = ratingLedger(pack, { years: of([2025]), stands, used: [] })
  expect(verdicts([year!])).toEqual(['2025 same-act 0', '2025 counts not-completed'])
  expect([year!.limit, year!.most].map(({ level, lower }) => [level, lower])).toEqual([
    ['not-completed', 0],
    ['not-completed', 0],
  ])
})

test('what follows only from uncertain law limits nothing, and is shown as what would', () => {
  const [year] = ratingLedger(pack, { years: of([2025]), stands: [decision('2025-02-10', { word: 'rating-lowered' })], used: [] })
  expect([year!.limit.lower, year!.most.lower, year!.most.confirmed]).toEqual([0, 1, false])
  expect(bestWithin(year!.levels, year!.most, 'excellent')).toBe('good')
})

const FACT: fc.Arbitrary<RatedFact> = fc
  .record({
    by: fc.constantFrom('decision', 'review', 'circumstance'),
    form: fc.constantFrom(...pack.terms.forms.map(({ id }) => id)),
    act: fc.constantFrom('A', 'B', 'C'),
    days: fc.integer({ min: 0, max: 2_900 }),
    kinds: fc.subarray(['public-duty', 'conduct', 'corruption']),
    id: fc.uuid(),
  })
  .map(({ form, days, by, ...rest }) => ({
    ...{ ...rest, by, word: by === 'circumstance' ? 'party-discipline' : form },
    day: new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10),
  }))
const WORLD = fc.record({
  stands: fc.uniqueArray(FACT, { maxLength: 8, selector: ({ id }) => id }),
  used: fc.uniqueArray(fc.record({ act: fc.constantFrom('A', 'B'), year: fc.integer({ min: 2020, max: 2026 }) }), { maxLength: 1 }),
  who: fc.constantFrom(...pack.terms.classes.map(({ id }) => id)),
})
const YEARS = [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]

test('an act counts in one year at most and once in it; every verdict names rules that are in force on the last day of the year', () => {
  fc.assert(
    fc.property(WORLD, ({ stands, used, who }) => {
      const ledger = ratingLedger(pack, { years: of(YEARS, who), stands, used })
      const actOf = new Map(stands.map(({ id, act }) => [id, act]))
      const counts = ledger.flatMap(({ year, facts }) =>
        facts.filter(({ verdict }) => verdict === 'counts').map(({ id }) => ({ year, act: actOf.get(id)! })),
      )
      expect(counts.length).toBe(new Set(counts.map(({ act }) => act)).size)
      for (const { act, year } of used) expect(counts.filter((one) => one.act === act && one.year !== year)).toEqual([])
      expect(ledger.flatMap(({ facts }) => facts).length).toBe(stands.length)
      for (const { year, facts } of ledger)
        for (const { rule } of facts.flatMap(({ because }) => because)) {
          const days = pack.rules.find(({ id }) => id === rule)!.inForce.get(who)!
          expect(days.from <= `${year}-12-31` && (days.until === null || days.until >= `${year}-12-31`)).toBe(true)
        }
    }),
    { numRuns: RUNS },
  )
})

test('the order in which facts are given, and years before or after, change nothing', () => {
  fc.assert(
    fc.property(WORLD, ({ stands, used, who }) => {
      const days = new Set(stands.map(({ day }) => day))
      fc.pre(days.size === stands.length)
      const all = ratingLedger(pack, { years: of(YEARS, who), stands, used })
      expect(ratingLedger(pack, { years: of(YEARS.toReversed(), who), stands: stands.toReversed(), used })).toEqual(all)
    }),
    { numRuns: RUNS },
  )
})

test('points: a hundred in all, a quarter off each time, and no part above what it may have', () => {
  const [{ points: scale, levels }] = ratingLedger(pack, { years: of([2026]), stands: [], used: [] }) as [RatingYear]
  const points = { general: 28, quantity: 22, quality: 24, progress: 23 }
  expect(scoreOf(scale!, { points, deductions: [] })).toEqual({ parts: { ...points, results: 69 }, total: 97, wrong: [] })
  const less = scoreOf(scale!, {
    points,
    deductions: [
      { part: 'quality', points: 8, times: 1 },
      { part: 'progress', points: 4, times: 5 },
    ],
  })
  expect([less.parts['quality'], less.parts['progress'], less.total]).toEqual([22, 19, 91])
  expect(scoreOf(scale!, { points: { ...points, general: 31, quality: 40 }, deductions: [] }).wrong).toEqual([
    { part: 'general', why: 'too-many' },
    { part: 'results', why: 'too-many' },
  ])
  expect(scoreOf(scale!, { points: { general: 5 }, deductions: [] }).wrong.map(({ part, why }) => `${part} ${why}`)).toEqual([
    'quantity missing',
    'quality missing',
    'progress missing',
  ])
  expect([100, 90, 89.9, 70, 69, 50, 49.99, 0].map((total) => LEVELS.indexOf(levelByPoints(levels, scale!, total)))).toEqual([
    0, 0, 1, 1, 2, 2, 3, 3,
  ])
})

test('the limit holds whatever the results are', () => {
  expect(LEVELS.map((level) => bestWithin(LEVELS, { level: 'completed', lower: 1 }, level))).toEqual([
    'completed',
    'completed',
    'not-completed',
    'not-completed',
  ])
  expect(ratedCircumstances(pack)).toEqual(['party-discipline'])
})
