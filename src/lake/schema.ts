import type { ColumnNames } from '../law/schema.ts'

/** Distinct texts of a column; code 0 is *missing*, code n is `texts[n - 1]`. */
export interface Dictionary {
  texts: readonly string[]
}

/** A column of dictionary codes, one per event (or, of `caseAttributes`, one per case; there `VARIES` where it has two values). */
export interface CodedColumn {
  codes: Uint8Array | Uint16Array | Uint32Array
  dictionary: Dictionary
}

/** The code of an attribute of a case that has two different values. */
export const VARIES = 0xffffffff

/** What must be read of a log, as a rulebook asks for it. Absent column names: the defaults of rules.md. */
export interface LogRequest {
  columns: ColumnNames
  /** Whether the units of events are wanted. */
  units?: boolean
  /** Attributes read at an event, by the conditions of sides and correlations. */
  eventAttributes: readonly string[]
  /** Attributes read at a case. */
  caseAttributes: readonly string[]
  /** Object type by which OCEL logs are flattened. */
  objectType?: string
}

/** A row that cannot be used. `row` counts data rows from 1 (events of an XES, OCEL or Parquet file; lines of data of a CSV). */
export interface RejectedRow {
  file: string
  row: number
  /** Name of the field that cannot be used. */
  field: string
  reason: string
  value: string
  /** What is known of the row all the same; null where it is not. */
  caseId: string | null
  activity: string | null
}

/**
 * The packed log: cases in order of first appearance, their events contiguous and in order
 * (instant; equal instants in file and row order; undated ones keep their place in the file).
 */
export interface PackedLog {
  files: readonly { name: string; sha256: string }[]
  timezone: string
  caseCount: number
  eventCount: number
  /** Ids of the cases. */
  caseIds: readonly string[]
  /** Events of case c are `start[c] … start[c + 1] - 1`. Length caseCount + 1. */
  start: Uint32Array
  activity: CodedColumn
  /** Microseconds since 1970 UTC; NaN where the event is not dated. */
  time: Float64Array
  resource: CodedColumn
  unit: CodedColumn
  eventAttributes: ReadonlyMap<string, CodedColumn>
  /** Attributes of the case itself (XES trace, OCEL object). Of a table there are none: see `eventAttributes`. */
  caseAttributes: ReadonlyMap<string, CodedColumn>
  /** Variant of each case (the sequence of its activities), and for each variant one case that has it and how many do. */
  variantOf: Uint32Array
  variants: { case: Uint32Array; count: Uint32Array }
  /** First and last instant of the log, µs; NaN where it has none. */
  span: { first: number; last: number }
  /** Cases of which not all is certain: 1 an event is not dated, 2 a row of theirs was rejected. 0 for all others. */
  uncertain: Uint8Array
  rejected: readonly RejectedRow[]
  /** Attribute names that were asked for and that the log does not have. */
  absentAttributes: readonly string[]
  /** What was detected and chosen, in words, for the user: columns, date form, time zone, encoding. */
  notes: readonly string[]
}

/** What a reader that works row by row (XES, OCEL) calls. Times are microseconds since 1970 UTC, NaN where missing. */
export interface RowSink {
  /** Names of event attributes that are wanted; all, when `null`. */
  readonly wantedEvent: ReadonlySet<string> | null
  readonly wantedCase: ReadonlySet<string> | null
  event: (row: SinkRow) => void
  /** Attributes of a case; may come before or after its events. */
  caseAttribute: (caseId: string, name: string, value: string) => void
  reject: (row: RejectedRow) => void
}

export interface SinkRow {
  caseId: string
  activity: string
  /** NaN: not dated. */
  time: number
  resource: string | null
  unit: string | null
  lifecycle: string | null
  /** Event attributes that are wanted, by name; missing ones left out. Nested ones as `outer/inner`. */
  attributes: Readonly<Record<string, string>>
  /** Number of the event in the file, from 1. */
  row: number
}

/** How far a reader is. `bytes` of `ofBytes` where it is known. */
export type Progress = (state: { file: string; rows: number; bytes?: number; ofBytes?: number }) => void
