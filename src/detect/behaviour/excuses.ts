import { clean } from '../../base/index.ts'
import { VIOLATED, type Evaluation, type RuleResult } from '../schema.ts'
import type { Frame } from './frame.ts'
import type { DeclaredException, Hits, TallyOptions } from './schema.ts'

/** By case: 0 counts, 1 counts nowhere (dismissed), 2 + n belongs to exception n. Undefined where every case of the rule counts. */
export function excusedBy(evaluation: Evaluation, frame: Frame, result: RuleResult, options: TallyOptions): Uint16Array | undefined {
  const { excluded = new Set<string>(), exceptions = [] } = options
  const asked = exceptions.map(({ rules }) => rules === null || rules.includes(result.rule.id))
  if (excluded.size === 0 && !asked.includes(true)) return undefined
  const marks = new Uint16Array(evaluation.log.caseCount)
  for (const [at, exception] of exceptions.entries()) if (asked[at]) mark(marks, at + 2, frame, exception)
  if (excluded.size > 0) markDismissed(marks, evaluation.log.caseIds, result, excluded)
  return marks
}

function mark(marks: Uint16Array, value: number, frame: Frame, { units, from, until }: DeclaredException): void {
  const inUnits = Uint8Array.from(frame.unit.texts, (text) => (units === null || units.includes(text) ? 1 : 0))
  const [first, end] = [Date.parse(from) * 1000, Date.parse(until) * 1000]
  for (let index = 0; index < marks.length; index++) {
    const began = frame.began[index]
    if (began >= first && began < end && inUnits[frame.unit.codes[index]] === 1 && marks[index] === 0) marks[index] = value
  }
}

/** Hits are known by their case as findings write it. */
function markDismissed(marks: Uint16Array, caseIds: readonly string[], { rule, verdicts }: RuleResult, excluded: Hits): void {
  for (let index = 0; index < marks.length; index++)
    if (verdicts[index] === VIOLATED && excluded.has(`${rule.id}|${clean(caseIds[index])}`)) marks[index] = 1
}
