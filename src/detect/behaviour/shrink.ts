import { lgam } from 'cephes'
import { betaAbove, betaQuantile, gammaAbove, gammaQuantile } from './tail.ts'

/** Observed and expected violations among n cases. */
export interface Outcome {
  n: number
  observed: number
  expected: number
}

export interface Shrunken {
  theta: number
  interval: [number, number]
  above: number
}

const [LEAST, MOST] = [Math.log(0.25), Math.log(10_000)]
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Shape a of the gamma(a, a) of the ratios, by maximum likelihood of the negative binomial; at most 10,000, where all are alike. */
export function gammaShape(outcomes: readonly Outcome[]): number {
  let [low, high] = [LEAST, MOST]
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
  let [atLeft, atRight] = [likelihood(outcomes, left), likelihood(outcomes, right)]
  for (let step = 0; step < 30; step++) {
    if (atLeft < atRight) {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + GOLDEN * (high - low)
      atRight = likelihood(outcomes, right)
    } else {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - GOLDEN * (high - low)
      atLeft = likelihood(outcomes, left)
    }
  }
  return Math.exp((low + high) / 2)
}

function likelihood(outcomes: readonly Outcome[], logShape: number): number {
  const shape = Math.exp(logShape)
  const constant = lgam(shape)
  return outcomes.reduce(
    (sum, { observed, expected }) =>
      sum + lgam(shape + observed) - constant - shape * Math.log1p(expected / shape) - observed * Math.log(shape + expected),
    0,
  )
}

/** The ratio to what is expected, shrunken by a prior of mean 1: gamma-Poisson, or beta-binomial where the expected rate is above 0.1. */
export function shrink(outcome: Outcome, shape: number, limit: number): Shrunken {
  const { n, observed, expected } = outcome
  const rate = expected / n
  if (rate > 0.1) return shrinkShare(outcome, rate, Math.max(2, (shape * (1 - rate)) / rate - 1), limit)
  const [a, b] = [shape + observed, shape + expected]
  return { theta: a / b, interval: [gammaQuantile(0.025, a, b), gammaQuantile(0.975, a, b)], above: gammaAbove(limit, a, b) }
}

/** A share that is one everywhere leaves nothing to be otherwise: it is taken for a little less. */
const ALMOST = 1 - 1e-9

function shrinkShare({ n, observed }: Outcome, expected: number, size: number, limit: number): Shrunken {
  const rate = Math.min(expected, ALMOST)
  const [a, b] = [rate * size + observed, (1 - rate) * size + n - observed]
  return {
    theta: a / (a + b) / rate,
    interval: [betaQuantile(0.025, a, b) / rate, betaQuantile(0.975, a, b) / rate],
    above: betaAbove(limit * rate, a, b),
  }
}
