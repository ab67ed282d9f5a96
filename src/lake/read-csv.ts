import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { LiemError } from '../base/index.ts'
import type { PackBuilder } from './builder.ts'
import { chooseColumns } from './columns.ts'
import { detectDialect, readSample, type Dialect } from './dialect.ts'
import { identifier, literal } from './duckdb.ts'
import { detectEncoding, toUtf8File } from './encoding.ts'
import { firstLine, readParquet } from './read-parquet.ts'
import type { Progress } from './schema.ts'

/**
 * Reads a CSV (plain or gzip, of any encoding that is recognised) into the builder. What is wanted of it
 * is first brought into a temporary Parquet, row by row as it stands, and read from there.
 * Throws LiemError('input') with the line that cannot be read.
 */
export async function readCsv(connection: DuckDBConnection, file: string, builder: PackBuilder, onProgress?: Progress): Promise<void> {
  const { encoding, note } = await detectEncoding(file)
  const dialect = detectDialect(await readSample(file, undefined, encoding), file)
  builder.notes.push(`${file}: ${note}`)
  const folder = await mkdtemp(join(tmpdir(), 'liem-csv-'))
  try {
    const plain = encoding === 'utf-8' || encoding === 'utf-8-bom'
    const readable = plain ? file : join(folder, 'utf8.csv')
    if (!plain) await toUtf8File(file, encoding, readable)
    const parquet = join(folder, 'events.parquet')
    await toParquet(connection, { file, readable, parquet }, dialect, builder, onProgress)
    await readParquet(connection, parquet, builder, onProgress, file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function toParquet(
  connection: DuckDBConnection,
  files: { file: string; readable: string; parquet: string },
  dialect: Dialect,
  builder: PackBuilder,
  onProgress?: Progress,
): Promise<void> {
  const { file, readable, parquet } = files
  const chosen = chooseColumns(dialect.header, builder.request.columns, file)
  const names = [
    chosen.case,
    chosen.activity,
    chosen.timestamp,
    chosen.resource,
    chosen.unit,
    chosen.lifecycle,
    ...builder.attributes.map(({ name }) => name),
  ]
  const kept = dialect.header.filter((name) => names.includes(name)).map(identifier)
  const watch = setInterval(() => onProgress?.({ file, rows: Number(connection.progress.rows_processed) }), 200)
  try {
    await connection.run(
      `copy (select ${kept.join(', ')} from ${csvRelation(readable, dialect)}) to ${literal(parquet)} (format parquet, compression lz4_raw)`,
    )
  } catch (cause) {
    throw csvError(file, cause)
  } finally {
    clearInterval(watch)
  }
}

/** SQL that reads a CSV strictly, every column as text. */
export function csvRelation(file: string, dialect: Dialect): string {
  const columns = dialect.header.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')
  const quote = literal(dialect.quote)
  const compression = /\.gz$/i.test(file) ? `, compression = 'gzip'` : ''
  return `read_csv(${literal(file)}, auto_detect = false, header = true, delim = ${literal(dialect.delimiter)}, quote = ${quote}, escape = ${quote}, columns = {${columns}}, nullstr = '', strict_mode = true, null_padding = false, ignore_errors = false${compression})`
}

/** What DuckDB says of a CSV that it cannot read, as one error with line and reason. */
export function csvError(file: string, cause: unknown): LiemError {
  const message = cause instanceof Error ? cause.message : String(cause)
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1]
  const columns = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message)
  const place = { file, ...(line === undefined ? {} : { line: Number(line) }) }
  if (columns !== null)
    return new LiemError('input', `has ${columns[2]} columns where the header has ${columns[1]}`, {
      place,
      hint: 'mend the row, or quote the values that contain the delimiter',
      cause,
    })
  const truncated = /unexpected end|gzip|truncat|inflate|miniz/i.test(message)
  if (truncated)
    return new LiemError('input', 'ends too early or is damaged: it cannot be unpacked to its end', {
      place,
      hint: 'copy or export the file again',
      cause,
    })
  const reason =
    message.split('\n').find((text) => /quote|unterminated|encoding|unicode|utf|maximum line size/i.test(text)) ?? firstLine(cause)
  return new LiemError('input', `cannot be read as CSV: ${reason.trim().slice(0, 300)}`, {
    place,
    hint: 'check quotes and delimiters',
    cause,
  })
}
