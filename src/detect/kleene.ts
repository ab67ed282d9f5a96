import type { Tri } from '../base/index.ts'
import { and, or, type BoundRule } from './bind.ts'

/** An event of a case of which something is not known. A rejected row is one without a position that may not have happened. */
export interface DimEvent {
  /** Position in the case; -1: a rejected row. */
  position: number
  /** Index in the log; -1: a rejected row. */
  event: number
  /** µs; NaN: not dated. */
  time: number
  a: Tri
  b: Tri
  resource: number
  /** Whether it activates the rule as to its day. */
  active: Tri
}

/** A case in three-valued logic. `dated` events are in order; the others have no known place. */
export interface DimScene {
  events: readonly DimEvent[]
  dated: readonly DimEvent[]
  /** Index in `dated` of a dated event. */
  place: ReadonlyMap<DimEvent, number>
  finished: boolean
  /** Last instant of the case, or until when nothing more happened in it; NaN where there is none. */
  last: number
  /** Sums over `dated` of events that certainly (1) or possibly (2) are of a side, one longer than `dated`. */
  sums: Record<'a' | 'b', { certain: Int32Array; possible: Int32Array }>
}

/** `until`: the instant until which it is known that nothing more happened, where that is later than the last event. */
export function dimScene(events: readonly DimEvent[], finished: boolean, until = -Infinity): DimScene {
  const dated = events.filter((event) => !Number.isNaN(event.time))
  const sumsOf = (side: 'a' | 'b'): DimScene['sums']['a'] => {
    const certain = new Int32Array(dated.length + 1)
    const possible = new Int32Array(dated.length + 1)
    for (const [index, event] of dated.entries()) {
      certain[index + 1] = certain[index]! + (event[side] === 1 ? 1 : 0)
      possible[index + 1] = possible[index]! + (event[side] === 2 ? 1 : 0)
    }
    return { certain, possible }
  }
  const last = dated.reduce((latest, event) => Math.max(latest, event.time), until)
  return {
    events,
    dated,
    place: new Map(dated.map((event, index) => [event, index])),
    finished,
    last: last === -Infinity ? NaN : last,
    sums: { a: sumsOf('a'), b: sumsOf('b') },
  }
}

/** Whether `one` comes before `other`. */
export function before(scene: DimScene, one: DimEvent, other: DimEvent): Tri {
  const [first, second] = [scene.place.get(one), scene.place.get(other)]
  if (first === undefined || second === undefined) return one === other ? 0 : 2
  return first < second ? 1 : 0
}

/** Whether `other` comes directly after `one`. Any event without a known place might stand between. */
export function directly(scene: DimScene, one: DimEvent, other: DimEvent): Tri {
  const [first, second] = [scene.place.get(one), scene.place.get(other)]
  if (first === undefined || second === undefined) return one === other ? 0 : 2
  if (second !== first + 1) return 0
  return scene.dated.length === scene.events.length ? 1 : 2
}

/** Whether an event is the first (or last) of its case. */
export function isEdge(scene: DimScene, event: DimEvent, edge: 'first' | 'last'): Tri {
  if (scene.events.length === 1) return 1
  const place = scene.place.get(event)
  if (place === undefined) return 2
  if (place !== (edge === 'first' ? 0 : scene.dated.length - 1)) return 0
  return scene.dated.length === scene.events.length ? 1 : 2
}

/** Whether an event of `side`, other than the two, lies between them. */
export function between(scene: DimScene, one: DimEvent, other: DimEvent, side: 'a' | 'b'): Tri {
  const [first, second] = [scene.place.get(one), scene.place.get(other)]
  const isOpen = (event: DimEvent): boolean => event !== one && event !== other && event[side] !== 0
  if (first === undefined || second === undefined) return scene.events.some(isOpen) ? 2 : 0
  const { certain, possible } = scene.sums[side]
  if (second > first + 1 && certain[second]! - certain[first + 1]! > 0) return 1
  if (second > first + 1 && possible[second]! - possible[first + 1]! > 0) return 2
  return scene.events.some((event) => Number.isNaN(event.time) && isOpen(event)) ? 2 : 0
}

/** Whether the pair (event of a, event of b) meets the rule's own condition on pairs; unknown with a rejected row. */
export function pairOf(bound: BoundRule, a: DimEvent, b: DimEvent): Tri {
  if (bound.pair === undefined) return 1
  return a.event < 0 || b.event < 0 ? 2 : bound.pair(a.event, b.event)
}

/** Whether both acts are by one person; unknown where a resource is missing. */
export function sameResource(one: DimEvent, other: DimEvent): Tri {
  return one.resource === 0 || other.resource === 0 ? 2 : one.resource === other.resource ? 1 : 0
}

/** Kleene's *some* over events; stops at the first certain one. */
export function some(events: readonly DimEvent[], truth: (event: DimEvent) => Tri): Tri {
  let found: Tri = 0
  for (const event of events) {
    found = or(found, truth(event))
    if (found === 1) return 1
  }
  return found
}

/** A violation in a case that is not finished is only possible where a later event may cure it. */
export function unlessCurable(scene: DimScene, violated: Tri, curable: Tri): Tri {
  return scene.finished || curable === 0 ? violated : and(violated, 2)
}

/** Whether an event after the last of the case would be in time for this one. */
export function inTime(bound: BoundRule, scene: DimScene, event: DimEvent): Tri {
  return bound.within === undefined ? 1 : bound.within(event.time, scene.last)
}
