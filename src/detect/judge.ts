import type { Tri } from '../base/index.ts'
import type { Template } from '../law/schema.ts'
import { not, type BoundRule } from './bind.ts'
import { blame, both, includes, isActive, lowerBound, pairHolds, partner, verdictOf, type Scene, type Tally } from './scene.ts'
import type { Verdict } from './schema.ts'

type Judge = (bound: BoundRule, scene: Scene, tally: Tally) => void

const existsForA: Judge = (bound, scene, tally) => existsToo(bound, scene, tally, true)
const existsForB: Judge = (bound, scene, tally) => existsToo(bound, scene, tally, false)
const response: Judge = (bound, scene, tally) => forward(bound, scene, tally, false)
const alternateResponse: Judge = (bound, scene, tally) => forward(bound, scene, tally, true)
const precedence: Judge = (bound, scene, tally) => backward(bound, scene, tally, false)
const alternatePrecedence: Judge = (bound, scene, tally) => backward(bound, scene, tally, true)

/** The definitions of rules.md over a certain case. Each adds what it finds to the tally. */
const judges: Record<Template, Judge> = {
  existence: (bound, scene, tally) => count(scene, tally, bound.rule.n ?? 1, Infinity),
  atMost: (bound, scene, tally) => count(scene, tally, 0, bound.rule.n ?? 1),
  exactly: (bound, scene, tally) => count(scene, tally, bound.rule.n ?? 1, bound.rule.n ?? 1),
  absence: (_, scene, tally) => count(scene, tally, 0, 0),
  init: (_, scene, tally) => always(tally, not(includes(scene.a, 0) ? 1 : 0), [0]),
  end: (_, scene, tally) => always(tally, unlessCured(scene, includes(scene.a, scene.length - 1) ? 1 : 0, true), [scene.length - 1]),
  choice: (_, scene, tally) => always(tally, unlessCured(scene, scene.a.length + scene.b.length > 0 ? 1 : 0, true), []),
  exclusiveChoice: (_, scene, tally) => {
    const both = scene.a.length > 0 && scene.b.length > 0
    always(tally, unlessCured(scene, !both && scene.a.length + scene.b.length > 0 ? 1 : 0, !both), [...scene.a, ...scene.b])
  },
  respondedExistence: existsForA,
  coExistence: both(existsForA, existsForB),
  response,
  alternateResponse,
  chainResponse: chainForward,
  precedence,
  alternatePrecedence,
  chainPrecedence: chainBackward,
  succession: both(response, precedence),
  alternateSuccession: both(alternateResponse, alternatePrecedence),
  chainSuccession: both(chainForward, chainBackward),
  notCoExistence: notTogether,
  notSuccession: (bound, scene, tally) => {
    for (const a of scene.a) {
      if (!isActive(bound, scene, a)) continue
      tally.activated = 1
      for (let index = lowerBound(scene.b, a + 1); index < scene.b.length; index++) {
        const b = scene.b[index]!
        blame(tally, pairHolds(bound, scene, a, b), [a, b])
        if (tally.certain && tally.witnesses === null) return
      }
    }
  },
  notChainSuccession: (bound, scene, tally) => {
    for (const a of scene.a) {
      if (!isActive(bound, scene, a)) continue
      tally.activated = 1
      if (includes(scene.b, a + 1)) blame(tally, pairHolds(bound, scene, a, a + 1), [a, a + 1])
    }
  },
  fourEyes,
  samePerson: (bound, scene, tally) => {
    const events = [...new Set([...scene.a, ...scene.b])].filter((position) => isActive(bound, scene, position))
    if (!events.some((position) => includes(scene.a, position)) || !events.some((position) => includes(scene.b, position))) return
    const resources = new Set(events.map((position) => scene.resource[scene.base + position]!))
    const missing = resources.delete(0)
    const violated = resources.size > 1 ? 1 : missing && events.length > 1 ? 2 : 0
    always(tally, violated, events)
  },
}

/**
 * The judge of a rule on certain cases, one after the other. The tally is used anew for each; afterwards it holds the
 * certain witnesses, where they are wanted.
 */
export function certainJudge(bound: BoundRule, tally: Tally): (scene: Scene) => Verdict {
  const judge = judges[bound.rule.template]
  return (scene) => {
    tally.activated = 0
    tally.certain = false
    tally.possible = false
    tally.witnesses?.clear()
    judge(bound, scene, tally)
    return verdictOf(tally)
  }
}

const NOBODY: readonly number[] = []

function always(tally: Tally, violated: Tri, witnesses: readonly number[]): void {
  tally.activated = 1
  blame(tally, violated, witnesses)
}

