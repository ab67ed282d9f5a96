import type { Tri } from '../base/index.ts'
import type { BoundRule } from './bind.ts'
import { SATISFIED, UNKNOWN, VACUOUS, VIOLATED, type Verdict } from './schema.ts'

/**
 * One case in front of one rule, all of it certain: its events are dated and in order, and for each
 * it is known whether it belongs to a side. `a` and `b` are positions in the case, ascending.
 */
export interface Scene {
  /** Index of the case's first event in the log. */
  base: number
  length: number
  a: readonly number[]
  b: readonly number[]
  finished: boolean
  /** Instant until which it is known that nothing more happened, µs; −Infinity: the last event of the case. */
  until: number
  time: Float64Array
  /** Codes of the resources; 0 is missing. */
  resource: Uint8Array | Uint16Array | Uint32Array
}

/** What the evaluation of a rule on a case found. */
export interface Tally {
  activated: Tri
  /** Some witness is certain; some is possible. */
  certain: boolean
  possible: boolean
  /** Positions of the certain witnesses; null where nobody wants them. */
  witnesses: Set<number> | null
}

/** A tally that notes witnesses only where they are wanted. */
export function newTally(wanted: boolean): Tally {
  return { activated: 0, certain: false, possible: false, witnesses: wanted ? new Set() : null }
}

/** Violated beats unknown beats satisfied; nothing activated is vacuous (rules.md, *Three values*). */
export function verdictOf(tally: Tally): Verdict {
  if (tally.activated === 0) return VACUOUS
  if (tally.certain) return VIOLATED
  return tally.possible || tally.activated === 2 ? UNKNOWN : SATISFIED
}

/** Counts a violation of this truth (1 certain, 2 possible), with its witnesses. */
export function blame(tally: Tally, violated: Tri, witnesses: readonly number[]): void {
  if (violated === 2) tally.possible = true
  if (violated !== 1) return
  tally.certain = true
  if (tally.witnesses !== null) for (const position of witnesses) tally.witnesses.add(position)
}

/** Whether an event activates the rule: inside its days, or days do not matter event by event. */
export function isActive(bound: BoundRule, scene: Scene, position: number): boolean {
  return bound.inDays === undefined || bound.rule.appliesBy === 'case' || bound.inDays(scene.time[scene.base + position]!) === 1
}

/** Index of the first value that is not below `least`. */
export function lowerBound(sorted: readonly number[], least: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

export function includes(sorted: readonly number[], value: number): boolean {
  return sorted[lowerBound(sorted, value)] === value
}

/** The pair's own condition (within, correlate); `first` is the event of side a. */
export function pairHolds(bound: BoundRule, scene: Scene, a: number, b: number): Tri {
  return bound.pair === undefined ? 1 : bound.pair(scene.base + a, scene.base + b)
}

/**
 * Whether some event of `others` strictly between `low` and `high`, and other than `at`, makes a pair
 * with `at`. Time grows with distance, so without a correlation the nearest on either side decides.
 */
export function partner(
  bound: BoundRule,
  scene: Scene,
  at: number,
  others: readonly number[],
  low: number,
  high: number,
  atIsA: boolean,
): Tri {
  if (bound.correlated) return search(bound, scene, at, others, low, high, atIsA)
  const here = lowerBound(others, at)
  const after = others[others[here] === at ? here + 1 : here]
  const next = after !== undefined && after > low && after < high ? holdsWith(bound, scene, at, after, atIsA) : 0
  if (next === 1 || here === 0) return next
  const before = others[here - 1]!
  const previous = before > low && before < high ? holdsWith(bound, scene, at, before, atIsA) : 0
  return previous === 0 ? next : previous
}

function holdsWith(bound: BoundRule, scene: Scene, at: number, other: number, atIsA: boolean): Tri {
  return atIsA ? pairHolds(bound, scene, at, other) : pairHolds(bound, scene, other, at)
}

function search(bound: BoundRule, scene: Scene, at: number, others: readonly number[], low: number, high: number, atIsA: boolean): Tri {
  let found: Tri = 0
  for (let index = lowerBound(others, low + 1); index < others.length && others[index]! < high; index++) {
    if (others[index] === at) continue
    const truth = holdsWith(bound, scene, at, others[index]!, atIsA)
    if (truth === 1) return 1
    if (truth === 2) found = 2
  }
  return found
}

/** A definition that is two others together, over certain or uncertain scenes alike. */
export function both<S>(
  one: (bound: BoundRule, scene: S, tally: Tally) => void,
  other: (bound: BoundRule, scene: S, tally: Tally) => void,
): (bound: BoundRule, scene: S, tally: Tally) => void {
  return (bound, scene, tally) => {
    one(bound, scene, tally)
    other(bound, scene, tally)
  }
}
