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
import { firstLine } from './read-parquet.ts'
import { readTable, type TableSource } from './read-table.ts'
import type { Progress } from './schema.ts'
import { textMicros } from './timestamps.ts'

/**
 * Reads a CSV (plain or gzip, of any encoding that is recognised) into the builder. What is wanted of it
 * is first brought into a temporary Parquet, row by row, with the instants read, and taken from there.
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
    const csv = { file, relation: csvRelation(readable, dialect), header: dialect.header, parquet: join(folder, 'events.parquet') }
    await readTable(connection, await toParquet(connection, csv, builder, onProgress), builder, onProgress)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Csv {
  file: string
  relation: string
  header: readonly string[]
  parquet: string
}

/** Columns of the temporary Parquet that are ours; where a name is taken, it is the CSV's column that is not wanted. */
const MICROS = 'liem:micros'
const LOCAL = 'liem:local'

async function toParquet(connection: DuckDBConnection, csv: Csv, builder: PackBuilder, onProgress?: Progress): Promise<TableSource> {
  const { file, relation, header, parquet } = csv
  const { notes, ...columns } = chooseColumns(header, builder.request.columns, file)
  builder.notes.push(...notes)
  const names = [
    columns.case,
    columns.activity,
    columns.resource,
    columns.unit,
    columns.lifecycle,
    ...builder.attributes.map(({ name }) => name),
  ]
  const available = header.filter((name) => names.includes(name) || name === columns.timestamp)
  const watch = setInterval(() => onProgress?.({ file, rows: Number(connection.progress.rows_processed) }), 200)
  try {
    const { micros, local } = await textMicros(connection, relation, columns.timestamp, file, builder)
    const time = identifier(columns.timestamp)
    // The text of a timestamp is kept only where it cannot be read, or is asked for as an attribute.
    const text = names.includes(columns.timestamp) ? time : `case when isinf(${micros}) then ${time} else '' end as ${time}`
    const kept = available.map((name) => (name === columns.timestamp ? text : identifier(name)))
    const ours = [`${micros} as ${identifier(MICROS)}`, ...(typeof local === 'string' ? [`${local} as ${identifier(LOCAL)}`] : [])]
    await connection.run(
      `copy (select ${[...kept, ...ours].join(', ')} from ${relation}) to ${literal(parquet)} (format parquet, compression lz4_raw)`,
    )
    return { file, parquet, available, columns, micros: identifier(MICROS), local: typeof local === 'string' ? identifier(LOCAL) : local }
  } catch (cause) {
    throw cause instanceof LiemError ? cause : csvError(file, cause)
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
