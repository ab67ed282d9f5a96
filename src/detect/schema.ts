import type { Rule, Rulebook } from '../law/schema.ts'
import type { PackedLog } from '../lake/schema.ts'

/** Verdicts of a rule on a case, as they are stored. Violated beats unknown beats satisfied. */
export const VACUOUS = 0
export const SATISFIED = 1
export const UNKNOWN = 2
export const VIOLATED = 3
export type Verdict = 0 | 1 | 2 | 3

/** activated = violated + satisfied + unknown; activated + vacuous = all cases. */
export interface CaseCounts {
  activated: number
  violated: number
  satisfied: number
  vacuous: number
  unknown: number
}

export interface RuleResult {
  rule: Rule
  cases: CaseCounts
  /** One verdict per case, in the order of the log's cases. */
  verdicts: Uint8Array
}

export interface Evaluation {
  log: PackedLog
  rulebook: Rulebook
  rules: readonly RuleResult[]
  /** 1 where the case is finished, by the rulebook's `finished`. */
  finished: Uint8Array
  unfinishedCases: number
  /** Cases that violate at least one rule. */
  violatingCases: number
}
