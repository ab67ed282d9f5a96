import { witnesses } from './evaluate.ts'
import { SATISFIED, UNKNOWN, VACUOUS, VIOLATED, type Evaluation, type RuleResult } from './schema.ts'

export type TrialVerdict = 'violated' | 'unknown' | 'satisfied' | 'vacuous' | 'absent'

/** How many cases went from one verdict to another by a rule, and a few of them. */
export interface VerdictChange {
  rule: string
  from: TrialVerdict
  to: TrialVerdict
  cases: number
  examples: string[]
}

export interface Comparison {
  cases: number
  /** Every pair of verdicts that occurs, by rule; also where the two are the same. */
  changes: VerdictChange[]
  /** Hits that there would be and are not, and the other way round; a hit by other witness events is both. */
  wouldRaise: number
  wouldWithdraw: number
}

const NAMES: Record<number, TrialVerdict> = { [VACUOUS]: 'vacuous', [SATISFIED]: 'satisfied', [UNKNOWN]: 'unknown', [VIOLATED]: 'violated' }
const EXAMPLES = 5
/** A rule that one of the two does not have: a fifth verdict. */
const ABSENT = 4
const VERDICTS = 5

/**
 * Two evaluations of the same cases, rule by rule; rules in the order of the second, then those that only the first has. Both logs must have been read
 * from the same files, so that their cases are the same in the same order.
 */
export function compareEvaluations(before: Evaluation, after: Evaluation): Comparison {
  const cases = after.log.caseCount
  if (before.log.caseCount !== cases) throw new Error('the two evaluations are not of the same cases')
  const ids = [...new Set([...after.rules, ...before.rules].map(({ rule }) => rule.id))]
  const comparison: Comparison = { cases, changes: [], wouldRaise: 0, wouldWithdraw: 0 }
  for (const id of ids) compareRule(id, before, after, comparison)
  return comparison
}

function compareRule(id: string, before: Evaluation, after: Evaluation, comparison: Comparison): void {
  const [older, newer] = [indexOf(before, id), indexOf(after, id)]
  const [one, other] = [before.rules[older], after.rules[newer]]
  const counts = new Float64Array(VERDICTS * VERDICTS)
  const examples: number[][] = Array.from({ length: counts.length }, () => [])
  for (let index = 0; index < comparison.cases; index++) {
    const [from, to] = [verdictOf(one, index), verdictOf(other, index)]
    const pair = from * VERDICTS + to
    counts[pair]!++
    if (examples[pair]!.length < EXAMPLES) examples[pair]!.push(index)
    if (from === VIOLATED && to === VIOLATED) {
      if (sameWitnesses(witnesses(before, older, index), witnesses(after, newer, index))) continue
      comparison.wouldRaise++
      comparison.wouldWithdraw++
    } else if (to === VIOLATED) comparison.wouldRaise++
    else if (from === VIOLATED) comparison.wouldWithdraw++
  }
  for (const [pair, n] of counts.entries()) {
    if (n === 0) continue
    const [from, to] = [nameOf(Math.floor(pair / VERDICTS)), nameOf(pair % VERDICTS)]
    comparison.changes.push({ rule: id, from, to, cases: n, examples: examples[pair]!.map((index) => after.log.caseIds[index]!) })
  }
}

function indexOf({ rules }: Evaluation, id: string): number {
  return rules.findIndex(({ rule }) => rule.id === id)
}

function verdictOf(result: RuleResult | undefined, index: number): number {
  return result === undefined ? ABSENT : result.verdicts[index]!
}

function nameOf(verdict: number): TrialVerdict {
  return NAMES[verdict] ?? 'absent'
}

function sameWitnesses(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((position, at) => position === other[at])
}
