import { clean } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import { SEVERITIES, type Lane } from '../../law/schema.ts'
import { describeViolation } from '../explain.ts'
import type { Explanation } from '../explain/scene.ts'
import { formatElapsed, nameActivity, type ActivityNames } from '../explain/words.ts'
import type { LocalClock } from '../local-time.ts'
import { momentOf } from './checked.ts'
import { collectDoubts, isDrawable, isElsewhere } from './doubts.ts'
import type { CaseFacts } from './facts.ts'
import { splitLanes, type LaneSplit } from './lanes.ts'
import type { Finding, Sentence, TimelineEvent, WorstCase } from './schema.ts'
import type { WitnessSource } from './variants.ts'
import { UNKNOWN, VIOLATED, type Evaluation } from '../schema.ts'

const MOST_EVENTS = 80
const AROUND = 3

export interface CaseOptions {
  names: ActivityNames | undefined
  lanes: ReadonlyMap<string, Lane> | undefined
  worstCases: number
}

/** The cases to look at first: by the gravest severity, then by how many rules they go against, then in order of appearance. */
export function collectWorst(
  evaluation: Evaluation,
  facts: CaseFacts,
  clock: LocalClock,
  witnesses: WitnessSource,
  options: CaseOptions,
): WorstCase[] {
  return chooseWorst(facts, options.worstCases).map((index) => worstCase(evaluation, facts, clock, witnesses, options, index))
}

function chooseWorst(facts: CaseFacts, most: number): number[] {
  const score = (index: number): number => facts.severity[index] * 65_536 + facts.violated[index]
  const top: number[] = []
  for (let index = 0; index < facts.violated.length; index++) {
    const value = facts.violated[index] === 0 ? 0 : score(index)
    if (value === 0 || (top.length === most && value <= score(top[most - 1]))) continue
    let place = top.length
    while (place > 0 && score(top[place - 1]) < value) place--
    top.splice(place, 0, index)
    if (top.length > most) top.pop()
  }
  return top
}

function worstCase(
  evaluation: Evaluation,
  facts: CaseFacts,
  clock: LocalClock,
  witnesses: WitnessSource,
  options: CaseOptions,
  index: number,
): WorstCase {
  const { log, rules } = evaluation
  const [start, end] = [log.start[index], log.start[index + 1]]
  const gravity = (rule: number): number => SEVERITIES.indexOf(rules[rule].rule.severity)
  const broken = [...rules.keys()].filter((rule) => rules[rule].verdicts[index] === VIOLATED).toSorted((a, b) => gravity(b) - gravity(a))
  const found = broken.map((rule) => ({ rule, events: witnesses(rule, index) }))
  const discs = numberDiscs(found.map(({ events }) => events))
  const split = splitLanes(log, start, end, options.lanes)
  const events = keepEvents(end - start, discs).map((position) => timelineEvent(evaluation, clock, split, start, position, discs))
  return {
    id: clean(log.caseIds[index]),
    unit: facts.unit[index] === 0 ? null : clean(log.unit.dictionary.texts[facts.unit[index] - 1]),
    eventCount: end - start,
    finished: evaluation.finished[index] === 1,
    lanes: split.lanes,
    events,
    hiddenEvents: end - start - events.length,
    findings: found.map(({ rule, events: seen }) => finding(evaluation, rule, index, seen, discs, split, options.names)),
    unknownRules: [...rules.keys()].filter((rule) => rules[rule].verdicts[index] === UNKNOWN),
  }
}

/** One number per witness event, in the order of the case. */
function numberDiscs(lists: readonly (readonly number[])[]): Map<number, number> {
  const positions = [...new Set(lists.flat())].toSorted((a, b) => a - b)
  return new Map(positions.map((position, index) => [position, index + 1]))
}

/** All events of an ordinary case; of a very long one the ends and what lies around the witnesses. */
function keepEvents(length: number, discs: ReadonlyMap<number, number>): number[] {
  const all = Array.from({ length }, (_, position) => position)
  if (length <= MOST_EVENTS) return all
  const near = new Set<number>()
  for (const witness of [...discs.keys()].slice(0, 12)) for (let at = witness - AROUND; at <= witness + AROUND; at++) near.add(at)
  return all.filter((position) => position < 5 || position >= length - 5 || near.has(position))
}

function timelineEvent(
  evaluation: Evaluation,
  clock: LocalClock,
  split: LaneSplit,
  start: number,
  position: number,
  discs: ReadonlyMap<number, number>,
): TimelineEvent {
  const { log } = evaluation
  const event = start + position
  const account = log.resource.codes[event]
  return {
    position,
    activity: log.activity.codes[event] - 1,
    moment: momentOf(clock, log.time[event]),
    account: account === 0 ? null : clean(log.resource.dictionary.texts[account - 1]),
    lane: split.ofEvent(event),
    witness: discs.get(position) ?? null,
  }
}

const OPEN = '\u0001'
const CLOSE = '\u0002'

function finding(
  evaluation: Evaluation,
  rule: number,
  index: number,
  events: readonly number[],
  discs: ReadonlyMap<number, number>,
  split: LaneSplit,
  names: ActivityNames | undefined,
): Finding {
  const mark = (position: number): string => (discs.has(position) ? `${OPEN}${discs.get(position)}${CLOSE}` : '')
  const told = describeViolation(evaluation, rule, index, events, { names, mark })
  return {
    rule,
    why: { en: splitMarks(told.text.en), vi: splitMarks(told.text.vi) },
    witnesses: events.flatMap((position) => discs.get(position) ?? []),
    missing: missingStep(evaluation, rule, index, told, split, names),
    span: told.span === undefined ? null : spanOf(evaluation, index, told.span[0], told.span[1]),
    doubts: collectDoubts(evaluation, rule, index, events, told),
  }
}

function missingStep(
  evaluation: Evaluation,
  rule: number,
  index: number,
  told: Explanation,
  split: LaneSplit,
  names: ActivityNames | undefined,
): Finding['missing'] {
  const activity = told.missing?.activities[0]
  if (told.missing === undefined || activity === undefined) return null
  if (!isDrawable(evaluation, rule, index, told)) return null
  const elsewhere = isElsewhere(evaluation, index, told)
  return { activity: nameMissing(told.missing.activities, names), lane: split.ofMissing(activity), before: told.missing.before, elsewhere }
}

function spanOf({ log }: Evaluation, index: number, from: number, to: number): Finding['span'] {
  const distance = log.time[log.start[index] + to] - log.time[log.start[index] + from]
  return { from, to, elapsed: Number.isNaN(distance) ? null : formatElapsed(distance) }
}

function nameMissing(activities: readonly string[], names: ActivityNames | undefined): Bilingual {
  const all = activities.slice(0, 3).map((activity) => nameActivity(activity, names))
  const more = activities.length > 3 ? ', …' : ''
  return { en: all.map((one) => one.en).join(' / ') + more, vi: all.map((one) => one.vi).join(' / ') + more }
}

/** Cleaned names hold no control characters, so the marks are ours. */
function splitMarks(text: string): Sentence {
  return text.split(OPEN).flatMap((part, index) => {
    if (index === 0) return part === '' ? [] : [part]
    const [number, rest = ''] = part.split(CLOSE)
    return rest === '' ? [{ witness: Number(number) }] : [{ witness: Number(number) }, rest]
  })
}
