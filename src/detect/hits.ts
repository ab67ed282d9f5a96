import { clean } from '../base/index.ts'
import type { Stage, Vocabulary } from '../law/index.ts'
import { frameOf, type Frame } from './behaviour/frame.ts'
import { STRATA } from './behaviour/limits.ts'
import { bindLastingCondition } from './conditions.ts'
import { overdueWitnesses, witnesses } from './evaluate.ts'
import { describeViolation } from './explain.ts'
import type { Explanation } from './explain/scene.ts'
import { nameActivity } from './explain/words.ts'
import { laneOf, traceReader } from './hits/trace.ts'
import { isoInstant, localClock, type LocalClock } from './local-time.ts'
import { collectDoubts, isDrawable } from './report/doubts.ts'
import { UNKNOWN, VIOLATED, type Evaluation, type Hit, type MissingStep, type Trace } from './schema.ts'

export interface HitOptions {
  vocabulary: Vocabulary
  /**
   * By which instant (µs) the data are whole, at most the last of the log: an event that is not there by then has not happened. Default: now, since
   * an event that is dated in the future says nothing about the time before it.
   */
  until?: number
  strata?: readonly string[]
}

/**
 * The hits of an evaluation, case by case: where a rule is violated and nothing that comes later can change that, or where a time limit of a case
 * that goes on had passed when the data end.
 */
export function* hitsOf(evaluation: Evaluation, options: HitOptions): Generator<Hit> {
  const { log, rules } = evaluation
  const around: Around = {
    evaluation,
    vocabulary: options.vocabulary,
    frame: frameOf(log, options.strata ?? STRATA),
    clock: localClock(log.timezone),
    until: Math.min(options.until ?? Date.now() * 1000, log.span.last),
  }
  const readTrace = traceReader(evaluation, options.vocabulary)
  const lasting = lastingTests(evaluation, options.vocabulary)
  for (let index = 0; index < log.caseCount; index++) {
    let trace: Trace | undefined
    for (let rule = 0; rule < rules.length; rule++) {
      const verdict = rules[rule]!.verdicts[index]
      const open = evaluation.finished[index] === 0
      if (verdict !== VIOLATED && !(verdict === UNKNOWN && open)) continue
      if (open && !lasting[rule]!(index)) continue
      const overdue = verdict === UNKNOWN
      const events = overdue ? overdueWitnesses(evaluation, rule, index, around.until) : witnesses(evaluation, rule, index)
      if (events === null) continue
      trace ??= readTrace(index)
      yield hitOf(around, rule, index, events, trace, overdue)
    }
  }
}

interface Around {
  evaluation: Evaluation
  vocabulary: Vocabulary
  frame: Frame
  clock: LocalClock
  until: number
}

/** By rule: whether it takes a case in whatever later events say. */
function lastingTests(evaluation: Evaluation, { attributes }: Vocabulary): ((index: number) => boolean)[] {
  const { log, rules } = evaluation
  const fixed = new Set([
    ...log.caseAttributes.keys(),
    ...[...attributes].filter(([, { scope }]) => scope === 'case').map(([name]) => name),
  ])
  return rules.map(({ rule: { when } }) => (when === undefined ? () => true : bindLastingCondition(log, when, fixed)))
}

function hitOf(around: Around, ruleIndex: number, index: number, events: readonly number[], trace: Trace, overdue: boolean): Hit {
  const { evaluation, vocabulary, frame } = around
  const { rule } = evaluation.rules[ruleIndex]!
  const numbers = new Map(events.map((position, at) => [position, at + 1]))
  const mark = (position: number): string => (numbers.has(position) ? `⟦${numbers.get(position)}⟧` : '')
  const told = describeViolation(evaluation, ruleIndex, index, events, { names: vocabulary.names, mark })
  const textOf = ({ codes, texts }: Frame['unit']): string | null => clean(texts[codes[index]!] ?? '') || null
  return {
    rule,
    stage: stageOf(vocabulary, rule.b?.activities ?? []) ?? stageOf(vocabulary, rule.a.activities) ?? null,
    caseId: clean(evaluation.log.caseIds[index]!),
    unit: textOf(frame.unit),
    broker: textOf(frame.broker),
    month: textOf(frame.month),
    stratum: clean(frame.stratum.texts[frame.stratum.codes[index]!] ?? ''),
    witnesses: events,
    happenedAt: happenedAt(evaluation, index, events),
    why: told.text,
    missing: missingSteps(evaluation, ruleIndex, index, told, vocabulary),
    span: told.span === undefined ? null : [told.span[0], told.span[1]],
    doubts: [
      ...collectDoubts(evaluation, ruleIndex, index, events, told).map(({ kind, en, vi }) => ({ kind, text: { en, vi } })),
      ...(overdue ? [overdueDoubt(around)] : []),
    ],
    trace,
  }
}

/** The part of clearance of the first activity that has one. */
function stageOf({ stages }: Vocabulary, activities: readonly string[]): Stage | undefined {
  return activities.map((activity) => stages.get(activity)).find((stage) => stage !== undefined)
}

function happenedAt({ log }: Evaluation, index: number, events: readonly number[]): string | null {
  const start = log.start[index]!
  const positions = events.length > 0 ? events : Array.from({ length: log.start[index + 1]! - start }, (_, position) => position)
  const times = positions.map((position) => log.time[start + position]!).filter((time) => !Number.isNaN(time))
  return times.length === 0 ? null : isoInstant(Math.max(...times))
}

function missingSteps(evaluation: Evaluation, ruleIndex: number, index: number, told: Explanation, vocabulary: Vocabulary): MissingStep[] {
  const { missing } = told
  const first = missing?.activities[0]
  if (missing === undefined || first === undefined || !isDrawable(evaluation, ruleIndex, index, told)) return []
  const names = missing.activities.slice(0, 3).map((activity) => nameActivity(activity, vocabulary.names))
  const more = missing.activities.length > 3 ? ' / …' : ''
  const activity = { en: names.map(({ en }) => en).join(' / ') + more, vi: names.map(({ vi }) => vi).join(' / ') + more }
  const length = evaluation.log.start[index + 1]! - evaluation.log.start[index]!
  const { before } = missing
  return [
    { activity, lane: laneOf(vocabulary, first, true), after: before > 0 ? before - 1 : null, before: before < length ? before : null },
  ]
}

function overdueDoubt({ clock, until }: Around): Hit['doubts'][number] {
  const when = `${clock.hourMinute(until)} ${clock.date(until)}`
  return {
    kind: 'unfinished',
    text: {
      en: `The time limit had passed when the data end (${when}); what was recorded later is not in them.`,
      vi: `Thời hạn đã hết khi dữ liệu dừng lại (${when}); việc được ghi sau đó chưa có trong dữ liệu.`,
    },
  }
}