/** The truth of a violation, from that of the obligation: one that a later event can still cure is only possible. */
function unlessCured(scene: Scene, kept: Tri, curable: boolean): Tri {
  return kept === 0 && curable && !scene.finished ? 2 : not(kept)
}

/** Whether a later event would still be in time for this one. */
function stillInTime(bound: BoundRule, scene: Scene, position: number): boolean {
  if (scene.finished) return false
  const last = Math.max(scene.time[scene.base + scene.length - 1]!, scene.until)
  return bound.within === undefined || bound.within(scene.time[scene.base + position]!, last) !== 0
}

function count(scene: Scene, tally: Tally, least: number, most: number): void {
  const found = scene.a.length
  always(tally, found > most ? 1 : unlessCured(scene, found >= least ? 1 : 0, true), scene.a)
}

/** respondedExistence, seen from a or (for coExistence) from b. */
function existsToo(bound: BoundRule, scene: Scene, tally: Tally, fromA: boolean): void {
  const [own, others] = fromA ? [scene.a, scene.b] : [scene.b, scene.a]
  for (const position of own) {
    if (!isActive(bound, scene, position)) continue
    tally.activated = 1
    const kept = partner(bound, scene, position, others, -1, scene.length, fromA)
    blame(tally, unlessCured(scene, kept, kept === 0 && stillInTime(bound, scene, position)), own)
  }
}

function forward(bound: BoundRule, scene: Scene, tally: Tally, alternate: boolean): void {
  for (let index = 0; index < scene.a.length; index++) {
    const a = scene.a[index]!
    if (!isActive(bound, scene, a)) continue
    tally.activated = 1
    const next = scene.a[index + 1]
    const kept = partner(bound, scene, a, scene.b, a, alternate && next !== undefined ? next : scene.length, true)
    const curable = kept === 0 && !(alternate && next !== undefined) && stillInTime(bound, scene, a)
    blame(tally, unlessCured(scene, kept, curable), tally.witnesses === null ? NOBODY : [a])
  }
}

function backward(bound: BoundRule, scene: Scene, tally: Tally, alternate: boolean): void {
  for (let index = 0; index < scene.b.length; index++) {
    const b = scene.b[index]!
    if (!isActive(bound, scene, b)) continue
    tally.activated = 1
    const previous = alternate && index > 0 ? scene.b[index - 1]! : 0
    blame(tally, not(partner(bound, scene, b, scene.a, previous - 1, b, false)), tally.witnesses === null ? NOBODY : [b])
  }
}

function chainForward(bound: BoundRule, scene: Scene, tally: Tally): void {
  for (const a of scene.a) {
    if (!isActive(bound, scene, a)) continue
    tally.activated = 1
    const isLast = a === scene.length - 1
    const kept = includes(scene.b, a + 1) ? pairHolds(bound, scene, a, a + 1) : 0
    blame(tally, unlessCured(scene, kept, isLast), isLast ? [a] : [a, a + 1])
  }
}

function chainBackward(bound: BoundRule, scene: Scene, tally: Tally): void {
  for (const b of scene.b) {
    if (!isActive(bound, scene, b)) continue
    tally.activated = 1
    const kept = includes(scene.a, b - 1) ? pairHolds(bound, scene, b - 1, b) : 0
    blame(tally, not(kept), b === 0 ? [b] : [b - 1, b])
  }
}

function notTogether(bound: BoundRule, scene: Scene, tally: Tally): void {
  const all = tally.witnesses === null ? [] : [...scene.a, ...scene.b]
  for (const [own, others, fromA] of [
    [scene.a, scene.b, true],
    [scene.b, scene.a, false],
  ] as const) {
    for (const position of own) {
      if (!isActive(bound, scene, position)) continue
      tally.activated = 1
      blame(tally, partner(bound, scene, position, others, -1, scene.length, fromA), all)
    }
  }
}

function fourEyes(bound: BoundRule, scene: Scene, tally: Tally): void {
  const { base, resource } = scene
  const ones = activeOnes(bound, scene, scene.a)
  const others = activeOnes(bound, scene, scene.b)
  if (ones.length === 0 || others.length === 0) return
  tally.activated = 1
  for (const a of ones) {
    const person = resource[base + a]!
    for (const b of others) {
      const same = person === 0 || resource[base + b] === 0 ? 2 : person === resource[base + b] ? 1 : 0
      if (same === 0 || a === b) continue
      const held = pairHolds(bound, scene, a, b)
      blame(tally, held === 0 ? 0 : same === 2 ? 2 : held, tally.witnesses === null ? NOBODY : [a, b])
      if (tally.certain && tally.witnesses === null) return
    }
  }
}

function activeOnes(bound: BoundRule, scene: Scene, positions: readonly number[]): readonly number[] {
  return bound.inDays === undefined ? positions : positions.filter((position) => isActive(bound, scene, position))
}
