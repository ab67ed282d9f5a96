import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effectsOf, readLaw } from './index.ts'

const pack = await readLaw()
const official = { class: 'civil-servant', status: 'serving' }
const said = (form: string, effective: string, who = official) =>
  effectsOf(pack, who, { form, effective }).map(({ of, months, until, because }) => [of, months, until, because?.rule ?? null])

test('until 30 June 2025 wage rise and appointment follow the form; what no rule says is not known', () => {
  expect(said('warning', '2025-06-30')).toEqual([
    ['wage-rise', 6, null, 'd112-wage'],
    ['appointment', null, null, null],
  ])
  expect(said('salary-step-reduction', '2024-02-29')).toEqual([
    ['wage-rise', null, null, null],
    ['appointment', 12, '2025-02-28', 'd112-appointment'],
  ])
  expect(said('demotion', '2024-03-31')).toEqual([
    ['wage-rise', 12, null, 'd112-wage-heavier'],
    ['appointment', 24, '2026-03-31', 'd112-appointment-heavier'],
  ])
})

test('from 1 July 2025 on it is not known, which is said with its place; before 2020 no rule speaks', () => {
  expect(said('demotion', '2025-07-01')).toEqual([
    ['wage-rise', null, null, 'l80-wage'],
    ['appointment', null, null, 'l80-appointment'],
  ])
  expect(said('warning', '2019-01-01').map(([, months, , rule]) => [months, rule])).toEqual([
    [null, null],
    [null, null],
  ])
})

test('what is no discipline does nothing; of another class nothing is known', () => {
  expect(said('none', '2024-05-01')).toEqual([])
  expect(said('reminder', '2024-05-01')).toEqual([])
  expect(said('warning', '2024-05-01', { class: 'contract-worker', status: 'serving' }).map(([, months]) => months)).toEqual([null, null])
})

test('of two rules that differ neither holds, and one of an act is counted once', () => {
  const rule = pack.rules.find(({ id }) => id === 'd112-wage')!
  const twice = { ...pack, rules: [...pack.rules, { ...rule, id: 'another', months: 9 } as typeof rule] }
  expect(effectsOf(twice, official, { form: 'warning', effective: '2024-05-01' })[0]).toMatchObject({ of: 'wage-rise', months: null })
  const same = { ...pack, rules: [...pack.rules, { ...rule, id: 'another' }] }
  expect(effectsOf(same, official, { form: 'warning', effective: '2024-05-01' })[0]).toMatchObject({ months: 6 })
})

test('it answers of every form, class and day, each matter once, and never ends before it begins', () => {
  const { forms, classes } = pack.terms
  const day = fc
    .date({ min: new Date('2012-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10))
  fc.assert(
    fc.property(fc.constantFrom(...forms), fc.constantFrom(...classes), day, ({ id, discipline }, { id: of }, effective) => {
      const found = effectsOf(pack, { class: of, status: 'serving' }, { form: id, effective })
      expect(found.map((one) => one.of)).toEqual(discipline === 'no' ? [] : ['wage-rise', 'appointment'])
      for (const { months, from, until, because } of found) {
        expect(from).toBe(effective)
        expect([until === null || until > from, because !== null || months === null]).toEqual([true, true])
      }
    }),
    { numRuns: Number(process.env['LIEM_TRIALS'] ?? 300) },
  )
})
