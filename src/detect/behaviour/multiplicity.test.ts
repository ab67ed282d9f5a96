import fc from 'fast-check'
import { expect, test } from 'vitest'
import { falseDiscovery, loneLevels } from './multiplicity.ts'

/** The fifteen p-values of Benjamini & Hochberg (1995), section 3.2. */
const PUBLISHED = [
  ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459],
  ...[0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
]

const tests = (...families: [string, readonly number[]][]) => families.flatMap(([family, list]) => list.map((p) => ({ family, p })))

test('the published example: four of fifteen at 0.05; q as SciPy 1.17.1 has it (stats.false_discovery_control)', () => {
  const q = falseDiscovery(tests(['one', PUBLISHED]))
  expect(q.filter((each) => each <= 0.05)).toHaveLength(4)
  const expected = [
    ...[0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571428571, 0.0638571428571, 0.0645, 0.0765],
    ...[0.486, 0.581181818182, 0.714875, 0.753230769231, 0.813214285714, 1],
  ]
  for (const [at, each] of q.entries()) expect(each).toBeCloseTo(expected[at], 10)
})

test('no test, no q', () => {
  expect(falseDiscovery([])).toEqual([])
})

test('a family of thousands does not drown a family of ten', () => {
  const crowd = Array.from({ length: 5000 }, (_, at) => (at + 1) / 5001)
  const few = [1e-4, ...Array.from({ length: 9 }, (_, at) => (at + 1) / 10)]
  const [together] = falseDiscovery(tests(['few', few], ['crowd', crowd]))
  const [alone] = falseDiscovery(tests(['few', few]))
  const [mixed] = falseDiscovery(tests(['one', [...few, ...crowd]]))
  expect(together).toBeCloseTo(2 * alone, 10)
  expect(mixed).toBeGreaterThan(0.3)
})

test('a lone small p is flagged exactly at the level of its family', () => {
  const families = [...Array.from({ length: 40 }, () => 'a'), ...Array.from({ length: 160 }, () => 'b')]
  const levels = loneLevels(families, 0.1)
  for (const [family, at] of [
    ['a', 0],
    ['b', 40],
  ] as const) {
    const qAt = (p: number): number => falseDiscovery(families.map((own, place) => ({ family: own, p: place === at ? p : 1 })))[at]
    expect(qAt(levels.get(family)!)).toBeCloseTo(0.1, 10)
    expect(qAt(levels.get(family)! * 1.01)).toBeGreaterThan(0.1)
  }
})

test('q keeps the order of p in a family, is never below p times its share, and the order of tests changes nothing', () => {
  const lists = fc.array(fc.record({ family: fc.constantFrom('a', 'b', 'c'), p: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(lists, (list) => {
      const q = falseDiscovery(list)
      const reversed = falseDiscovery(list.toReversed()).toReversed()
      for (const [at, one] of list.entries()) {
        expect(q[at]).toBeCloseTo(reversed[at], 12)
        expect(q[at] <= 1 && q[at] >= 0).toBe(true)
        const later = list.flatMap((two, other) => (one.family === two.family && one.p <= two.p ? [q[other]] : []))
        expect(Math.min(...later)).toBe(q[at])
      }
    }),
  )
})
