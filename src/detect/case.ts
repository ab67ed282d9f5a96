import type { Tri } from '../base/index.ts'
import type { PackedLog, RejectedRow } from '../lake/schema.ts'
import { and, type BoundRule, type BoundSide } from './bind.ts'
import { certainJudge } from './judge.ts'
import { judgeDim } from './judge-dim.ts'
import { dimScene, type DimEvent } from './kleene.ts'
import { newTally, type Scene, type Tally } from './scene.ts'
import { UNKNOWN, VACUOUS, type Verdict } from './schema.ts'

/** What the evaluation of any case needs besides the rule. */
export interface Ground {
  log: PackedLog
  finished: Uint8Array
  /** Rejected rows of the cases that have some, by case id. */
  rejected: ReadonlyMap<string, readonly RejectedRow[]>
  hasUncertain: boolean
  /** Instant until which it is known that nothing more happened in any case, µs; −Infinity: in each, until its last event. */
  until: number
}

/** Positions in a case whose activity belongs to a side, ascending. */
export interface Places {
  a: readonly number[]
  b: readonly number[]
}

export function ground(log: PackedLog, finished: Uint8Array): Ground {
  const rejected = new Map<string, RejectedRow[]>()
  for (const row of log.rejected) {
    const id = row.caseId?.normalize('NFC')
    if (id === undefined) continue
    const rows = rejected.get(id)
    if (rows === undefined) rejected.set(id, [row])
    else rows.push(row)
  }
  return { log, finished, rejected, hasUncertain: log.uncertain.some((one) => one !== 0), until: -Infinity }
}

/** Whether the rule's days and `when` take this case in at all. */
export function isTaken(bound: BoundRule, log: PackedLog, index: number): Tri {
  const taken = bound.when === undefined ? 1 : bound.when(index)
  if (taken === 0 || !bound.daysByCase) return taken
  return and(taken, firstDay(bound, log, index))
}

/** Whether the first event of a case is in the rule's days; unknown where an undated event or a rejected row may be the first. */
function firstDay(bound: BoundRule, log: PackedLog, index: number): Tri {
  return log.uncertain[index] !== 0 ? 2 : bound.inDays!(log.time[log.start[index]!]!)
}

/** A case that is not taken in for sure leaves no verdict certain (rules.md, *Three values*). */
export function tempered(taken: Tri, verdict: Verdict): Verdict {
  return taken === 2 && verdict !== VACUOUS ? UNKNOWN : verdict
}

/**
 * Judges cases that a rule takes in, one after the other. `places` are those of the sides by activity
 * alone. The witnesses of the last case are in the tally, where they are wanted.
 */
export function caseJudge(bound: BoundRule, base: Ground, tally: Tally): (index: number, places: Places) => Verdict {
  const { log, finished, until } = base
  const judge = certainJudge(bound, tally)
  const scene: Scene = { base: 0, length: 0, a: [], b: [], finished: true, until, time: log.time, resource: log.resource.codes }
  return (index, places) => {
    const from = log.start[index]!
    const a = log.uncertain[index] !== 0 ? null : decided(bound.a, from, places.a)
    const b = a === null ? null : decided(bound.b, from, places.b)
    if (a === null || b === null) return judgeUncertain(bound, base, index, tally)
    scene.base = from
    scene.length = log.start[index + 1]! - from
    scene.a = a
    scene.b = b
    scene.finished = finished[index] === 1
    return judge(scene)
  }
}

/** The places where the condition of a side holds; null where it cannot be decided at one of them. */
function decided(side: BoundSide, base: number, places: readonly number[]): readonly number[] | null {
  const { when } = side
  if (when === undefined) return places
  const truths = places.map((position) => when(base + position))
  return truths.includes(2) ? null : places.filter((_, at) => truths[at] === 1)
}

/** Judges a case in three-valued logic. */
function judgeUncertain(bound: BoundRule, { log, finished, rejected, until }: Ground, index: number, tally: Tally): Verdict {
  const base = log.start[index]!
  const activeAt = (time: number): Tri => (bound.inDays === undefined || bound.daysByCase ? 1 : bound.inDays(time))
  const known = Array.from({ length: log.start[index + 1]! - base }, (_, position): DimEvent => {
    const event = base + position
    const time = log.time[event]!
    return {
      position,
      event,
      time,
      a: matches(bound.a, log, event),
      b: matches(bound.b, log, event),
      resource: log.resource.codes[event]!,
      active: activeAt(time),
    }
  })
  const ghosts = (rejected.get(log.caseIds[index]!) ?? []).map((row): DimEvent => {
    return {
      position: -1,
      event: -1,
      time: NaN,
      a: mightMatch(bound.a, row),
      b: mightMatch(bound.b, row),
      resource: 0,
      active: activeAt(NaN),
    }
  })
  Object.assign(tally, newTally(tally.witnesses !== null))
  return judgeDim(bound, dimScene([...known, ...ghosts], finished[index] === 1, until), tally)
}

function matches(side: BoundSide, log: PackedLog, event: number): Tri {
  if (side.codes[log.activity.codes[event]!] === 0) return 0
  return side.when === undefined ? 1 : side.when(event)
}

/** A rejected row may be an event of the side where its activity is one of it, or cannot be read. */
function mightMatch(side: BoundSide, row: RejectedRow): Tri {
  if (side.activities.size === 0) return 0
  return row.activity === null || row.activity === '' || side.activities.has(row.activity.normalize('NFC')) ? 2 : 0
}
