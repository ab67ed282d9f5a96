import type { PackedLog } from '../lake/schema.ts'
import type { Rulebook } from '../law/schema.ts'
import { bindRules, type BoundRule } from './bind.ts'
import { ground, isTaken, judgeCase, judgedByCase, tempered, type Ground } from './case.ts'
import { findFinished } from './finished.ts'
import { SATISFIED, UNKNOWN, VACUOUS, VIOLATED, type CaseCounts, type Evaluation, type RuleResult, type Verdict } from './schema.ts'

interface Bound {
  rules: readonly BoundRule[]
  ground: Ground
}

const bounds = new WeakMap<Evaluation, Bound>()

/**
 * Evaluates every rule of a rulebook on every case of a log. A rule that looks only at the order of
 * activities is judged once per variant; any other once per case, at the places its variant gives.
 */
export function evaluate(log: PackedLog, rulebook: Rulebook, onProgress?: (done: number, of: number) => void): Evaluation {
  const base = ground(log, findFinished(log, rulebook.finished))
  const rules = bindRules(log, rulebook)
  const violating = new Uint8Array(log.caseCount)
  const results = rules.map((bound, index) => {
    const result = evaluateRule(bound, base, violating)
    onProgress?.(index + 1, rules.length)
    return result
  })
  const evaluation: Evaluation = {
    log,
    rulebook,
    rules: results,
    finished: base.finished,
    unfinishedCases: countOf(base.finished, 0),
    violatingCases: countOf(violating, 1),
  }
  bounds.set(evaluation, { rules, ground: base })
  return evaluation
}

/** Positions of the witness events of a violation: from 0 in the case, ascending, without repeats. */
export function witnesses(evaluation: Evaluation, ruleIndex: number, caseIndex: number): number[] {
  const { rules, ground: base } = bounds.get(evaluation)!
  const bound = rules[ruleIndex]!
  const { log } = evaluation
  const positions = positionsOf(bound, log, caseIndex)
  const found = judgeCase(bound, base, caseIndex, positions, true).witnesses ?? []
  return [...found].toSorted((one, other) => one - other)
}

function evaluateRule(bound: BoundRule, base: Ground, violating: Uint8Array): RuleResult {
  const { log } = base
  const verdicts = new Uint8Array(log.caseCount)
  const judgeOf = byVariant(bound, base)
  const asks = bound.when !== undefined || judgedByCase(bound)
  const counts = new Uint32Array(4)
  for (let index = 0; index < log.caseCount; index++) {
    const taken = asks ? isTaken(bound, base, index) : 1
    if (taken === 0) continue
    const verdict = taken === 1 ? judgeOf(index) : tempered(taken, judgeOf(index))
    if (verdict === VACUOUS) continue
    verdicts[index] = verdict
    counts[verdict]!++
    if (verdict === VIOLATED) violating[index] = 1
  }
  return { rule: bound.rule, cases: countsOf(counts, log.caseCount), verdicts }
}

function countsOf(counts: Uint32Array, caseCount: number): CaseCounts {
  const [violated, satisfied, unknown] = [counts[VIOLATED]!, counts[SATISFIED]!, counts[UNKNOWN]!]
  const activated = violated + satisfied + unknown
  return { activated, violated, satisfied, vacuous: caseCount - activated, unknown }
}

const UNJUDGED = 255
const BY_CASE = 254

/** The verdict of a case, from what its variant already settles. */
function byVariant(bound: BoundRule, base: Ground): (index: number) => Verdict {
  const { log, finished } = base
  const { variantOf, uncertain } = log
  const alike = dependsOnVariantAlone(bound)
  const settled = [new Uint8Array(log.variants.case.length).fill(UNJUDGED), new Uint8Array(log.variants.case.length).fill(UNJUDGED)]
  const places: ({ a: readonly number[]; b: readonly number[] } | undefined)[] = []

  const settle = (variant: number, index: number, table: Uint8Array): number => {
    const positions = (places[variant] ??= positionsOf(bound, log, index))
    if (!alike && isActivated(bound, positions)) return (table[variant] = BY_CASE)
    table[variant] = judgeCase(bound, base, index, positions, false).verdict
    if (alike) places[variant] = undefined
    return table[variant]
  }
  return (index) => {
    const variant = variantOf[index]!
    if (uncertain[index] === 1) return judgeCase(bound, base, index, NOWHERE, false).verdict
    const table = settled[finished[index]!]!
    let known = table[variant]!
    if (known === UNJUDGED) known = settle(variant, index, table)
    return known === BY_CASE ? judgeCase(bound, base, index, places[variant]!, false).verdict : (known as Verdict)
  }
}

const NOWHERE = { a: [], b: [] }

/** Whether two certain cases with the same sequence of activities, both finished or both not, must have the same verdict. */
function dependsOnVariantAlone(bound: BoundRule): boolean {
  const byEvent = bound.inDays !== undefined && !judgedByCase(bound)
  const byPerson = bound.rule.template === 'fourEyes' || bound.rule.template === 'samePerson'
  return !byEvent && !byPerson && bound.pair === undefined && bound.a.when === undefined && bound.b.when === undefined
}

/** Whether these places could activate a rule of two sides; if not, the variant settles it. */
function isActivated(bound: BoundRule, { a, b }: { a: readonly number[]; b: readonly number[] }): boolean {
  const { template } = bound.rule
  if (template === 'fourEyes' || template === 'samePerson') return a.length > 0 && b.length > 0
  return a.length + b.length > 0
}

/** Where the activities of the two sides stand in a case. */
function positionsOf(bound: BoundRule, log: PackedLog, index: number): { a: readonly number[]; b: readonly number[] } {
  const [from, to] = [log.start[index]!, log.start[index + 1]!]
  const a: number[] = []
  const b: number[] = []
  const { codes } = log.activity
  for (let event = from; event < to; event++) {
    const code = codes[event]!
    if (bound.a.codes[code] === 1) a.push(event - from)
    if (bound.b.codes[code] === 1) b.push(event - from)
  }
  return { a, b }
}

function countOf(values: Uint8Array, wanted: number): number {
  let count = 0
  for (const value of values) if (value === wanted) count++
  return count
}
