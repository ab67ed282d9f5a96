import type { Bilingual } from '../../base/schema.ts'
import type { Citation, Severity, Template } from '../../law/schema.ts'
import type { CaseCounts } from '../schema.ts'

/** A local day (days since 1970) and the minutes since its midnight. */
export interface LocalMoment {
  day: number
  minute: number
}

/**
 * Everything that a report of one check shows, plain and serialisable. Rules are named by their index in `rules`,
 * activities by their index in `activities`. No figure is about a person.
 */
export interface ReportData {
  liem: 'report/1'
  title: Bilingual
  /** Names of activities: as in the log, and in Vietnamese where known. */
  activities: Bilingual[]
  checked: CheckedData
  limits: LimitsData
  rules: RuleRow[]
  trend: TrendData
  units: UnitsData
  variants: VariantsData
  map: MapData
  worst: WorstCase[]
}

export interface CheckedData {
  files: { name: string; sha256: string }[]
  cases: number
  events: number
  activities: number
  units: number
  variants: number
  timezone: string
  from: LocalMoment | null
  until: LocalMoment | null
  /** Cases against at least one rule; cases that are not but where some rule cannot be checked. */
  violatingCases: number
  unknownCases: number
  notes: string[]
}

export interface LimitsData {
  rejectedRows: number
  rejected: { file: string; field: string; reason: string; rows: number; firstRow: number }[]
  undatedEvents: number
  eventsWithoutAccount: number
  /** Accounts that are no person, as the rulebook says. */
  notAPerson: string[]
  uncertainCases: number
  unfinishedCases: number
  absentAttributes: { name: string; rules: number[] }[]
  /** Days for which the calendar's holidays are known, where the data reach beyond them. */
  calendarKnown: { from: number; until: number } | null
  neverArose: number[]
  unconfirmed: number[]
}

export interface RuleRow {
  id: string
  version: string
  title: Bilingual
  template: Template
  severity: Severity
  basis: Citation[]
  exceptions: Bilingual | null
  condition: string | null
  cases: CaseCounts
  /** Activities that the rule names and that no event of the log has. */
  absentActivities: Bilingual[]
}

export type Grain = 'day' | 'week' | 'month' | 'year'

/** Counts per period of the case's first dated event. */
export interface TrendData {
  grain: Grain
  /** First local day of each period. */
  starts: number[]
  cases: number[]
  total: TrendRow
  rules: ({ rule: number } & TrendRow)[]
  undatedCases: number
}

export interface TrendRow {
  activated: number[]
  violated: number[]
  unknown: number[]
}

export interface UnitsData {
  /** Whether the log says at all which unit a case belongs to. */
  known: boolean
  rows: UnitRow[]
  /** Units that are not shown one by one. */
  more: { units: number; cases: number; violated: number }
  casesWithoutUnit: number
}

/** A rate is the share of cases that go against at least one rule; `low … high` its 95 % Wilson interval. */
export interface UnitRow {
  name: string
  cases: number
  violated: number
  unknown: number
  rate: number
  low: number
  high: number
  /** Median rate of the other units. */
  peers: number | null
  outside: 'above' | 'below' | null
}

export interface VariantsData {
  total: number
  rows: VariantRow[]
  rest: { variants: number; cases: number }
}

export interface VariantRow {
  /** Its number in the log. */
  variant: number
  steps: VariantStep[]
  cases: number
  violating: number
  rules: { rule: number; cases: number }[]
}

export type VariantStep =
  | { kind: 'step'; activity: number; rules: number[] }
  | { kind: 'missing'; activity: Bilingual; rules: number[] }
  | { kind: 'more'; count: number }

/** `missing`: because a step is not seen there. */
export interface DeviatingRule {
  rule: number
  cases: number
  missing: boolean
}

export interface MapData {
  nodes: { activity: number; count: number; rules: DeviatingRule[] }[]
  edges: { from: number; to: number; count: number }[]
  /** Where cases most often leave a rule's path, with the exact number of cases against that rule. */
  deviations: { from: number; to: number; rules: DeviatingRule[] }[]
  hidden: { activities: number; edges: number; largest: number }
}

export interface WorstCase {
  id: string
  unit: string | null
  eventCount: number
  finished: boolean
  lanes: Bilingual[]
  events: TimelineEvent[]
  /** Events left out of `events`, where a case is very long. */
  hiddenEvents: number
  findings: Finding[]
  unknownRules: number[]
}

export interface TimelineEvent {
  position: number
  activity: number
  moment: LocalMoment | null
  account: string | null
  lane: number
  /** Number of the witness disc, from 1. */
  witness: number | null
}

/** A sentence in parts: text, and the numbers of witness discs. */
export type Sentence = (string | { witness: number })[]

export interface Finding {
  rule: number
  why: { en: Sentence; vi: Sentence }
  /** Numbers of the witness discs. */
  witnesses: number[]
  /** `elsewhere`: the case has the step, only not where the rule expects it. */
  missing: { activity: Bilingual; lane: number; before: number; elsewhere: boolean } | null
  /** Positions of the events between which the sentence speaks, and the time between them where both are dated. */
  span: { from: number; to: number; elapsed: Bilingual | null } | null
  /** Facts of the data that could overturn the finding, beside the rule's lawful exceptions. */
  doubts: Bilingual[]
}
