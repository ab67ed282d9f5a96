import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { LiemError } from '../base/index.ts'
import type { PackBuilder } from './builder.ts'
import { chooseColumns } from './columns.ts'
import { detectDialect, readSample, type Dialect } from './dialect.ts'
import { literal } from './duckdb.ts'
import { detectEncoding, toUtf8File } from './encoding.ts'
import { firstLine } from './read-parquet.ts'
import { readTable } from './read-table.ts'
import type { Progress } from './schema.ts'
import { textMicros } from './timestamps.ts'

/**
 * Reads a CSV (plain or gzip, of any encoding that is recognised) into the builder.
 * Throws LiemError('input') with the line that cannot be read.
 */
export async function readCsv(connection: DuckDBConnection, file: string, builder: PackBuilder, onProgress?: Progress): Promise<void> {
  const { encoding, note } = await detectEncoding(file)
  const dialect = detectDialect(await readSample(file, undefined, encoding), file)
  builder.notes.push(`${file}: ${note}`)
  if (encoding === 'utf-8' || encoding === 'utf-8-bom')
    return readUtf8(connection, file, csvRelation(file, dialect), dialect.header, builder, onProgress)
  const folder = await mkdtemp(join(tmpdir(), 'liem-utf8-'))
  try {
    const readable = join(folder, 'text.csv')
    await toUtf8File(file, encoding, readable)
    await readUtf8(connection, file, csvRelation(readable, dialect), dialect.header, builder, onProgress)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readUtf8(
  connection: DuckDBConnection,
  file: string,
  relation: string,
  available: readonly string[],
  builder: PackBuilder,
  onProgress?: Progress,
): Promise<void> {
  const { notes, ...columns } = chooseColumns(available, builder.request.columns, file)
  builder.notes.push(...notes)
  try {
    const times = await textMicros(connection, relation, columns.timestamp, file, builder)
    await readTable(connection, { file, relation, available, columns, ...times }, builder, onProgress)
  } catch (cause) {
    throw cause instanceof LiemError ? cause : csvError(file, cause)
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
