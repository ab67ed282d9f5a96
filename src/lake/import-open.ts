import type { DuckDBConnection } from '@duckdb/node-api'
import { LiemError } from '../base/index.ts'
import { inputError } from './bytes.ts'
import { rowsSource } from './import-rows.ts'
import { csvSource, parquetSource, type ImportOptions, type ImportSource } from './import-source.ts'
import { csvError } from './read-csv.ts'
import { formatOf } from './read-log.ts'
import type { Progress } from './schema.ts'

export type ImportProgress = (state: {
  file: string
  doing: 'waiting' | 'hashing' | 'reading' | 'writing'
  rows?: number
  share?: number
}) => void

/** Throws `input` for a zone that does not exist. */
export function checkTimezone(name: string | undefined): void {
  if (name === undefined) return
  try {
    Intl.DateTimeFormat('en', { timeZone: name })
  } catch (cause) {
    throw new LiemError('input', `the time zone ${JSON.stringify(name)} is not known`, {
      hint: 'use a name such as Asia/Ho_Chi_Minh',
      cause,
    })
  }
}

/**
 * Opens a file of any known format as rows that SQL can read, hands them on, and removes what it needed meanwhile.
 * `limit`: no more than so many events of a log that is read row by row. Throws `input`, naming the file.
 */
export async function withSource<T>(
  connection: DuckDBConnection,
  file: string,
  options: ImportOptions,
  use: (source: ImportSource) => Promise<T>,
  onProgress?: ImportProgress,
  limit?: number,
): Promise<T> {
  const format = formatOf(file)
  let dispose: (() => Promise<void>) | undefined
  try {
    if (format === 'csv') {
      const opened = await csvSource(connection, file, options)
      dispose = opened.dispose
      return await use(opened)
    }
    if (format === 'parquet') return await use(await parquetSource(connection, file, options))
    const read = format === 'xes' ? (await import('./read-xes.ts')).readXes : (await import('./read-ocel.ts')).readOcel
    return await use(await rowsSource(connection, file, read, options, adapt(file, onProgress), limit))
  } catch (cause) {
    throw namedError(file, format === 'csv', cause)
  } finally {
    await dispose?.()
  }
}

function adapt(file: string, onProgress?: ImportProgress): Progress | undefined {
  if (onProgress === undefined) return undefined
  return ({ rows, bytes, ofBytes }) =>
    onProgress({ file, doing: 'reading', rows, ...(bytes === undefined || ofBytes === undefined ? {} : { share: bytes / ofBytes }) })
}

/** Whether an error means that something could not be written: no room, or a limit of the system. */
export function isFull(cause: unknown): boolean {
  return /No space left|ENOSPC|EDQUOT|EFBIG|File too large|Disk quota/iu.test(
    `${cause instanceof Error && 'code' in cause ? String(cause.code) : ''} ${String(cause)}`,
  )
}

function namedError(file: string, csv: boolean, cause: unknown): unknown {
  if (isFull(cause)) return cause
  if (cause instanceof LiemError)
    return cause.place === undefined
      ? new LiemError(cause.code, cause.message, { place: { file }, ...(cause.hint === undefined ? {} : { hint: cause.hint }), cause })
      : cause
  if (csv && /CSV|gzip|UTF|unicode|inflate|miniz/iu.test(String(cause))) return csvError(file, cause)
  return cause instanceof Error && 'code' in cause ? inputError(file, cause) : cause
}
