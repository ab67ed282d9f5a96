import type { Bilingual } from '../../base/schema.ts'
import type { Pattern } from '../behaviour/schema.ts'
import type { CaseCounts } from '../schema.ts'

/** One step of a variant. `skipped`: steps left out before it; a missing step is expected there and not seen. */
export interface LogStep {
  activity: number
  off: boolean
  missing: boolean
  skipped: number
}

/** What the log explorer shows, kept with the run. Activities are named by their index in `activities`, variants by their number in `detect.case`. */
export interface LogReport {
  activities: Bilingual[]
  variantCount: number
  /** `violating`: cases against at least one of `rules`; the marks of the steps are those of one of them. */
  variants: { id: number; steps: LogStep[]; cases: number; violating: number; rules: string[] }[]
  otherVariants: { variants: number; cases: number }
  nodes: { activity: number; cases: number }[]
  edges: { from: number; to: number; cases: number; medianMinutes: number | null }[]
  deviations: { rule: string; from: number; to: number | null; cases: number; missing: boolean }[]
}

/** What pages show of a run beside sums and cases. */
export interface RunReport {
  log: LogReport
  /** By rule: activities that it names and the data do not have. */
  absent: Record<string, Bilingual[]>
  /** Accounts at what officers do that the register does not know. */
  unknownAccounts: number
}

/** Cases as parallel columns: a million of them are no objects. */
export interface CaseColumns {
  caseIds: readonly string[]
  variant: Uint32Array
  /** A place in `units`; 0 where the case names none. */
  unit: Uint32Array
  units: readonly (string | null)[]
  /** Microseconds since 1970 of the first and last dated event; NaN where there is none. */
  first: Float64Array
  last: Float64Array
  events: Uint32Array
  violated: Uint16Array
  unknown: Uint16Array
  finished: Uint8Array
}

export interface UnitMonth {
  unit: string
  month: string
  cases: number
  violating: number
  unknown: number
}

export interface RuleMonth {
  rule: string
  unit: string
  month: string
  exposed: number
  violated: number
  unknown: number
}

/** One run of the engine, as it is kept. */
export interface Run {
  /** SHA-256 over the imports of the lake that were read, in order. */
  lake: string
  rulebooks: { id: string; version: number }[]
  /** Version of the program. */
  engine: string
  cases: number
  events: number
  violating: number
  unfinished: number
  timezone: string
  /** ISO instants of the first and last event. */
  from: string | null
  until: string | null
  rules: ({ rulebook: string; rule: string; number: number; version: string } & CaseCounts)[]
  report: Omit<RunReport, 'unknownAccounts'>
  accounts: string[]
  columns: CaseColumns
  unitMonths: UnitMonth[]
  ruleMonths: RuleMonth[]
  patterns: Pattern[]
}
