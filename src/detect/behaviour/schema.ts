export type SubjectKind = 'unit' | 'broker'

/** Cases of one rule, subject, month and stratum: integers, nothing about a person. */
export interface Cell {
  rule: string
  subjectKind: SubjectKind
  subject: string
  /** First day of the local month in which the case began, `2026-03-01`. */
  month: string
  /** Values of the strata in order, joined by `|`; of a broker the unit stands first. `?` is missing. */
  stratum: string
  /** Cases in which the rule arose and could be judged: violated and satisfied. */
  exposed: number
  violated: number
  /** Cases in which it arose and cannot be checked; not in `exposed`. */
  unknown: number
  /** The circumstance by which these cases are left out of the statistics. */
  exception?: string
}

/** Cells that many rules share: who, when, what; parallel columns of codes into lists of texts. */
export interface CellGroups {
  kind: SubjectKind
  subject: Uint32Array
  month: Uint32Array
  stratum: Uint32Array
  subjects: readonly string[]
  months: readonly string[]
  strata: readonly string[]
}

/** The cells of one rule and kind of subject (of one exception, apart): parallel columns; `group` is a place in `CellGroups`. */
export interface CellBlock {
  rule: string
  kind: SubjectKind
  exception?: string
  group: Uint32Array
  exposed: Uint32Array
  violated: Uint32Array
  unknown: Uint32Array
}

/** Millions of cells; `cellsOf` and `tableOf` turn them into plain objects and back. */
export interface CellTable {
  groups: readonly CellGroups[]
  blocks: readonly CellBlock[]
}

/** A declared circumstance or specialisation: its cases are left out, of all subjects, and it is named. */
export interface DeclaredException {
  id: string
  /** `null`: everywhere, every rule. */
  units: readonly string[] | null
  rules: readonly string[] | null
  /** ISO instants; a case belongs to the time in which it began, `until` not included. */
  from: string
  until: string
}

/** Hits as `rule|case`, of which it is only asked whether one is among them. */
export type Hits = Pick<ReadonlySet<string>, 'has' | 'size'>

export interface TallyOptions {
  /** Attributes of a case by which like is compared with like, the weightiest first. Default `STRATA`. */
  strata?: readonly string[]
  /** Hits that are no longer held against anybody (dismissed, withheld), as `rule|case`. */
  excluded?: Hits
  exceptions?: readonly DeclaredException[]
}

export interface PatternOptions {
  /** Groups of like units, by unit; units without one are together in a group. Groups of fewer than eight are compared with all. */
  peerGroups?: Readonly<Record<string, string>>
  /** As in the tally; named in the patterns. */
  strata?: readonly string[]
  /** First and last month that are looked at, as in `Cell.month`. Default: all. */
  from?: string
  until?: string
  /** How many of the last months are compared with the subject's own past. Default 3. */
  recentMonths?: number
}

export type Status = 'insufficient' | 'ordinary' | 'amber' | 'red'

/** A subject among its peers: rate as if all had the same mix of cases, with its exact 95 % interval. */
export interface PeerRate {
  subject: string
  n: number
  violated: number
  expected: number
  rate: number
  low: number
  high: number
}

/** One rule with one subject, held against its peers or its own past. A question to a unit, never a finding about a person. */
export interface Pattern {
  rule: string
  subjectKind: SubjectKind
  subject: string
  against: 'peers' | 'past'
  status: Status
  /** First and last day. */
  period: { from: string; until: string }
  /** Exposure, and what arose but could not be checked. */
  n: number
  unknown: number
  observed: number
  expected: number
  /** Of the difference between the two, if the subject is like its reference: chance, and doubt about the reference. */
  variance: number
  /** Honest differences between subjects, as a variance of the ratio to what is expected. */
  tau2: number
  z: number | null
  /** Two-sided, with and without `tau2`. */
  p: number | null
  rawP: number | null
  q: number | null
  /** Ratio to what is expected, shrunken towards 1; its 95 % interval; the probability that it is above 1.5. Null of brokers that are not flagged. */
  theta: number | null
  interval: [number, number] | null
  above: number | null
  strata: readonly string[]
  /** Subjects with enough cases in the comparison, this one included. */
  peersCount: number
  /** Declared circumstances whose cases were left out, with how many. */
  exceptions: readonly { id: string; left: number }[]
  /** The smallest ratio that would be flagged four times in five; null where none would be. */
  detectable: number | null
  /** Of every unit, and of every broker that is flagged; earlier months, against the past, only where there is an excess. */
  months: readonly { month: string; n: number; observed: number; expected: number }[]
  peers: readonly PeerRate[]
  /** At most ten, the newest first. */
  cases: readonly string[]
}
