/** A sink for the readers that work row by row, and what a test asks of the rows. */
import type { LogRequest, RejectedRow, RowSink, SinkRow } from '../src/lake/schema.ts'

export interface Rows {
  sink: RowSink
  events: SinkRow[]
  rejected: RejectedRow[]
  /** `case name=value`, in order. */
  caseAttributes: string[]
}

/** Collects everything that a reader gives; `wanted` attributes of events and cases, all by default. */
export function collectRows(wanted: { event?: string[]; case?: string[] } = {}): Rows {
  const rows: Rows = { sink: undefined!, events: [], rejected: [], caseAttributes: [] }
  rows.sink = {
    wantedEvent: wanted.event === undefined ? null : new Set(wanted.event),
    wantedCase: wanted.case === undefined ? null : new Set(wanted.case),
    event: (row) => rows.events.push(row),
    caseAttribute: (caseId, name, value) => rows.caseAttributes.push(`${caseId} ${name}=${value}`),
    reject: (row) => rows.rejected.push(row),
  }
  return rows
}

export function requestFor(columns: Partial<LogRequest['columns']> = {}, objectType?: string): LogRequest {
  return {
    columns: { timezone: 'UTC', notAPerson: [], ...columns },
    eventAttributes: [],
    caseAttributes: [],
    ...(objectType === undefined ? {} : { objectType }),
  }
}

/** Numbers that can be counted without Liem. */
export function countRows(rows: Rows): { cases: number; events: number; activities: number; rejected: number } {
  const distinct = (of: (row: SinkRow) => string): number => new Set(rows.events.map(of)).size
  return {
    cases: distinct((row) => row.caseId),
    events: rows.events.length,
    activities: distinct((row) => row.activity),
    rejected: rows.rejected.length,
  }
}
