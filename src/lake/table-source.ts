import type { NumberedTable } from './numbered.ts'

/** A table of events that DuckDB can scan in the order of its rows, and what its columns are. */
export interface TableSource {
  /** Name for messages. */
  file: string
  /** SQL after `from`. */
  relation: string
  available: readonly string[]
  columns: { case: string; activity: string; timestamp: string; resource: string | null; unit: string | null; lifecycle: string | null }
  /** SQL: DOUBLE microseconds; NaN where empty, infinity where unreadable. */
  micros: string
  /** Whether `micros` is local time of the request's zone; SQL (BOOLEAN) where rows differ. */
  local: boolean | string
  /** The same rows by number, where the table has numbers. */
  numbered?: Omit<NumberedTable, 'connection'>
}
