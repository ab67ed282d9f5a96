import { VIOLATED, type Evaluation } from '../schema.ts'
import { frameOf, type Frame } from './frame.ts'
import { LIMITS, STRATA } from './limits.ts'
import type { Pattern, TallyOptions } from './schema.ts'
import { excusedBy } from './excuses.ts'

/** Fills in the newest cases of flagged patterns: those that were counted, in the months of the pattern. Options as for the tally. */
export function withCases(evaluation: Evaluation, patterns: readonly Pattern[], options: TallyOptions = {}): Pattern[] {
  const frame = frameOf(evaluation.log, options.strata ?? STRATA)
  return patterns.map((pattern) =>
    pattern.status === 'red' || pattern.status === 'amber' ? { ...pattern, cases: casesOf(evaluation, frame, pattern, options) } : pattern,
  )
}

function casesOf(evaluation: Evaluation, frame: Frame, pattern: Pattern, options: TallyOptions): string[] {
  const result = evaluation.rules.find(({ rule }) => rule.id === pattern.rule)
  if (result === undefined) return []
  const { codes, texts } = frame[pattern.subjectKind]
  const subject = texts.indexOf(pattern.subject, 1)
  const without = excusedBy(evaluation, frame, result, options)
  const inPeriod = frame.month.texts.map((month) => month >= pattern.period.from && month <= pattern.period.until)
  const found: number[] = []
  for (let index = 0; index < codes.length; index++) {
    if (result.verdicts[index] !== VIOLATED || codes[index] !== subject || !inPeriod[frame.month.codes[index]]) continue
    if (without === undefined || without[index] === 0) found.push(index)
  }
  const newest = found.toSorted((one, other) => frame.began[other] - frame.began[one]).slice(0, LIMITS.casesShown)
  return newest.map((index) => evaluation.log.caseIds[index])
}
