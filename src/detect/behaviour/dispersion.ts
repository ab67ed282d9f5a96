/** One subject in a comparison: difference to what is expected in standard deviations, and the deviation of its ratio. */
export interface Deviation {
  z: number
  s: number
}

/** Mean square of a standard normal variable that is winsorised at 10 and 90 %. */
const NORMAL = 0.678_66

/** Quantile by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996). */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)]
  return low + (at - Math.floor(at)) * (sorted[Math.ceil(at)] - low)
}

/** Overdispersion φ: the mean square of z, winsorised at 10 and 90 % (Spiegelhalter 2005), 1 on average where there is only chance. */
export function overdispersion(z: readonly number[]): number {
  const sorted = z.toSorted((one, other) => one - other)
  const [low, high] = [quantile(sorted, 0.1), quantile(sorted, 0.9)]
  const square = sorted.reduce((sum, value) => sum + Math.min(high, Math.max(low, value)) ** 2, 0)
  return square / z.length / NORMAL
}

/** What the subjects of one rule say of honest differences. */
export interface Spread {
  k: number
  /** Moment estimate of the variance of their ratios (DerSimonian & Laird 1986), below 0 where chance alone would differ more. */
  tau2: number
  /** Its standard error, as if z were normal with at least the variance of chance. */
  error: number
  /** Variance of a ratio by chance alone: a middling one. */
  chance: number
}

export function spreadOf(deviations: readonly Deviation[]): Spread {
  const k = deviations.length
  const weights = deviations.map(({ s }) => 1 / (s * s))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const weight = total - weights.reduce((sum, each) => sum + each * each, 0) / total
  const phi = overdispersion(deviations.map(({ z }) => z))
  return { k, tau2: (k * phi - (k - 1)) / weight, error: (Math.max(1, phi) * Math.sqrt(2 * k)) / weight, chance: (k - 1) / weight }
}

/** τ² of all rules together: the mean, weighted by how well each rule shows it. */
export function commonTau2(spreads: readonly Spread[]): number {
  let tau2 = 0.04
  for (let step = 0; step < 4; step++) {
    const weights = spreads.map(({ k, chance }) => (k - 1) / (tau2 + chance) ** 2)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    tau2 = total > 0 ? Math.max(0, spreads.reduce((sum, spread, at) => sum + spread.tau2 * weights[at], 0) / total) : 0
  }
  return tau2
}

/** By how much the τ² of rules may differ (standard deviation), where they do not differ much on the whole: offices of ±20 %. */
const APART = 0.04

/**
 * τ² of one rule: its own estimate drawn towards that of all rules, the more the less it shows, plus half a standard error, since few
 * subjects show it badly; never below that of all rules.
 */
export function ownTau2({ tau2, error }: Spread, common: number): number {
  const [own, prior] = [1 / error ** 2, 1 / Math.max(common, APART) ** 2]
  return Math.max(common, (own * tau2 + prior * common) / (own + prior) + 0.5 / Math.sqrt(own + prior))
}
