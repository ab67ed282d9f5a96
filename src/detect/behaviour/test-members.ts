import type { Comparison, Member } from './compare.ts'
import { commonTau2, ownTau2, quantile, spreadOf, type Deviation, type Spread } from './dispersion.ts'
import type { Expected } from './expect.ts'
import { LIMITS } from './limits.ts'
import { tailsOf, twoSided } from './tail.ts'

/** A member whose excess can be tested. */
export interface Tested {
  comparison: Comparison
  member: Member
  tau2: number
  z: number
  p: number
  rawP: number
  /** Tests that share one part of the false-discovery rate: kind of subject, what it is held against, and whether little is expected. */
  family: string
}

/** Fewer subjects cannot be winsorised. */
const LEAST_SHOWN = 4

/** Tests every member with enough cases, of comparisons of one kind of subject and one reference (peers, past). */
export function testAll(comparisons: readonly Comparison[]): Tested[] {
  const shown = comparisons.map((comparison) => ({ comparison, deviations: deviationsOf(comparison) }))
  const count = shown.reduce((sum, { deviations }) => sum + deviations.length, 0)
  const spreads = new Map(
    shown
      .filter(({ deviations }) => deviations.length >= LEAST_SHOWN)
      .map(({ comparison, deviations }) => [comparison, spreadOf(deviations)]),
  )
  return shown
    .filter(({ comparison }) => isComparable(comparison, count))
    .flatMap(({ comparison, deviations }) => {
      const others = [...spreads].flatMap(([of, spread]) => (of === comparison ? [] : [spread]))
      return testEach(comparison, deviations, others)
    })
}

/** Among peers there must be eight; against its own past a subject is tested where eight tests show how much honest rates move. */
function isComparable({ against, members }: Comparison, deviations: number): boolean {
  return (against === 'peers' ? countEnough(members) : deviations) >= LIMITS.leastPeers
}

export function countEnough(members: readonly Member[]): number {
  return members.filter(({ enough }) => enough).length
}

/**
 * How far the members are from what is expected of them. Among peers, from the median ratio instead of 1: one outlier raises what is
 * expected of all others, and must not pass for their honest differences. A common shift against the past is such a difference.
 */
function deviationsOf({ members, against }: Comparison): (Deviation & { of: Member })[] {
  const tested = members.filter(({ enough, outcome }) => enough && outcome.pooled >= LIMITS.leastExpected)
  const centre = against === 'peers' ? medianRatio(tested.map(({ outcome }) => outcome)) : 1
  return tested
    .map((of) => ({ of, ...of.outcome }))
    .map(({ of, observed, expected, variance }) => ({
      of,
      z: (observed - centre * expected) / Math.sqrt(centre * variance),
      s: Math.sqrt(variance / centre) / expected,
    }))
}

function medianRatio(outcomes: readonly Expected[]): number {
  const ratios = outcomes.map(({ observed, expected }) => observed / expected).toSorted((one, other) => one - other)
  return Math.max(0.1, ratios.length === 0 ? 1 : quantile(ratios, 0.5))
}

/** One of so many moves their τ² no more. */
const MANY = 40

/** Each member with the τ² that other members and other rules show: its own excess must not pass for an honest difference. */
function testEach(comparison: Comparison, deviations: ReturnType<typeof deviationsOf>, otherRules: readonly Spread[]): Tested[] {
  const ascending = deviations.toSorted((one, other) => one.z - other.z)
  const ofAll = tau2Of(ascending, otherRules)
  return comparison.members
    .filter(({ enough, reported }) => enough && reported)
    .map((member) => {
      const others = ascending.length > MANY ? ascending : ascending.filter(({ of }) => of !== member)
      return testOne(comparison, member, others.length === ascending.length ? ofAll : tau2Of(others, otherRules))
    })
}

function tau2Of(deviations: readonly Deviation[], otherRules: readonly Spread[]): number {
  if (deviations.length < LEAST_SHOWN) return commonTau2(otherRules)
  const own = spreadOf(deviations)
  const common = commonTau2([...otherRules, own])
  return deviations.length >= LIMITS.leastPeers - 1 ? ownTau2(own, common) : common
}

function testOne(comparison: Comparison, member: Member, tau2: number): Tested {
  const { observed, expected, variance, pooled } = member.outcome
  const total = variance + tau2 * expected * expected
  const size = pooled < LIMITS.leastExpected ? 'rare' : 'common'
  return {
    comparison,
    member,
    tau2,
    z: (observed - expected) / Math.sqrt(total),
    p: twoSided(tailsOf(observed, expected, total)),
    rawP: twoSided(tailsOf(observed, expected, variance)),
    family: `${comparison.kind} ${comparison.against} ${size}`,
  }
}
