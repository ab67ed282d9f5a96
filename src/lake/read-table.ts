import bindings from '@duckdb/node-bindings'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { LiemError, zoneOf } from '../base/index.ts'
import { codesFor, drop, eachValue, reserveCodes, reserveTimes, rewrite, scatter, type CodeBlocks } from './blocks.ts'
import { lifecycleCounts, type GrowingColumn, type PackBuilder } from './builder.ts'
import { columnTexts, type ColumnTexts } from './column-texts.ts'
import { identifier, literal } from './duckdb.ts'
import { codeOf, codeOfNew, interner } from './intern.ts'
import type { Progress } from './schema.ts'

/** A Parquet file of events, and what its columns are. */
export interface TableSource {
  /** Name for messages. */
  file: string
  parquet: string
  available: readonly string[]
  columns: { case: string; activity: string; timestamp: string; resource: string | null; unit: string | null; lifecycle: string | null }
  /** SQL: DOUBLE microseconds; NaN where empty, infinity where unreadable. */
  micros: string
  /** Whether `micros` is local time of the request's zone; SQL (BOOLEAN) where rows differ. */
  local: boolean | string
}

/** A column that is read: as codes of its distinct texts, which DuckDB numbers in a table of its own. */
interface ScannedColumn {
  grows: GrowingColumn
  /** SQL: its text. */
  sql: string
  table: string
  texts: ColumnTexts
  /** Where the rows of this file begin in the blocks. */
  from: number
}

const MOST_ROWS = 2 ** 32 - 1
/** So many rows and not one usable: the file is read the wrong way. */
const HOPELESS = 20

/**
 * Reads a table into the builder: DuckDB turns texts into codes on all its threads and gives the rows in
 * any order, each with its number; here they are put in their place. Rows without case or activity, or
 * with an unreadable timestamp, are rejected. Throws LiemError('input').
 */
export async function readTable(
  connection: DuckDBConnection,
  source: TableSource,
  builder: PackBuilder,
  onProgress?: Progress,
): Promise<void> {
  const relation = `read_parquet(${literal(source.parquet)}, file_row_number = true)`
  const rows = Number((await connection.runAndReadAll(`select count(*) from ${relation}`)).getRows()[0]![0])
  if (rows > MOST_ROWS)
    throw new LiemError('input', `has more than ${MOST_ROWS} rows`, { place: { file: source.file }, hint: 'give it in several files' })
  const scanned = await scannedColumns(connection, relation, source, builder, rows)
  const times = reserveTimes(builder.times, rows)
  await connection.run('set preserve_insertion_order = false')
  const result = await connection.stream(scanSql(relation, source, scanned))
  let done = 0
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    placeChunk(chunk, source, builder, scanned, times)
    done += chunk.rowCount
    onProgress?.({ file: source.file, rows: done })
  }
  await connection.run('set preserve_insertion_order = true')
  for (const column of scanned) {
    useTexts(column)
    await connection.run(`drop table ${column.table}`)
  }
  await dropRows(connection, relation, source, builder, scanned, times)
}

async function scannedColumns(
  connection: DuckDBConnection,
  relation: string,
  source: TableSource,
  builder: PackBuilder,
  rows: number,
): Promise<ScannedColumn[]> {
  const { columns } = source
  const lifecycle: GrowingColumn = { name: 'lifecycle', interner: interner(), blocks: { blocks: [], length: 0, largest: 0 } }
  const wanted: [GrowingColumn, string | null][] = [
    [builder.cases, columns.case],
    [builder.activity, columns.activity],
    [builder.resource, columns.resource],
    [builder.unit, builder.request.units === true ? columns.unit : null],
    ...builder.attributes.map((attribute): [GrowingColumn, string | null] => [
      attribute,
      source.available.includes(attribute.name) ? attribute.name : null,
    ]),
    ...(builder.lifecycle === null ? [] : [[lifecycle, columns.lifecycle] satisfies [GrowingColumn, string | null]]),
  ]
  const scanned: ScannedColumn[] = []
  for (const [index, [grows, name]] of wanted.entries()) {
    if (name === null) reserveCodes(grows.blocks, rows, 0)
    else scanned.push(await scannedColumn(connection, relation, grows, name, `texts_${index}`, rows))
    if (name !== null) builder.seenAttributes.add(name)
  }
  return scanned
}

