import { commonTau2, falseDiscovery, LIMITS, ownTau2, spreadOf, tailsOf, twoSided } from '../../detect/behaviour/index.ts'
import type { Held } from './schema.ts'
import type { Compared, PersonSums } from './sums.ts'

/** What is looked at of somebody. */
export type Measure = 'mild' | 'days'
type Why = NonNullable<Held['why']>

interface Tested {
  who: string
  measure: Measure
  p: number
}

/** Among so many others one more moves their spread no more. */
const MANY = 40

/**
 * Holds everybody against all others, on like matters: the exact tail of what was observed under what all did, widened by honest differences between people
 * (detect/behaviour/README.md); false discoveries are held over all people and measures at once. Both directions alike. Says nothing where too little is known.
 */
export function compareAll(all: readonly PersonSums[], measures: readonly Measure[]): Map<string, Record<Measure, Held>> {
  const tested = measures.flatMap((measure) => testAll(all, measure))
  const q = falseDiscovery(tested.map(({ measure, p }) => ({ family: measure, p })))
  const found = new Map(tested.map(({ who, measure }, at) => [`${measure} ${who}`, q[at]!]))
  const peers = countPeers(all)
  return new Map(
    all.map((one) => {
      const heldOf = (measure: Measure): Held => {
        const why = whyUnknown(one, measure, peers)
        return why === null ? heldAs(one, measure, found.get(`${measure} ${one.who}`)!) : nothingSaid(one, measure, why)
      }
      return [one.who, { mild: heldOf('mild'), days: heldOf('days') }]
    }),
  )
}

/** People with enough matters, most of which others had, too. */
export function countPeers(all: readonly PersonSums[]): number {
  return all.filter((one) => tooLittle(one) === null).length
}

function tooLittle({ n, compared, covered }: PersonSums): Why | null {
  if (n < LIMITS.leastCases) return 'few'
  return compared < LIMITS.leastCases || covered < LIMITS.leastCovered * n ? 'unlike' : null
}

/** Why it cannot be said of somebody whether he differs; null where it can. */
function whyUnknown(one: PersonSums, measure: Measure, peers: number): Why | null {
  const little = tooLittle(one)
  if (little !== null) return little
  if (peers < LIMITS.leastPeers) return 'peers'
  const { pooled, variance } = one[measure]
  // Of what nearly nobody or nearly everybody did nothing can be said.
  const rare = measure === 'mild' && Math.min(pooled, one.compared - pooled) < LIMITS.leastExpected
  return rare || variance <= 0 ? 'rare' : null
}

function testAll(all: readonly PersonSums[], measure: Measure): Tested[] {
  const peers = countPeers(all)
  const those = all.filter((one) => whyUnknown(one, measure, peers) === null)
  const deviations = those.map((one) => ({ one, ...deviationOf(one[measure]) })).toSorted((a, b) => a.z - b.z)
  const spread = (of: typeof deviations): number => {
    if (of.length < LIMITS.leastPeers - 1) return 0
    const own = spreadOf(of)
    return ownTau2(own, commonTau2([own]))
  }
  const ofAll = spread(deviations)
  return deviations.map(({ one }) => {
    // His own difference must not pass for an honest one.
    const tau2 = deviations.length > MANY ? ofAll : spread(deviations.filter((other) => other.one !== one))
    const { observed, pooled, variance } = one[measure]
    return { who: one.who, measure, p: twoSided(tailsOf(observed, pooled, variance + tau2 * pooled * pooled)) }
  })
}

function deviationOf({ observed, pooled, variance }: Compared): { z: number; s: number } {
  return { z: (observed - pooled) / Math.sqrt(variance), s: Math.sqrt(variance) / pooled }
}

function heldAs(one: PersonSums, measure: Measure, q: number): Held {
  const { observed, expected } = one[measure]
  const differs = q <= LIMITS.amber && isGreat(one, measure)
  return { ...figures(one, measure), says: differs ? (observed > expected ? 'more' : 'less') : 'within', why: null }
}

/** Half as many again or a third fewer, of what was done or of what was not, and at least five matters apart. */
function isGreat({ compared, ...one }: PersonSums, measure: Measure): boolean {
  const { observed, expected } = one[measure]
  const apart = (of: number, than: number): boolean => of >= LIMITS.redRatio * than || than >= LIMITS.redRatio * of
  if (measure === 'days') return apart(observed, expected)
  return Math.abs(observed - expected) >= LIMITS.redExcess && (apart(observed, expected) || apart(compared - observed, compared - expected))
}

/** Ratio of observed to expected, with an interval by what chance does within the strata. */
function figures({ compared, ...one }: PersonSums, measure: Measure): Omit<Held, 'says' | 'why'> {
  const { observed, expected, pooled, variance } = one[measure]
  if (expected <= 0) return { observed, expected, ratio: null, low: null, high: null }
  const ratio = observed / expected
  const half = (1.96 * Math.sqrt(variance) * (pooled > 0 ? expected / pooled : 1)) / expected
  const most = measure === 'mild' ? compared / expected : Infinity
  return { observed, expected, ratio, low: Math.max(0, ratio - half), high: Math.min(most, ratio + half) }
}

function nothingSaid(one: PersonSums, measure: Measure, why: Why): Held {
  const hidden = why === 'few' || why === 'peers' || why === 'unlike'
  const { observed, expected } = one[measure]
  const numbers = hidden ? { observed: null, expected: null } : { observed, expected }
  return { says: 'unknown', why, ...numbers, ratio: null, low: null, high: null }
}
