import { expect, test } from 'vitest'
import { gammaShape, shrink } from './shrink.ts'

const OBSERVED = [3, 12, 7, 30, 9, 14, 2, 25, 11, 8, 40, 6]
const EXPECTED = [6, 10.5, 8, 15, 9, 12, 5, 20, 10, 9, 18, 7.5]

test('the shape by maximum likelihood is that of SciPy 1.17.1 (minimize_scalar over nbinom.logpmf)', () => {
  const outcomes = OBSERVED.map((observed, at) => ({ n: 1000, observed, expected: EXPECTED[at] }))
  expect(gammaShape(outcomes)).toBeCloseTo(6.92224, 3)
})

test('subjects that do not differ have the largest shape', () => {
  expect(gammaShape(Array.from({ length: 20 }, () => ({ n: 1000, observed: 50, expected: 50 })))).toBeGreaterThan(9000)
})

test('a ratio of counts: the gamma posterior (22 + 8) / (14 + 8), as SciPy has it', () => {
  const { theta, interval, above } = shrink({ n: 1000, observed: 22, expected: 14 }, 8, 1.5)
  expect(theta).toBeCloseTo(30 / 22, 10)
  expect(above).toBeCloseTo(0.27730137, 8)
  expect(interval[0]).toBeLessThan(theta)
  expect(interval[1]).toBeGreaterThan(theta)
})

test('much seen is believed, little is drawn to 1', () => {
  const ratio = (n: number): number => shrink({ n, observed: (4 * n) / 100, expected: n / 100 }, 5, 1.5).theta
  expect(ratio(100)).toBeLessThan(1.6)
  expect(ratio(100_000)).toBeGreaterThan(3.9)
})

test('of a frequent violation no ratio is above what 100 % would be', () => {
  const { theta, interval } = shrink({ n: 100, observed: 99, expected: 50 }, 10, 1.5)
  expect(theta).toBeLessThan(2)
  expect(interval[1]).toBeLessThanOrEqual(2)
  expect(shrink({ n: 100, observed: 60, expected: 70 }, 10, 1.5).above).toBe(0)
})

test('where every case of all peers is against the rule, the ratio is one and there is nothing to say', () => {
  const { theta, interval, above } = shrink({ n: 100, observed: 100, expected: 100 }, 10, 1.5)
  expect([theta, ...interval].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1, 1, 1])
  expect(above).toBe(0)
})
