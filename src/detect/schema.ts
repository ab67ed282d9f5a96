import type { Bilingual } from '../base/schema.ts'
import type { Lane, Rule, Rulebook, Stage } from '../law/schema.ts'
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

/** One event of a case as it is kept with a finding. */
export interface TraceEvent {
  /** ISO instant in UTC; null where it is not dated. */
  at: string | null
  /** Its name in the log. */
  activity: string
  account: string | null
  unit: string | null
  /** Attributes of the event itself, by name. */
  values: Record<string, string>
}

/** A case as it lies in the log: its events in order, the attributes of the case, whether it is finished. */
export interface Trace {
  events: TraceEvent[]
  facts: Record<string, string>
  finished: boolean
}

/** A step that a rule expects and that is not seen, between which positions. */
export interface MissingStep {
  activity: Bilingual
  lane: Lane
  after: number | null
  before: number | null
}

/** A case against a rule, for certain and for good: what a finding is raised from. */
export interface Hit {
  rule: Rule
  stage: Stage | null
  caseId: string
  /** Unit and broker that the case names first, the local month in which it began, its stratum: as the statistics have them. */
  unit: string | null
  broker: string | null
  month: string | null
  stratum: string
  /** Positions in the trace, ascending. */
  witnesses: readonly number[]
  /** ISO instant of the last dated witness event; of the case, where no event is a witness. */
  happenedAt: string | null
  /** `⟦1⟧` stands behind what witness event 1 is named by. */
  why: Bilingual
  missing: readonly MissingStep[]
  span: readonly [number, number] | null
  doubts: readonly { kind: 'missing' | 'unfinished'; text: Bilingual }[]
  trace: Trace
}
