import * as cephes from 'cephes'

await cephes.compiled

/** cephes throws where a result is too small for a double. */
function orZero(value: () => number): number {
  try {
    return value()
  } catch (error) {
    if (error instanceof Error && error.message.includes('underflow')) return 0
    throw error
  }
}

const igam = (a: number, x: number): number => orZero(() => cephes.igam(a, x))
const igamc = (a: number, x: number): number => orZero(() => cephes.igamc(a, x))
const incbet = (a: number, b: number, x: number): number => orZero(() => cephes.incbet(a, b, x))

/** P(X ≥ observed) and P(X ≤ observed). */
export interface Tails {
  upper: number
  lower: number
}

/**
 * Tails of a count with this mean and variance, from the (a, b, 0) class (Panjer 1981): binomial where the variance is below the
 * mean, Poisson where it is equal, negative binomial above. Computed from the tail itself, so that 1e-20 stays 1e-20.
 */
export function tailsOf(observed: number, mean: number, variance: number): Tails {
  const excess = variance / mean - 1
  if (excess > 1e-6) return negativeBinomial(observed, mean, mean / excess)
  const size = -mean / excess
  if (excess > -1e-6) return poisson(observed, mean)
  return observed < size ? binomial(observed, size, -excess) : beyond(observed, mean, binomial(Math.ceil(size) - 1, size, -excess))
}

function poisson(observed: number, mean: number): Tails {
  return { upper: observed === 0 ? 1 : igam(observed, mean), lower: igamc(observed + 1, mean) }
}

function binomial(observed: number, size: number, probability: number): Tails {
  return {
    upper: observed === 0 ? 1 : incbet(observed, size - observed + 1, probability),
    lower: observed + 1 > size ? 1 : incbet(size - observed, observed + 1, 1 - probability),
  }
}

/** More than the binomial that fits has at all: it fits only nearly, so that the Poisson tail is asked instead. */
function beyond(observed: number, mean: number, { upper }: Tails): Tails {
  return { upper: Math.min(upper, poisson(observed, mean).upper), lower: 1 }
}

function negativeBinomial(observed: number, mean: number, shape: number): Tails {
  const probability = shape / (shape + mean)
  return {
    upper: observed === 0 ? 1 : incbet(observed, shape, mean / (shape + mean)),
    lower: incbet(shape, observed + 1, probability),
  }
}

/** Twice the smaller tail, at most 1. */
export function twoSided({ upper, lower }: Tails): number {
  return Math.min(1, 2 * Math.min(upper, lower))
}

/** Quantile of the gamma distribution with this shape and rate. */
export function gammaQuantile(share: number, shape: number, rate: number): number {
  return inverse((value) => igam(shape, value), share, shape + 20 * Math.sqrt(shape) + 40) / rate
}

/** Where a distribution function reaches a share, by halving: Newton's steps of cephes stop with an error where a density underflows. */
function inverse(distribution: (value: number) => number, share: number, most: number): number {
  let [low, high] = [0, most]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (distribution(middle) < share) low = middle
    else high = middle
  }
  return high
}

/** P(X > value) of the gamma distribution. */
export function gammaAbove(value: number, shape: number, rate: number): number {
  return igamc(shape, value * rate)
}

export function betaQuantile(share: number, a: number, b: number): number {
  return inverse((value) => incbet(a, b, value), share, 1)
}

export function betaAbove(value: number, a: number, b: number): number {
  return value >= 1 ? 0 : incbet(b, a, 1 - value)
}

/** Exact 95 % interval of a share (Clopper & Pearson 1934). */
export function shareInterval(count: number, n: number): [number, number] {
  return [count === 0 ? 0 : betaQuantile(0.025, count, n - count + 1), count === n ? 1 : betaQuantile(0.975, count + 1, n - count)]
}
