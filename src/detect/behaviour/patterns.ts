import { comparePast, comparePeers, type Comparison, type Member } from './compare.ts'
import { LIMITS, STRATA } from './limits.ts'
import { falseDiscovery, loneLevels } from './multiplicity.ts'
import { detectableRatio } from './power.ts'
import { openSamples, type Tree } from './samples.ts'
import type { CellTable, Pattern, PatternOptions, PeerRate, Status } from './schema.ts'
import { gammaShape, shrink } from './shrink.ts'
import { shareInterval } from './tail.ts'
import { countEnough, testAll, type Tested } from './test-members.ts'

/**
 * Holds every unit and every broker, rule by rule, against its peers and against its own past (README.md). Gives a pattern for each
 * unit, and for each broker with enough cases: flagged ones first, the weightiest first. `cases` stay empty (see `withCases`).
 */
export function findPatterns(table: CellTable, options: PatternOptions = {}): Pattern[] {
  const { tree, samples } = openSamples(table, options)
  const comparisons = Array.from(samples, (sample) => [
    ...comparePeers(tree, sample, options),
    ...comparePast(tree, sample, options),
  ]).flat()
  const tested = [...Map.groupBy(comparisons, ({ kind, against }) => `${kind} ${against}`).values()].flatMap(testAll)
  const q = falseDiscovery(tested)
  const found = new Map(tested.map((test, at) => [test.member, { test, q: q[at] }]))
  const families = tested.map(({ family }) => family)
  const scene = { tree, options, levels: loneLevels(families, LIMITS.amber), shapes: new Map<Comparison, number>() }
  return comparisons
    .flatMap((comparison) => comparison.members.filter(isShown(comparison)).map((member) => ({ comparison, member })))
    .map(({ comparison, member }) => patternOf(scene, comparison, member, found.get(member)))
    .toSorted(byWeight)
}

/** What all patterns of a run share. */
interface Scene {
  tree: Tree
  options: PatternOptions
  /** Level of p at which a lone test of a family is flagged. */
  levels: Map<string, number>
  shapes: Map<Comparison, number>
}

/** A broker with a handful of cases is not worth a line that says so. */
function isShown({ kind }: Comparison): (member: Member) => boolean {
  return ({ reported, enough, outcome, own }) => reported && (enough || (kind === 'unit' && outcome.n + own.unknown > 0))
}

function patternOf(scene: Scene, comparison: Comparison, member: Member, found: { test: Tested; q: number } | undefined): Pattern {
  const { rule, kind, against, members } = comparison
  const { own, outcome } = member
  const status = found === undefined ? 'insufficient' : statusOf(found.test, found.q)
  const detailed = kind === 'unit' || status === 'amber' || status === 'red'
  return {
    ...{ rule, subjectKind: kind, subject: own.subject, against, status, period: periodOf(scene.tree, comparison) },
    ...{ n: outcome.n, unknown: own.unknown, observed: outcome.observed, expected: outcome.expected, variance: outcome.variance },
    ...(found === undefined ? UNTESTED : measuresOf(scene, found.test, found.q, detailed)),
    strata: [...(kind === 'broker' ? ['unit'] : []), ...(scene.options.strata ?? STRATA), ...(against === 'peers' ? ['month'] : [])],
    peersCount: countEnough(members),
    exceptions: [...own.exceptions].map(([id, left]) => ({ id, left })),
    months: detailed ? outcome.months.map((month, at) => ({ month: scene.tree.months[at], ...month })) : [],
    peers: detailed && against === 'peers' ? peerRates(members, member) : [],
    cases: [],
  }
}

type Measures = Pick<Pattern, 'tau2' | 'z' | 'p' | 'rawP' | 'q' | 'theta' | 'interval' | 'above' | 'detectable'>

const UNTESTED: Measures = { tau2: 0, z: null, p: null, rawP: null, q: null, theta: null, interval: null, above: null, detectable: null }

function measuresOf(scene: Scene, { comparison, member, tau2, z, p, rawP, family }: Tested, q: number, detailed: boolean): Measures {
  const detectable = detectableRatio(member.outcome, tau2, scene.levels.get(family)!)
  const tested = { ...UNTESTED, tau2, z, p, rawP, q, detectable }
  return detailed ? { ...tested, ...shrink(member.outcome, shapeOf(scene, comparison), LIMITS.redRatio) } : tested
}

function shapeOf({ shapes }: Scene, comparison: Comparison): number {
  const shape = shapes.get(comparison) ?? gammaShape(comparison.members.filter(({ enough }) => enough).map(({ outcome }) => outcome))
  shapes.set(comparison, shape)
  return shape
}

/** Only an excess is flagged. Where little is expected, what is not flagged shows nothing. */
function statusOf({ member }: Tested, q: number): Status {
  const { observed, expected, pooled } = member.outcome
  const recurs = observed >= LIMITS.leastObserved && observed > expected
  if (!recurs || q > LIMITS.amber) return pooled < LIMITS.leastExpected ? 'insufficient' : 'ordinary'
  const great = observed >= LIMITS.redRatio * expected && observed - expected >= LIMITS.redExcess
  return great && q <= LIMITS.red ? 'red' : 'amber'
}

function periodOf({ months }: Tree, { span: [first, last] }: Comparison): Pattern['period'] {
  const [year, month] = months[last].split('-').map(Number)
  return { from: months[first], until: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) }
}

/** The subject and its largest peers, at the rates that all would show with the same mix of cases (indirect standardisation). */
function peerRates(members: readonly Member[], self: Member): PeerRate[] {
  const others = members
    .filter((member) => member.enough && member !== self)
    .toSorted((one, other) => other.outcome.n - one.outcome.n)
    .slice(0, LIMITS.peersShown - 1)
  const sums = members.reduce(([n, observed], { outcome }) => [n + outcome.n, observed + outcome.observed], [0, 0])
  return [self, ...others].filter(({ outcome }) => outcome.n > 0).map((member) => peerRate(member, sums[1] / sums[0]))
}

function peerRate({ own, outcome: { n, observed, expected } }: Member, overall: number): PeerRate {
  const factor = (overall * n) / expected
  const [low, high] = shareInterval(observed, n).map((share) => Math.min(1, share * factor))
  return { subject: own.subject, n, violated: observed, expected, rate: Math.min(1, (observed / n) * factor), low, high }
}

const RANK: Record<Status, number> = { red: 0, amber: 1, ordinary: 2, insufficient: 3 }

function byWeight(one: Pattern, other: Pattern): number {
  return (
    RANK[one.status] - RANK[other.status] ||
    (one.q ?? 2) - (other.q ?? 2) ||
    compareText(one.rule, other.rule) ||
    compareText(one.subject, other.subject) ||
    compareText(one.against, other.against)
  )
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
