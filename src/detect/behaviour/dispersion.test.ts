import { expect, test } from 'vitest'
import { newRandom, gaussian } from '../../../test/patterns.ts'
import { commonTau2, overdispersion, ownTau2, quantile, spreadOf } from './dispersion.ts'

const Z = [-1.2, 0.4, 2.5, -0.3, 0.9, -2.1, 1.4, 0.1, 5, -0.7, 0.6, -1.6]
const S = [0.2, 0.3, 0.25, 0.4, 0.2, 0.35, 0.3, 0.25, 0.2, 0.5, 0.3, 0.2]

test('a worked example, computed with NumPy 2 (quantile, clip)', () => {
  // Winsorised mean square 1.80095; of a standard normal it is 0.67865.
  expect(overdispersion(Z)).toBeCloseTo(1.80095 / 0.6786545589528744, 4)
  const spread = spreadOf(Z.map((z, at) => ({ z, s: S[at] })))
  expect(spread.tau2).toBeCloseTo(0.12657836, 5)
  expect(spread.error).toBeCloseTo(0.07894542, 5)
})

test('quantiles between order statistics', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5)
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.1)).toBe(2)
  expect(quantile([7], 0.9)).toBe(7)
})

const random = newRandom(5, 1)
const drawn = (k: number, sd: number, s: number) =>
  Array.from({ length: k }, () => ({ z: (sd * gaussian(random)) / s + gaussian(random), s }))

test('where there is only chance φ is 1 on average, of few subjects too', () => {
  for (const k of [8, 12, 100]) {
    const rounds = 24_000 / k
    let sum = 0
    for (let round = 0; round < rounds; round++) sum += overdispersion(drawn(k, 0, 1).map(({ z }) => z))
    expect(sum / rounds).toBeGreaterThan(0.95)
    expect(sum / rounds).toBeLessThan(1.1)
  }
})

test('one outlier among a hundred moves φ little; it would treble the plain mean square', () => {
  const z = drawn(100, 0, 1).map((each) => each.z)
  const before = overdispersion(z)
  z[0] = 15
  expect(overdispersion(z)).toBeLessThan(1.15 * before)
})

test('τ² of many rules is found where it is, and 0 where there is none', () => {
  const rules = (sd: number) => Array.from({ length: 300 }, (_, at) => spreadOf(drawn(12, sd, [0.05, 0.15, 0.4][at % 3])))
  // With twelve subjects the published formula is 9 % high (it takes k for k − 1), φ another 5 %.
  expect(commonTau2(rules(0.2))).toBeGreaterThan(0.038)
  expect(commonTau2(rules(0.2))).toBeLessThan(0.054)
  expect(commonTau2(rules(0))).toBeLessThan(0.002)
  expect(commonTau2([])).toBe(0)
})

test('a rule has its own τ² where it shows it well, that of all where it shows nothing, and never less', () => {
  const rule = { k: 12, chance: 0.01 }
  expect(ownTau2({ ...rule, tau2: 0.3, error: 0.001 }, 0.04)).toBeCloseTo(0.3, 2)
  expect(ownTau2({ ...rule, tau2: 3, error: 100 }, 0.04)).toBeCloseTo(0.06, 3)
  expect(ownTau2({ ...rule, tau2: -0.01, error: 0.001 }, 0.04)).toBe(0.04)
})
