import { LIMITS } from './limits.ts'
import type { SubjectCells, Tree } from './samples.ts'

/** Cases and violations of a reference by node of the tree; and, while it is asked, cases and expectation of whoever is held against it. */
export interface Reference {
  tree: Tree
  n: Float64Array
  violated: Float64Array
  own: { n: Float64Array; expected: Float64Array }
}

export interface Expected {
  n: number
  observed: number
  expected: number
  /** Of observed − expected: chance, and doubt about the reference. */
  variance: number
  /** What is expected given the sum of both, which no excess can move: decides what is tested, so that the gate selects nothing. */
  pooled: number
  /** Share of the cases in coarsest strata (of a broker: units) of which the reference has as many: elsewhere there is nothing to compare with. */
  covered: number
  /** By place of the month in the tree. */
  months: { n: number; observed: number; expected: number }[]
}

export function emptyReference(tree: Tree): Reference {
  const zeros = (): Float64Array => new Float64Array(tree.parent.length)
  return { tree, n: zeros(), violated: zeros(), own: { n: zeros(), expected: zeros() } }
}

/** Whether a cell counts, by its month; and from which node on: that of the month, or that of the whole stratum. */
export interface Part {
  takes: (month: number) => boolean
  byMonth: boolean
}

/** Node of a cell: that of its stratum's month (`Tree.months`), or that of its stratum. */
function startOf(own: SubjectCells, at: number, { byMonth }: Part): number {
  return byMonth ? own.stratum[at] + 1 + own.month[at] : own.stratum[at]
}

/** Adds (sign 1) or takes away (sign −1) a part of a subject's cells. */
export function addTo({ tree, n, violated }: Reference, own: SubjectCells, part: Part, sign: 1 | -1): void {
  for (let at = 0; at < own.n.length; at++) {
    if (!part.takes(own.month[at])) continue
    for (let node = startOf(own, at, part); node >= 0; node = tree.parent[node]) {
      n[node] += sign * own.n[at]
      violated[node] += sign * own.violated[at]
    }
  }
}

/** What a part of a subject's cases would show at the rates of a reference (which must not hold these cases). */
export function expectFrom(reference: Reference, own: SubjectCells, part: Part): Expected {
  const months = reference.tree.months.map(() => ({ n: 0, observed: 0, expected: 0 }))
  const out: Expected = { n: 0, observed: 0, expected: 0, variance: 0, pooled: 0, covered: 0, months }
  const touched: number[] = []
  for (let at = 0; at < own.n.length; at++) {
    if (!part.takes(own.month[at])) continue
    const [n, node] = [own.n[at], startOf(own, at, part)]
    const rate = Math.min(1, rateAt(reference, node))
    for (const sums of [out, months[own.month[at]]]) {
      sums.n += n
      sums.observed += own.violated[at]
      sums.expected += n * rate
    }
    out.variance += n * rate * (1 - rate)
    note(reference, touched, node, n, n * rate)
  }
  out.covered = coverage(reference, touched) / Math.max(1, out.n)
  out.variance += doubt(reference, touched)
  out.pooled = ((out.observed + reference.violated[0]) * out.expected) / (out.expected + reference.violated[0] + 1)
  return out
}

/**
 * Rate of a node: its own, drawn towards that of its parent by pseudo-cases. One violation is added to the reference, spread evenly
 * over its cases: in one stratum the tail is then that of the exact conditional test (Przyborowski & Wilenski 1940).
 */
function rateAt(reference: Reference, node: number): number {
  const added = 1 / Math.max(1, reference.n[0])
  if (node === 0) return (reference.violated[0] + 1) * added
  const [n, above] = [reference.n[node], rateAt(reference, reference.tree.parent[node])]
  const pseudo = pseudoCases(above)
  return (reference.violated[node] + n * added + pseudo * above) / (n + pseudo)
}

/** κ cases, and at least as many as hold one violation: of ten cases without a violation nothing follows for what is rare. */
function pseudoCases(rate: number): number {
  return Math.max(LIMITS.kappa, 1 / rate)
}

/** Notes a cell at its node and all above. */
function note({ tree, own }: Reference, touched: number[], from: number, n: number, expected: number): void {
  for (let node = from; node >= 0; node = tree.parent[node]) {
    if (own.n[node] === 0) touched.push(node)
    own.n[node] += n
    own.expected[node] += expected
  }
}

function coverage({ tree, n, own }: Reference, touched: readonly number[]): number {
  return touched.reduce((sum, node) => (tree.depth[node] === 1 && n[node] >= own.n[node] ? sum + own.n[node] : sum), 0)
}

/**
 * Variance of what is expected, because the reference is itself a sample. Of thin strata the rates come from coarser ones and err
 * together, so that the level counts at which the doubt is greatest. Clears the notes.
 */
function doubt({ tree, n, own }: Reference, touched: readonly number[]): number {
  const byDepth: number[] = []
  for (const node of touched) {
    const [cases, expected] = [own.n[node], own.expected[node]]
    const rate = expected / cases
    byDepth[tree.depth[node]] =
      (byDepth[tree.depth[node]] ?? 0) + (cases * expected * (1 - rate)) / Math.max(1, n[node] + (node === 0 ? 0 : pseudoCases(rate)))
    own.n[node] = 0
    own.expected[node] = 0
  }
  return touched.length === 0 ? 0 : Math.max(...byDepth)
}
