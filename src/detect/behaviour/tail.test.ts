/** Values of SciPy 1.17.1 (`stats.binom`, `poisson`, `nbinom`, `gamma`, `beta`, `binomtest(…).proportion_ci(method='exact')`). */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { betaAbove, betaQuantile, gammaAbove, gammaQuantile, shareInterval, tailsOf, twoSided } from './tail.ts'

const near = (value: number): unknown => expect.closeTo(value, Math.max(0, 9 - Math.floor(Math.log10(Math.abs(value)))))
const binomial = (observed: number, n: number, p: number) => tailsOf(observed, n * p, n * p * (1 - p))
const negative = (observed: number, mean: number, shape: number) => tailsOf(observed, mean, mean + mean ** 2 / shape)

test('a tail of 1e-20 keeps its digits', () => {
  expect(binomial(70, 400, 0.05).upper / 9.438615191758247e-20).toBeCloseTo(1, 9)
  expect(tailsOf(120, 40, 40).upper / 1.6729219690906553e-24).toBeCloseTo(1, 9)
  expect(negative(200, 100, 400).upper / 1.1391566786118973e-14).toBeCloseTo(1, 9)
})

test('binomial, Poisson and negative binomial tails', () => {
  expect(binomial(1, 10, 0.3).upper).toEqual(near(0.9717524751))
  expect(binomial(3, 50, 0.2).lower).toEqual(near(0.005656361012155322))
  expect(binomial(30, 50, 0.2).upper).toEqual(near(6.936746603338707e-10))
  expect(tailsOf(10, 3.5, 3.5).upper).toEqual(near(0.003314944264632366))
  expect(tailsOf(2, 7.25, 7.25).lower).toEqual(near(0.02452320936471926))
  expect(negative(50, 20, 25).upper).toEqual(near(5.0683692093382674e-5))
  expect(negative(25, 4, 1.6).upper).toEqual(near(0.0008705858023343467))
  expect(negative(9, 20, 25).lower).toEqual(near(0.024445068159480176))
})

test('gamma and beta quantiles and tails', () => {
  expect(gammaQuantile(0.025, 7.5, 3)).toBeCloseTo(1.0436896325072087, 9)
  expect(gammaQuantile(0.975, 7.5, 3)).toBeCloseTo(4.581398810573829, 9)
  expect(gammaQuantile(0.025, 0.4, 1)).toBeCloseTo(7.328324355345854e-5, 9)
  expect(gammaAbove(1.5, 30, 22)).toBeCloseTo(0.27730137093140717, 9)
  expect(betaQuantile(0.025, 12, 40)).toBeCloseTo(0.12790810025182783, 9)
  expect(betaQuantile(0.975, 12, 40)).toBeCloseTo(0.3532140635095191, 9)
  expect(betaAbove(0.5, 12, 40)).toBeCloseTo(2.851905818701539e-5, 12)
  expect(betaAbove(1.2, 12, 40)).toBe(0)
})

test('exact intervals of shares', () => {
  const expected: [number, number, number, number][] = [
    [0, 30, 0, 0.11570330822202743],
    [7, 50, 0.05819170033997344, 0.26739600249700846],
    [30, 30, 0.8842966917779725, 1],
  ]
  for (const [count, n, low, high] of expected) {
    const [found, above] = shareInterval(count, n)
    expect(found).toBeCloseTo(low, 9)
    expect(above).toBeCloseTo(high, 9)
  }
})

test('nothing seen is no excess; a tail too small for a number is 0', () => {
  expect(tailsOf(0, 3, 3).upper).toBe(1)
  expect(tailsOf(0, 3, 2).upper).toBe(1)
  expect(tailsOf(0, 3, 5).upper).toBe(1)
  expect(tailsOf(100_000, 1, 1).upper).toBe(0)
  expect(twoSided({ upper: 0.7, lower: 0.6 })).toBe(1)
})

test('both tails together hold what is seen once too often, and more seen is a smaller upper tail', () => {
  const counts = fc.record({
    observed: fc.nat(200),
    mean: fc.double({ min: 0.01, max: 200, noNaN: true }),
    of: fc.double({ min: 0.3, max: 4, noNaN: true }),
  })
  fc.assert(
    fc.property(counts, ({ observed, mean, of }) => {
      const [here, next] = [tailsOf(observed, mean, mean * of), tailsOf(observed + 1, mean, mean * of)]
      expect(next.upper).toBeLessThanOrEqual(here.upper + 1e-12)
      expect(here.lower).toBeLessThanOrEqual(next.lower + 1e-12)
      for (const share of [here.upper, here.lower]) expect(share >= 0 && share <= 1).toBe(true)
    }),
  )
})
