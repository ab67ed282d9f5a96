import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingNumbers } from './search.ts'
import { bandOf, type Measured } from './band.ts'
import { stageTable, tintOf } from './stages.ts'

const unit = (name: string, cases: number, n: number, group = 'sea'): Measured => ({ unit: name, group, cases, n })
const likeOnes = (count: number, cases: number, n: number, group = 'sea'): Measured[] =>
  Array.from({ length: count }, (_, at) => unit(`${group}${at}`, cases, n, group))

describe('the band of like units', () => {
  test('alike units leave chance alone: the band of a Poisson count, normal', () => {
    const all = [...likeOnes(9, 10_000, 100), unit('own', 10_000, 180)]
    const band = bandOf(all.at(-1)!, all)!
    expect(band.units).toBe(9)
    expect(band.low).toBeCloseTo(10 - 1.6449 * Math.sqrt(0.01 / 10_000) * 1000, 6)
    expect(band.high).toBeCloseTo(10 + 1.6449 * Math.sqrt(0.01 / 10_000) * 1000, 6)
  })

  test('a small unit has a wide band, honest differences widen every one', () => {
    const peers = likeOnes(9, 10_000, 100)
    const width = ({ low, high }: { low: number; high: number }): number => high - low
    const [large, small] = [unit('own', 10_000, 100), unit('own', 400, 4)].map((own) => bandOf(own, [...peers, own])!)
    expect(width(small!)).toBeGreaterThan(3 * width(large!))
    const spread = peers.map((peer, at) => ({ ...peer, n: 60 + 10 * at }))
    expect(width(bandOf(unit('own', 10_000, 100), spread)!)).toBeGreaterThan(width(large!))
  })

  test('fewer than eight like ones are compared with all; fewer than eight of all with nobody', () => {
    const airports = likeOnes(4, 1000, 10, 'air')
    const own = unit('own', 1000, 10)
    expect(bandOf(own, [own, ...likeOnes(6, 1000, 10), ...airports])!.units).toBe(10)
    expect(bandOf(own, [own, ...likeOnes(7, 1000, 10), ...airports])!.units).toBe(7)
    expect(bandOf(own, [own, ...likeOnes(3, 1000, 10)])).toBeNull()
    expect(bandOf(unit('own', 29, 3), likeOnes(9, 1000, 10))).toBeNull()
    expect(bandOf(own, [own, ...likeOnes(9, 29, 1)])).toBeNull()
  })

  test('nothing found anywhere: a band of nothing', () => {
    const all = likeOnes(9, 1000, 0)
    expect(bandOf(all[0]!, all)).toMatchObject({ low: 0, high: 0 })
  })

  test('the order of the units changes nothing', () => {
    const measured = fc.record({ cases: fc.integer({ min: 0, max: 5000 }), n: fc.integer({ min: 0, max: 200 }) })
    fc.assert(
      fc.property(fc.array(measured, { minLength: 8, maxLength: 14 }), (rows) => {
        const all = rows.map(({ cases, n }, at) => unit(`u${at}`, cases, Math.min(n, cases)))
        const [one, other] = [bandOf(all[0]!, all), bandOf(all[0]!, all.toReversed())]
        expect(one === null).toBe(other === null)
        if (one === null || other === null) return
        expect(one.low).toBeGreaterThanOrEqual(0)
        expect(one.low).toBeCloseTo(other.low, 6)
        expect(one.high).toBeCloseTo(other.high, 6)
      }),
    )
  })
})

describe('unit × stage', () => {
  test('a cell is tinted by what the others show at this volume; a stage that nobody knows is one column more', () => {
    const found = [
      { unit: 'A', stage: 'tax', n: 60 },
      { unit: 'B', stage: 'tax', n: 10 },
      { unit: 'C', stage: 'tax', n: 10 },
      { unit: 'A', stage: 'gate', n: 5 },
      { unit: 'B', stage: '', n: 2 },
    ]
    const { names, rows } = stageTable(
      found,
      new Map([
        ['A', 1000],
        ['B', 1000],
        ['C', 1000],
      ]),
    )
    expect(names.map(({ en }) => en)).toEqual(['Registration', 'Channel', 'Documents', 'Goods', 'Tax', 'Clearance', 'Gate', 'Other'])
    const cell = (name: string, stage: string) => rows.find((row) => row.unit === name)!.cells.find((one) => one.stage === stage)!
    expect([cell('A', 'tax').tint, cell('B', 'tax').tint, cell('A', 'gate').tint, cell('B', '').n]).toEqual([3, 0, 3, 2])
    expect(rows.map(({ total }) => total)).toEqual([65, 12, 10])
  })

  test('more never makes a tint paler, and what is expected has none', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.double({ min: 0, max: 300, noNaN: true }), (one, other, expected) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        expect(tintOf(less, expected)).toBeLessThanOrEqual(tintOf(more, expected))
        expect(tintOf(Math.floor(expected), expected)).toBe(0)
      }),
    )
  })
})

test.each([
  ['PH-26-004817', ['PH-26-004817']],
  ['ph 26-4817', []],
  ['26-4817', ['PH-26-004817']],
  ['4817', ['PH-26-004817', 'PH-25-004817', 'PH-24-004817', 'PH-23-004817', 'PH-22-004817']],
  ['107482917744', []],
  ['thông quan', []],
])('numbers of findings that a text may mean: %s', (text, numbers) => {
  expect(findingNumbers(text, 2026)).toEqual(numbers)
})
