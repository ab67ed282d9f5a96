import type { PackedLog } from '../lake/schema.ts'
import type { Rulebook } from '../law/schema.ts'
import { bindRules, type BoundRule } from './bind.ts'
import { caseJudge, ground, isTaken, tempered, type Ground, type Places } from './case.ts'
import { findFinished } from './finished.ts'
import { newTally } from './scene.ts'
import { SATISFIED, UNKNOWN, VACUOUS, VIOLATED, type CaseCounts, type Evaluation, type RuleResult, type Verdict } from './schema.ts'
import { BY_CASE, settleVariants, type Settled } from './settle.ts'

const bounds = new WeakMap<Evaluation, { rules: readonly BoundRule[]; ground: Ground }>()

/**
 * Evaluates every rule of a rulebook on every case of a log. A rule that looks only at the order of
 * activities is judged once per variant; any other once per case, at the places its variant gives.
 */
export function evaluate(log: PackedLog, rulebook: Rulebook, onProgress?: (done: number, of: number) => void): Evaluation {
  const steps = stepsOf(log, rulebook)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    onProgress?.(value, rulebook.rules.length)
  }
}

/** The same for a process that has other things to do: it waits for `pause` after every stretch of work, and what that throws ends it there. */
export async function evaluateWithPauses(
  log: PackedLog,
  rulebook: Rulebook,
  pause: (done: number, of: number) => Promise<void>,
): Promise<Evaluation> {
  const steps = stepsOf(log, rulebook)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    await pause(value, rulebook.rules.length)
  }
}

/** Gives, after every rule and after many cases of one, how many rules are done. */
function* stepsOf(log: PackedLog, rulebook: Rulebook): Generator<number, Evaluation, void> {
  const base = ground(log, findFinished(log, rulebook.finished))
  const rules = bindRules(log, rulebook)
  const violating = new Uint8Array(log.caseCount)
  const results: RuleResult[] = []
  for (const bound of rules) {
    yield* ruleSteps(bound, base, violating, results)
    yield results.length
  }
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
  const tally = newTally(true)
  caseJudge(rules[ruleIndex]!, base, tally)(caseIndex, placesOf(rules[ruleIndex]!, evaluation.log, caseIndex))
  return [...tally.witnesses!].toSorted((one, other) => one - other)
}

/**
 * Witness events of a case that is not finished and has missed a time limit by `until` (µs): nothing has happened in it up to then, so no event
 * can come in time any more. Null where that is not certain.
 */
export function overdueWitnesses(evaluation: Evaluation, ruleIndex: number, caseIndex: number, until: number): number[] | null {
  const { rules, ground: base } = bounds.get(evaluation)!
  const bound = rules[ruleIndex]!
  if (bound.within === undefined || isTaken(bound, evaluation.log, caseIndex) !== 1) return null
  const tally = newTally(true)
  const verdict = caseJudge(bound, { ...base, until }, tally)(caseIndex, placesOf(bound, evaluation.log, caseIndex))
  return verdict === VIOLATED ? [...tally.witnesses!].toSorted((one, other) => one - other) : null
}

/** Cases that are judged before somebody else has a turn: some tens of milliseconds. */
const STRETCH = 32_768

function* ruleSteps(bound: BoundRule, base: Ground, violating: Uint8Array, results: RuleResult[]): Generator<number, void, void> {
  const { log } = base
  const settled = settleVariants(bound, base, (index) => placesOf(bound, log, index))
  const verdicts = new Uint8Array(log.caseCount)
  const plain = bound.when === undefined && !bound.daysByCase && !base.hasUncertain && !settled.verdicts.includes(BY_CASE)
  if (plain) copyVerdicts(settled, base, verdicts)
  else {
    const judging = { bound, base, settled, verdicts, judgeOf: caseJudge(bound, base, newTally(false)) }
    for (let from = 0; from < verdicts.length; from += STRETCH) {
      if (from > 0) yield results.length
      judgeCases(judging, from, Math.min(from + STRETCH, verdicts.length))
    }
  }
  const counts = new Uint32Array(4)
  for (let index = 0; index < verdicts.length; index++) counts[verdicts[index]!]!++
  if (counts[VIOLATED]! > 0) for (let index = 0; index < verdicts.length; index++) if (verdicts[index] === VIOLATED) violating[index] = 1
  results.push({ rule: bound.rule, cases: countsOf(counts, log.caseCount), verdicts })
}

/** What the variants settle, for every case. */
function copyVerdicts(settled: Settled, { log, finished }: Ground, verdicts: Uint8Array): void {
  const { variantOf } = log
  for (let index = 0; index < verdicts.length; index++) verdicts[index] = settled.verdicts[2 * variantOf[index]! + finished[index]!]!
}

interface Judging {
  bound: BoundRule
  base: Ground
  settled: Settled
  verdicts: Uint8Array
  judgeOf: ReturnType<typeof caseJudge>
}

/** What the variants settle, where they do; otherwise case by case. */
function judgeCases({ bound, base: { log, finished }, settled, verdicts, judgeOf }: Judging, from: number, to: number): void {
  const { variantOf, uncertain } = log
  const asks = bound.when !== undefined || bound.daysByCase
  for (let index = from; index < to; index++) {
    const variant = variantOf[index]!
    const settles = settled.verdicts[2 * variant + finished[index]!]!
    const known = uncertain[index] === 0 || (uncertain[index] === 1 && (settles === VACUOUS || settled.orderFree)) ? settles : BY_CASE
    if (known === VACUOUS) continue
    const taken = asks ? isTaken(bound, log, index) : 1
    if (taken === 0) continue
    verdicts[index] = tempered(taken, known === BY_CASE ? judgeOf(index, settled.places[variant] ?? NOWHERE) : (known as Verdict))
  }
}

const NOWHERE: Places = { a: [], b: [] }

function countsOf(counts: Uint32Array, caseCount: number): CaseCounts {
  const [violated, satisfied, unknown] = [counts[VIOLATED]!, counts[SATISFIED]!, counts[UNKNOWN]!]
  const activated = violated + satisfied + unknown
  return { activated, violated, satisfied, vacuous: caseCount - activated, unknown }
}

/** Where the activities of the two sides stand in a case. */
function placesOf(bound: BoundRule, log: PackedLog, index: number): Places {
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
  for (let index = 0; index < values.length; index++) if (values[index] === wanted) count++
  return count
}
