import type { Tri } from '../base/index.ts'
import type { Template } from '../law/schema.ts'
import { and, not, or, type BoundRule } from './bind.ts'
import {
  before,
  between,
  directly,
  inTime,
  isEdge,
  pairOf,
  sameResource,
  some,
  unlessCurable,
  type DimEvent,
  type DimScene,
} from './kleene.ts'
import { blame, both, verdictOf, type Tally } from './scene.ts'
import type { Verdict } from './schema.ts'

type DimJudge = (bound: BoundRule, scene: DimScene, tally: Tally) => void

const existsForA: DimJudge = (bound, scene, tally) => existsToo(bound, scene, tally, 'a')
const existsForB: DimJudge = (bound, scene, tally) => existsToo(bound, scene, tally, 'b')
const response: DimJudge = (bound, scene, tally) => forward(bound, scene, tally, false)
const alternateResponse: DimJudge = (bound, scene, tally) => forward(bound, scene, tally, true)
const precedence: DimJudge = (bound, scene, tally) => backward(bound, scene, tally, false)
const alternatePrecedence: DimJudge = (bound, scene, tally) => backward(bound, scene, tally, true)

/** The definitions of rules.md in three-valued logic, for cases with undated events, rejected rows or undecided conditions. */
const judges: Record<Template, DimJudge> = {
  existence: (bound, scene, tally) => count(scene, tally, bound.rule.n ?? 1, Infinity),
  atMost: (bound, scene, tally) => count(scene, tally, 0, bound.rule.n ?? 1),
  exactly: (bound, scene, tally) => count(scene, tally, bound.rule.n ?? 1, bound.rule.n ?? 1),
  absence: (_, scene, tally) => count(scene, tally, 0, 0),
  init: (_, scene, tally) => edge(scene, tally, 'first'),
  end: (_, scene, tally) => edge(scene, tally, 'last'),
  choice: (_, scene, tally) => {
    const kept = some(scene.events, (event) => or(event.a, event.b))
    always(tally, unlessCurable(scene, not(kept), 1), [])
  },
  exclusiveChoice: (_, scene, tally) => {
    const a = some(scene.events, (event) => event.a)
    const b = some(scene.events, (event) => event.b)
    const sides = scene.events.filter((event) => event.a === 1 || event.b === 1)
    always(tally, or(and(a, b), unlessCurable(scene, and(not(a), not(b)), 1)), sides)
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
  notCoExistence: (bound, scene, tally) => {
    const sides = scene.events.filter((event) => event.a === 1 || event.b === 1)
    activate(scene, tally, 'a')
    activate(scene, tally, 'b')
    eachPair(bound, scene, (a, b, held) => blamePositions(tally, and(held, or(a.active, b.active)), sides))
  },
  notSuccession: (bound, scene, tally) => {
    activate(scene, tally, 'a')
    eachPair(bound, scene, (a, b, held) => blamePositions(tally, and(and(a.active, held), before(scene, a, b)), [a, b]))
  },
  notChainSuccession: (bound, scene, tally) => {
    activate(scene, tally, 'a')
    eachPair(bound, scene, (a, b, held) => blamePositions(tally, and(and(a.active, held), directly(scene, a, b)), [a, b]))
  },
  fourEyes: (bound, scene, tally) => {
    tally.activated = bothActive(scene)
    eachPair(bound, scene, (a, b, held) => blamePositions(tally, and(and(and(a.active, b.active), held), sameResource(a, b)), [a, b]))
  },
  samePerson: (_, scene, tally) => {
    tally.activated = bothActive(scene)
    const sides = scene.events.filter((event) => and(event.active, or(event.a, event.b)) !== 0)
    const certain = sides.filter((event) => and(event.active, or(event.a, event.b)) === 1)
    for (const [index, one] of sides.entries()) {
      for (const other of sides.slice(index + 1)) {
        const taken = and(and(one.active, or(one.a, one.b)), and(other.active, or(other.a, other.b)))
        blamePositions(tally, and(and(taken, not(sameResource(one, other))), tally.activated), certain)
      }
    }
  },
}

/** Verdict of a rule on a case of which something is not known; the tally is a new one. */
export function judgeDim(bound: BoundRule, scene: DimScene, tally: Tally): Verdict {
  judges[bound.rule.template](bound, scene, tally)
  return verdictOf(tally)
}

function blamePositions(tally: Tally, violated: Tri, events: readonly DimEvent[]): void {
  blame(tally, violated, tally.witnesses === null ? [] : events.map((event) => event.position).filter((position) => position >= 0))
}

function always(tally: Tally, violated: Tri, events: readonly DimEvent[]): void {
  tally.activated = 1
  blamePositions(tally, violated, events)
}

/** Activation by the events of a side. */
function activate(scene: DimScene, tally: Tally, side: 'a' | 'b'): void {
  tally.activated = or(
    tally.activated,
    some(scene.events, (event) => and(event[side], event.active)),
  )
}

function bothActive(scene: DimScene): Tri {
  return and(
    some(scene.events, (event) => and(event.a, event.active)),
    some(scene.events, (event) => and(event.b, event.active)),
  )
}

function count(scene: DimScene, tally: Tally, least: number, most: number): void {
  const certain = scene.events.filter((event) => event.a === 1)
  const possible = certain.length + scene.events.filter((event) => event.a === 2).length
  const tooFew: Tri = possible < least ? 1 : certain.length < least ? 2 : 0
  const tooMany: Tri = certain.length > most ? 1 : possible > most ? 2 : 0
  always(tally, or(tooMany, unlessCurable(scene, tooFew, 1)), certain)
}

function edge(scene: DimScene, tally: Tally, which: 'first' | 'last'): void {
  tally.activated = 1
  for (const event of scene.events) {
    const violated = and(isEdge(scene, event, which), not(event.a))
    blamePositions(tally, unlessCurable(scene, violated, which === 'last' ? 1 : 0), [event])
  }
}

function existsToo(bound: BoundRule, scene: DimScene, tally: Tally, side: 'a' | 'b'): void {
  const [own, other] = side === 'a' ? (['a', 'b'] as const) : (['b', 'a'] as const)
  const all = scene.events.filter((event) => event[own] === 1)
  activate(scene, tally, own)
  for (const one of scene.events) {
    if (and(one[own], one.active) === 0) continue
    const kept = some(scene.events, (mate) =>
      mate === one ? 0 : and(mate[other], side === 'a' ? pairOf(bound, one, mate) : pairOf(bound, mate, one)),
    )
    blamePositions(tally, and(and(one[own], one.active), unlessCurable(scene, not(kept), inTime(bound, scene, one))), all)
  }
}

function forward(bound: BoundRule, scene: DimScene, tally: Tally, alternate: boolean): void {
  activate(scene, tally, 'a')
  for (const a of scene.events) {
    const taken = and(a.a, a.active)
    if (taken === 0) continue
    const kept = some(scene.events, (b) => {
      const answers = b === a || b.b === 0 ? 0 : and(and(b.b, before(scene, a, b)), pairOf(bound, a, b))
      return answers === 0 || !alternate ? answers : and(and(answers, not(b.a)), not(between(scene, a, b, 'a')))
    })
    const isLast = alternate ? not(some(scene.events, (later) => (later === a ? 0 : and(later.a, before(scene, a, later))))) : 1
    blamePositions(tally, and(taken, unlessCurable(scene, not(kept), and(isLast, inTime(bound, scene, a)))), [a])
  }
}

function backward(bound: BoundRule, scene: DimScene, tally: Tally, alternate: boolean): void {
  activate(scene, tally, 'b')
  for (const b of scene.events) {
    const taken = and(b.b, b.active)
    if (taken === 0) continue
    const kept = some(scene.events, (a) => {
      const precedes = a === b || a.a === 0 ? 0 : and(and(a.a, before(scene, a, b)), pairOf(bound, a, b))
      return precedes === 0 || !alternate ? precedes : and(precedes, not(between(scene, a, b, 'b')))
    })
    blamePositions(tally, and(taken, not(kept)), [b])
  }
}

function chainForward(bound: BoundRule, scene: DimScene, tally: Tally): void {
  activate(scene, tally, 'a')
  for (const a of scene.events) {
    const taken = and(a.a, a.active)
    if (taken === 0) continue
    const kept = some(scene.events, (b) => (b === a || b.b === 0 ? 0 : and(and(b.b, directly(scene, a, b)), pairOf(bound, a, b))))
    const next = scene.events.filter((event) => event.position === a.position + 1)
    blamePositions(tally, and(taken, unlessCurable(scene, not(kept), isEdge(scene, a, 'last'))), [a, ...next])
  }
}

function chainBackward(bound: BoundRule, scene: DimScene, tally: Tally): void {
  activate(scene, tally, 'b')
  for (const b of scene.events) {
    const taken = and(b.b, b.active)
    if (taken === 0) continue
    const kept = some(scene.events, (a) => (a === b || a.a === 0 ? 0 : and(and(a.a, directly(scene, a, b)), pairOf(bound, a, b))))
    const previous = scene.events.filter((event) => event.position === b.position - 1 && event.position >= 0)
    blamePositions(tally, and(taken, not(kept)), [...previous, b])
  }
}

/** Every pair of two different events that may be of side a and of side b, and whether it is one that counts. */
function eachPair(bound: BoundRule, scene: DimScene, visit: (a: DimEvent, b: DimEvent, held: Tri) => void): void {
  const ones = scene.events.filter((event) => event.a !== 0)
  const others = scene.events.filter((event) => event.b !== 0)
  for (const a of ones) {
    for (const b of others) if (a !== b) visit(a, b, and(and(a.a, b.b), pairOf(bound, a, b)))
  }
}
