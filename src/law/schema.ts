import type { Bilingual, Tri } from '../base/schema.ts'

/** The template names of rules.md (DECLARE, and ours for persons). */
export const TEMPLATES = [
  'existence',
  'atMost',
  'exactly',
  'absence',
  'init',
  'end',
  'respondedExistence',
  'coExistence',
  'response',
  'alternateResponse',
  'chainResponse',
  'precedence',
  'alternatePrecedence',
  'chainPrecedence',
  'succession',
  'alternateSuccession',
  'chainSuccession',
  'choice',
  'exclusiveChoice',
  'notCoExistence',
  'notSuccession',
  'notChainSuccession',
  'fourEyes',
  'samePerson',
] as const
export type Template = (typeof TEMPLATES)[number]

export const SEVERITIES = ['less-serious', 'serious', 'very-serious'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Who acts at an activity, as the pictures of a case set it out. */
export const LANES = ['declarant', 'system', 'officers', 'bank', 'gate'] as const
export type Lane = (typeof LANES)[number]

/** The parts of clearance by which overviews sum. */
export const STAGES = ['registration', 'channel', 'documents', 'physical', 'tax', 'clearance', 'gate'] as const
export type Stage = (typeof STAGES)[number]

/** How a condition picks a case attribute's value; of an event there is only its own value (`value`). */
export type Pick = 'only' | 'first' | 'last' | 'value'

/** One attribute that a condition reads. `of` is `a` or `b` in a correlation, `self` elsewhere. */
export interface AttributeRef {
  of: 'self' | 'a' | 'b'
  name: string
  pick: Pick
}

/** What a condition is given for an attribute: its text; `null` where missing; `undefined` where it varies (unknown but present). */
export type AttributeValue = string | null | undefined

/** A compiled CEL condition. `evaluate` gets the values of `refs`, in that order. */
export interface Condition {
  source: string
  refs: readonly AttributeRef[]
  evaluate: (values: readonly AttributeValue[]) => Tri
}

/** One side (`a` or `b`) of a rule: any of these activities, on an event where `when` holds. */
export interface Side {
  activities: readonly string[]
  when?: Condition
}

/** elapsed: `milliseconds`. working hours: `milliseconds` of opening hours. working days: `days`. All inclusive. */
export type Within =
  | { kind: 'elapsed'; text: string; milliseconds: number }
  | { kind: 'working-hours'; text: string; milliseconds: number }
  | { kind: 'working-days'; text: string; days: number }

export interface Citation {
  cite: string
  /** First day in force (ISO), inclusive. */
  from?: string
  until?: string
  /** Whether a named lawyer has confirmed the rule against the text. */
  confirmed: boolean
  note?: string
}

export interface Rule {
  id: string
  /** SHA-256 of the RFC 8785 form of everything that can change a verdict. */
  version: string
  title: Bilingual
  basis: readonly Citation[]
  /** ISO days in the time zone of the columns, inclusive. */
  from?: string
  until?: string
  appliesBy: 'activation' | 'case'
  severity: Severity
  area?: number
  exceptions?: Bilingual
  template: Template
  /** Only for existence, atMost and exactly. */
  n?: number
  a: Side
  /** Absent for the templates of one side. */
  b?: Side
  when?: Condition
  correlate?: Condition
  within?: Within
  /** Where the rule stands, for messages. */
  place: { file: string; line: number }
}

/** Opening hours of an office. Minutes are minutes of the local day, `to` exclusive, up to 1440. */
export interface Calendar {
  id: string
  timezone: string
  /** Opening hours per weekday, 0 = Sunday … 6 = Saturday; an empty list is a day off. */
  week: readonly (readonly { from: number; to: number }[])[]
  /** Days that are not worked although the week says so (ISO). */
  holidays: ReadonlySet<string>
  /** Days that are worked although the week says not (swapped days): ISO day → hours. */
  workdays: ReadonlyMap<string, readonly { from: number; to: number }[]>
  /** First and last day (ISO) for which the list of holidays is known; outside it a working time is unknown. */
  known?: { from: string; until: string }
}

export interface ColumnNames {
  case?: string
  activity?: string
  timestamp?: string
  resource?: string
  unit?: string
  /** IANA zone for timestamps that carry no offset, and for days. */
  timezone: string
  /** Lifecycle transitions that count, lower case; absent: all events. */
  lifecycle?: readonly string[]
  /** Resources that are no person: read as missing. */
  notAPerson: readonly string[]
}

/** When a case is finished: it has one of these activities, or its last event is older than so many ms at the end of the log. */
export type Finished = { activities: readonly string[] } | { idleMilliseconds: number; text: string }

/** One rulebook, or several that agree, ready to be evaluated. */
export interface Rulebook {
  title: Bilingual
  columns: ColumnNames
  finished?: Finished
  calendar?: Calendar
  rules: readonly Rule[]
}
