/** A unit with its volume and its count; `group` says which units it is like. */
export interface Measured {
  unit: string
  group: string
  cases: number
  n: number
}

/** Between which rates per thousand nine tenths of like units with this unit's volume would lie. */
export interface Band {
  low: number
  high: number
  /** Units that it was made from. */
  units: number
}

const LEAST_CASES = 30
/** Groups of fewer units are compared with all (as in detect/behaviour). */
const LEAST_UNITS = 8
/** The middle nine tenths of a normal distribution. */
const Z = 1.6449

/**
 * The middle nine tenths of like units, the unit itself left out: their common rate, plus and minus chance at this unit's volume and the honest
 * differences between units (τ² by moments, DerSimonian & Laird 1986). Null where too few are like it.
 */
export function bandOf(unit: Measured, all: readonly Measured[]): Band | null {
  const others = all.filter((other) => other.unit !== unit.unit && other.cases >= LEAST_CASES)
  const like = others.filter(({ group }) => group === unit.group)
  const peers = like.length + 1 >= LEAST_UNITS ? like : others
  if (peers.length + 1 < LEAST_UNITS || unit.cases < LEAST_CASES) return null
  const cases = peers.reduce((sum, peer) => sum + peer.cases, 0)
  const rate = peers.reduce((sum, peer) => sum + peer.n, 0) / cases
  const spread = Z * Math.sqrt(rate / unit.cases + differences(peers, rate))
  return { low: 1000 * Math.max(0, rate - spread), high: 1000 * (rate + spread), units: peers.length }
}

/** Variance of the true rates between units, beyond chance. */
function differences(peers: readonly Measured[], rate: number): number {
  if (rate === 0) return 0
  const weights = peers.map(({ cases }) => cases / rate)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0)
  const q = peers.reduce((sum, { n, cases }, at) => sum + weights[at]! * (n / cases - rate) ** 2, 0)
  return Math.max(0, (q - (peers.length - 1)) / (total - squares / total))
}
