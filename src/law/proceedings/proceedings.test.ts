import { expect, test } from 'vitest'
import { readLaw, type LawPack } from '../allowed/index.ts'
import {
  compositionPoints,
  councilLaw,
  measureLaw,
  measurePoints,
  sittingPoints,
  summonsPoints,
  type Held,
  type LawPoint,
} from './index.ts'

const pack = await readLaw()
const OFFICIAL = { class: 'civil-servant', status: 'serving' }
const SEATS = ['chair', 'using-unit', 'party', 'union', 'secretary']
const held = (seats: readonly string[], leads = true): Held[] => seats.map((seat) => ({ seat, leads }))
const said = (points: readonly LawPoint[]): string[] => points.map(({ rule, kept }) => `${rule} ${kept}`)

test.each([
  ['2024-05-06', 'd112', true],
  ['2025-07-04', 'd172', false],
] as const)('five seats, each held once, heads where heads sit (%s)', (day, decree, known) => {
  const about = { ...OFFICIAL, day }
  const law = councilLaw(pack, about)
  expect(law.seats.map(({ id }) => id)).toEqual(SEATS)
  expect(law.rules.map(({ rule }) => rule)).toEqual([`${decree}-council`, `${decree}-quorum`, `${decree}-third-sitting`])
  expect(law.rules[0]!.sure !== 'uncertain').toBe(known)
  expect(said(compositionPoints(pack, about, held(SEATS)))).toEqual([`${decree}-council kept`])
  for (const wrong of [held(SEATS.slice(1)), held([...SEATS, 'party']), held(SEATS, false), []])
    expect(said(compositionPoints(pack, about, wrong))).toEqual([`${decree}-council broken`])
  // Nobody has compared it with its text.
  expect(compositionPoints(pack, about, []).some(({ confirmed }) => confirmed)).toBe(false)
})

test('a contract worker has no council by the law that is loaded', () => {
  const about = { class: 'contract-worker', status: 'serving', day: '2024-05-06' }
  expect(councilLaw(pack, about)).toEqual({ seats: [], rules: [] })
  expect(compositionPoints(pack, about, held(SEATS))).toEqual([])
})

test.each([
  // Monday to Thursday.
  ['2024-05-06', '2024-05-09', 'kept'],
  ['2024-05-06', '2024-05-08', 'broken'],
  // Over the days off of the end of April.
  ['2024-04-26', '2024-05-03', 'broken'],
  ['2024-04-26', '2024-05-06', 'kept'],
])('summoned on %s a council sits on %s: %s', (summoned, day, kept) => {
  expect(said(summonsPoints(pack, { ...OFFICIAL, day }, summoned))).toEqual([`d112-sit ${kept}`])
})

test('a year that the calendar does not have is not known, not fine', () => {
  expect(said(summonsPoints(pack, { ...OFFICIAL, day: '2031-05-09' }, '2031-05-06'))).toEqual(['d172-sit unknown'])
})

test('with three it sits, chair and secretary among them; without whom it is about from the third time on', () => {
  const about = { ...OFFICIAL, day: '2024-05-09' }
  const of = (present: string[], nth: number, attended: boolean): string[] => said(sittingPoints(pack, about, { present, nth, attended }))
  expect(of(['chair', 'party', 'secretary'], 1, true)).toEqual(['d112-quorum kept', 'd112-third-sitting kept'])
  expect(of(['chair', 'secretary'], 1, true)[0]).toBe('d112-quorum broken')
  expect(of(['chair', 'party', 'union'], 1, true)[0]).toBe('d112-quorum broken')
  expect([1, 2, 3].map((nth) => of(SEATS, nth, false)[1])).toEqual([
    'd112-third-sitting broken',
    'd112-third-sitting broken',
    'd112-third-sitting kept',
  ])
})

const order = (over: Partial<Parameters<typeof measurePoints>[2]>) =>
  measurePoints(pack, OFFICIAL, { kind: 'suspension', begun: null, from: '2024-05-06', until: '2024-05-21', pay: 50, ...over })

test('a suspension of 15 days, 15 more once, half of the pay and no less', () => {
  expect(said(order({}))).toEqual(['l22-suspension kept', 'd112-suspension-pay kept'])
  expect(said(order({ until: '2024-05-22' }))[0]).toBe('l22-suspension broken')
  expect(said(order({ begun: '2024-05-06', from: '2024-05-21', until: '2024-06-05' }))[0]).toBe('l22-suspension-more kept')
  expect(said(order({ begun: '2024-05-06', from: '2024-05-21', until: '2024-06-06' }))[0]).toBe('l22-suspension-more broken')
  expect(said(order({ pay: 49 }))[1]).toBe('d112-suspension-pay broken')
  expect(said(order({ from: '2026-11-02', until: '2026-11-17' }))).toEqual(['l80-suspension kept', 'd172-suspension-pay kept'])
  expect(said(order({ kind: 'temporary-transfer', until: '2024-08-05', pay: 100 }))).toEqual(['d59-measure broken', 'd59-measure-pay kept'])
})

test('under the Labour Code the longer period hangs on whether the case is special', () => {
  const of = (until: string) =>
    said(
      measurePoints(
        pack,
        { class: 'contract-worker', status: 'serving' },
        { ...{ kind: 'suspension', begun: null, from: '2024-05-06' }, until, pay: 50 },
      ),
    )
  expect(of('2024-05-22')).toEqual(['lc-suspension unknown', 'lc-suspension-special kept', 'lc-suspension-pay kept'])
})

test('each measure says what it lasts and what is paid; what the law does not have is not made up', () => {
  const { measures } = measureLaw(pack, { ...OFFICIAL, day: '2024-05-06' })
  expect(measures.map(({ id, pay, rules }) => [id, pay, rules.map(({ rule }) => rule)])).toEqual([
    ['suspension', 50, ['l22-suspension', 'l22-suspension-more', 'd112-suspension-pay']],
    ['corruption-suspension', 100, ['d59-measure', 'd59-measure-pay']],
    ['temporary-transfer', 100, ['d59-measure', 'd59-measure-pay']],
  ])
  const none: LawPack = { ...pack, rules: [] }
  expect(measureLaw(none, { ...OFFICIAL, day: '2024-05-06' }).measures.map(({ pay, rules }) => [pay, rules])).toEqual(
    Array.from({ length: 3 }, () => [null, []]),
  )
})
