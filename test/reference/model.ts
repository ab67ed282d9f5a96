/**
 * The nouns of the reference: what a small log, a case and a rule are, in the words of the rulebook format.
 * Deliberately not the engine's types: the reference is written from the definitions alone.
 * `null` in a truth value is *unknown* (Kleene), as in SQL.
 */
export type Truth = boolean | null

export const ATTRIBUTES = ['channel', 'lot', 'amount'] as const
export type AttributeName = (typeof ATTRIBUTES)[number]

/** A row as it stands in a file. `time`: microseconds since 1970 UTC, null where empty, or a text that is no date. */
export interface Row {
  case: string
  activity: string
  time: number | null | 'unreadable'
  resource: string
  channel: string
  lot: string
  amount: string
}

export interface Event {
  /** Number of the row in the log, over all files. */
  id: number
  /** Position in the case; null for a rejected row, of which it is not even certain that it happened. */
  position: number | null
  activity: string | null
  time: number | null
  resource: string | null
  attributes: Record<AttributeName, string | null>
}

export interface Case {
  id: string
  /** In order; those that are not dated keep their place. */
  events: Event[]
  /** Rejected rows of the case. */
  rejected: Event[]
  finished: boolean
}

export type Operand = { text: string } | { number: number } | { name: AttributeName; of?: 'a' | 'b'; pick?: 'first' | 'last' }

/** A condition, to be written as CEL, as SQL, and evaluated by hand. */
export type Condition =
  | { op: 'compare'; left: Operand; is: '==' | '!=' | '<' | '<=' | '>' | '>='; right: Operand }
  | { op: 'in'; left: Operand; texts: string[] }
  | { op: 'has'; name: AttributeName }
  | { op: 'not'; item: Condition }
  | { op: 'and' | 'or'; items: Condition[] }

export interface Side {
  activities: string[]
  when?: Condition
}

export interface Rule {
  id: string
  template: string
  n?: number
  a: Side
  b?: Side
  when?: Condition
  correlate?: Condition
  within?: string
  from?: string
  until?: string
  appliesBy?: 'case' | 'activation'
}

export interface Calendar {
  timezone: string
  days: string[]
  hours: string[]
  holidays: string[]
}

export interface Rulebook {
  timezone: string
  notAPerson: string[]
  finished?: string[] | { idle: string }
  calendar: Calendar
  rules: Rule[]
}

export type Verdict = 'vacuous' | 'satisfied' | 'unknown' | 'violated'

export interface Judgement {
  verdict: Verdict
  /** Positions of the witness events; empty unless violated. */
  events: number[]
}

/** Templates by what they need. */
export const UNARY = ['existence', 'atMost', 'exactly', 'absence', 'init', 'end']
export const COUNTED = ['existence', 'atMost', 'exactly']
export const CHOICES = ['choice', 'exclusiveChoice']
/** Templates with a pair of events, so that `within` and `correlate` mean something. */
export const PAIRED = [
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
  'notCoExistence',
  'notSuccession',
  'notChainSuccession',
  'fourEyes',
]
export const ALL_TEMPLATES = [...UNARY, ...CHOICES, ...PAIRED, 'samePerson']
