import type { Tri } from '../base/schema.ts'
import type { PackedLog, RejectedRow } from '../lake/schema.ts'
import { and, type BoundRule, type BoundSide } from './bind.ts'
import { judge } from './judge.ts'
import { judgeDim } from './judge-dim.ts'
import { dimScene, type DimEvent } from './kleene.ts'
import type { Scene } from './scene.ts'
import { UNKNOWN, VACUOUS, type Verdict } from './schema.ts'

/** What the evaluation of any case needs besides the rule. */
export interface Ground {
  log: PackedLog
  finished: Uint8Array
  /** Rejected rows of the cases that have some, by case id. */
  rejected: ReadonlyMap<string, readonly RejectedRow[]>
}

export interface Judgement {
  verdict: Verdict
  witnesses: ReadonlySet<number> | null
}

/** Templates that activate every case: their day is that of the case's first event. */
const EVERY_CASE = new Set(['init', 'end', 'existence', 'atMost', 'exactly', 'absence', 'choice', 'exclusiveChoice'])

export function ground(log: PackedLog, finished: Uint8Array): Ground {
  const rejected = new Map<string, RejectedRow[]>()
  for (const row of log.rejected) {
    const id = row.caseId?.normalize('NFC')
    if (id !== undefined) rejected.set(id, [...(rejected.get(id) ?? []), row])
  }
  return { log, finished, rejected }
}

/** Whether the rule's days and `when` take this case in at all. */
export function isTaken(bound: BoundRule, { log }: Ground, index: number): Tri {
  const taken = bound.when === undefined ? 1 : bound.when(index)
  if (taken === 0 || !judgedByCase(bound)) return taken
  return and(taken, firstDay(bound, log, index))
}

export function judgedByCase(bound: BoundRule): boolean {
  return bound.inDays !== undefined && (bound.rule.appliesBy === 'case' || EVERY_CASE.has(bound.rule.template))
}

/** Whether the first event of a case is in the rule's days; unknown where an undated event or a rejected row may be the first. */
function firstDay(bound: BoundRule, log: PackedLog, index: number): Tri {
  return log.uncertain[index] === 1 ? 2 : bound.inDays!(log.time[log.start[index]!]!)
}

/** A case that is not taken in for sure leaves no verdict certain (rules.md, *Three values*). */
export function tempered(taken: Tri, verdict: Verdict): Verdict {
  return taken === 2 && verdict !== VACUOUS ? UNKNOWN : verdict
}

/** Judges one case that is taken in. `positions` are those of the sides by activity alone. */
export function judgeCase(bound: BoundRule, base: Ground, index: number, positions: { a: readonly number[]; b: readonly number[] }, wanted: boolean): Judgement {
  if (base.log.uncertain[index] === 1) return judgeUncertain(bound, base, index, wanted)
  const scene = certainScene(bound, base, index, positions)
  return scene === null ? judgeUncertain(bound, base, index, wanted) : judge(bound, scene, wanted)
}

/** The scene of a case without undated events; null where a condition of a side cannot be decided at some event. */
function certainScene(bound: BoundRule, { log, finished }: Ground, index: number, positions: { a: readonly number[]; b: readonly number[] }): Scene | null {
  const base = log.start[index]!
  const a = decided(bound.a, base, positions.a)
  const b = decided(bound.b, base, positions.b)
  if (a === null || b === null) return null
  return { base, length: log.start[index + 1]! - base, a, b, finished: finished[index] === 1, time: log.time, resource: log.resource.codes }
}

function decided(side: BoundSide, base: number, positions: readonly number[]): readonly number[] | null {
  const { when } = side
  if (when === undefined) return positions
  const truths = positions.map((position) => when(base + position))
  return truths.includes(2) ? null : positions.filter((_, at) => truths[at] === 1)
}

/** Judges a case in three-valued logic. */
export function judgeUncertain(bound: BoundRule, { log, finished, rejected }: Ground, index: number, wanted: boolean): Judgement {
  const base = log.start[index]!
  const byCase = bound.inDays === undefined || judgedByCase(bound)
  const activeAt = (time: number): Tri => (byCase ? 1 : bound.inDays!(time))
  const known = Array.from({ length: log.start[index + 1]! - base }, (_, position): DimEvent => {
    const event = base + position
    const time = log.time[event]!
    return { position, event, time, a: matches(bound.a, log, event), b: matches(bound.b, log, event), resource: log.resource.codes[event]!, active: activeAt(time) }
  })
  const ghosts = (rejected.get(log.caseIds[index]!) ?? []).map((row): DimEvent => {
    return { position: -1, event: -1, time: NaN, a: mightMatch(bound.a, row), b: mightMatch(bound.b, row), resource: 0, active: activeAt(NaN) }
  })
  return judgeDim(bound, dimScene([...known, ...ghosts], finished[index] === 1), wanted)
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