async function scannedColumn(
  connection: DuckDBConnection,
  relation: string,
  grows: GrowingColumn,
  name: string,
  table: string,
  rows: number,
): Promise<ScannedColumn> {
  const sql = `coalesce(${identifier(name)}::varchar, '')`
  const distinct = `select distinct ${sql} as value from ${relation}`
  await connection.run(`create or replace temp table ${table} as select value, (row_number() over ())::uinteger as code from (${distinct})`)
  const texts = await columnTexts(connection, table)
  // Texts of an earlier file keep their codes, so that the two together bound the codes of this one.
  const from = reserveCodes(grows.blocks, rows, grows.interner.texts.length + texts.values.length)
  return { grows, sql, table, texts, from }
}

/** The instant, the row's number, whether the instant is local, and the code of every column. */
function scanSql(relation: string, source: TableSource, scanned: readonly ScannedColumn[]): string {
  const local = typeof source.local === 'string' ? [`${source.local} as local`] : []
  const inner = [
    `${source.micros} as micros`,
    'file_row_number::uinteger as row',
    ...local,
    ...scanned.map(({ sql, table }) => `${sql} as ${table}_value`),
  ]
  const outer = ['micros', 'row', ...(local.length > 0 ? ['local'] : []), ...scanned.map(({ table }) => `${table}.code`)]
  const joins = scanned.map(({ table }) => `join ${table} on ${table}.value = event.${table}_value`)
  return `select ${outer.join(', ')} from (select ${inner.join(', ')} from ${relation}) event ${joins.join(' ')}`
}

function bytesOf(chunk: DuckDBDataChunk, column: number, bytes: number): Uint8Array {
  return bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, column), bytes)
}

function placeChunk(
  chunk: DuckDBDataChunk,
  source: TableSource,
  builder: PackBuilder,
  scanned: readonly ScannedColumn[],
  timesFrom: number,
): void {
  const count = chunk.rowCount
  const words = (column: number): Uint32Array => {
    const bytes = bytesOf(chunk, column, 4 * count)
    return new Uint32Array(bytes.buffer, bytes.byteOffset, count)
  }
  const bytes = bytesOf(chunk, 0, 8 * count)
  const micros = new Float64Array(bytes.buffer, bytes.byteOffset, count)
  const rows = words(1)
  if (source.local !== false) {
    const { toUtc } = zoneOf(builder.request.columns.timezone)
    const local = source.local === true ? null : bytesOf(chunk, 2, count)
    for (let row = 0; row < count; row++) if (local?.[row] !== 0 && micros[row] !== Infinity) micros[row] = toUtc(micros[row]!)
  }
  scatter(builder.times, timesFrom, rows, micros, count)
  const first = typeof source.local === 'string' ? 3 : 2
  for (const [index, { grows, from }] of scanned.entries()) scatter(grows.blocks, from, rows, words(first + index), count)
}

/** From DuckDB's codes to ours: in order of first appearance, equal texts as one. */
function useTexts({ grows, texts, from }: ScannedColumn): void {
  const ours = codesFor(0xffffffff, texts.values.length + 1)
  const seen = new Uint8Array(texts.values.length + 1)
  const isFirst = grows.interner.texts.length === 0 && grows.interner.codes === null
  const give = texts.ascii && isFirst ? codeOfNew : codeOf
  rewrite(grows.blocks, from, (code) => {
    if (seen[code] === 0) {
      seen[code] = 1
      ours[code] = give(grows.interner, texts.values[code - 1]!)
    }
    return ours[code]!
  })
}

/** Takes out the rows that do not count (by lifecycle) and those that cannot be used; keeps a note of each of the latter. */
async function dropRows(
  connection: DuckDBConnection,
  relation: string,
  source: TableSource,
  builder: PackBuilder,
  scanned: readonly ScannedColumn[],
  timesFrom: number,
): Promise<void> {
  const lifecycle = builder.lifecycle === null || source.columns.lifecycle === null ? undefined : scanned.at(-1)!
  const dropped = new Uint8Array(builder.times.length - timesFrom)
  let unusable = 0
  const reject = (row: number): void => {
    if (dropped[row] === 0) unusable++
    dropped[row] = 1
  }
  eachValue(builder.times, timesFrom, (time, row) => time === Infinity && reject(row))
  for (const column of scanned.slice(0, 2)) eachValue(column.grows.blocks, column.from, (code, row) => code === 0 && reject(row))
  if (unusable > 0) await keepRejected(connection, relation, source, builder, dropped, unusable)
  if (lifecycle !== undefined) {
    const counts = ['', ...lifecycle.grows.interner.texts].map((text) => lifecycleCounts(builder, text))
    eachValue(lifecycle.grows.blocks, lifecycle.from, (code, row) => !counts[code]! && (dropped[row] = 1))
  }
  if (!dropped.includes(1)) return
  drop(builder.times, timesFrom, dropped)
  for (const blocks of columnsOf(builder)) drop(blocks, timesFrom, dropped)
}

function columnsOf(builder: PackBuilder): CodeBlocks[] {
  return [builder.cases, builder.activity, builder.resource, builder.unit, ...builder.attributes].map(({ blocks }) => blocks)
}

/** Notes the rejected rows: number from 1, field, reason, value. A lifecycle that does not count keeps a row from being judged at all. */
async function keepRejected(
  connection: DuckDBConnection,
  relation: string,
  source: TableSource,
  builder: PackBuilder,
  dropped: Uint8Array,
  unusable: number,
): Promise<void> {
  const { columns } = source
  const text = (name: string | null): string => (name === null ? `''` : `coalesce(${identifier(name)}::varchar, '')`)
  const list = [text(columns.case), text(columns.activity), text(columns.timestamp), text(columns.lifecycle)].join(', ')
  const bad = `${text(columns.case)} = '' or ${text(columns.activity)} = '' or isinf(${source.micros})`
  const result = await connection.runAndReadAll(`select file_row_number::uinteger, ${list} from ${relation} where ${bad} order by 1`)
  for (const values of result.getRows()) {
    const [row, caseId, activity, timestamp, lifecycle] = values as [number, string, string, string, string]
    if (dropped[row] === 0 || !lifecycleCounts(builder, lifecycle)) continue
    const [field, reason, value] =
      caseId === ''
        ? [columns.case, 'is empty', '']
        : activity === ''
          ? [columns.activity, 'is empty', '']
          : [columns.timestamp, 'cannot be read as a time', timestamp]
    builder.rejected.push({ file: source.file, row: row + 1, field, reason, value, caseId: caseId || null, activity: activity || null })
  }
  if (unusable === dropped.length && unusable >= HOPELESS) throw allUnusable(source, builder, unusable)
}

function allUnusable(source: TableSource, builder: PackBuilder, unusable: number): LiemError {
  const { field, reason, value } = builder.rejected.at(-1)!
  return new LiemError(
    'input',
    `none of its ${unusable} rows can be used: ${field} ${reason}${value === '' ? '' : ` (${JSON.stringify(value)})`}`,
    {
      place: { file: source.file },
      hint: 'name the columns in the rulebook; write times as 2026-11-21T08:30:00+07:00, 2026-11-21 08:30:00 or 21/11/2026 08:30',
    },
  )
}
