import bindings from '@duckdb/node-bindings'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { LiemError, zoneOf } from '../base/index.ts'
import { drop, eachValue, reserveCodes, reserveTimes, rewrite, scatter, type CodeBlocks } from './blocks.ts'
import { lifecycleCounts, type GrowingColumn, type PackBuilder } from './builder.ts'
import { numberTexts, type Numbering } from './column-texts.ts'
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

/** A column that is read: as codes of its distinct texts. */
interface ScannedColumn {
  grows: GrowingColumn
  /** SQL: its text. */
  sql: string
  numbering: Numbering
  /** Where the rows of this file begin in the blocks. */
  from: number
}

const MOST_ROWS = 2 ** 32 - 1
/** So many rows and not one usable: the file is read the wrong way. */
const HOPELESS = 20
const UNSEEN = 0xffffffff
const EMPTY = 'is empty'
const UNREADABLE = 'cannot be read as a time'

/** A table that is being read. */
interface Scan {
  connection: DuckDBConnection
  relation: string
  source: TableSource
  builder: PackBuilder
  columns: readonly ScannedColumn[]
  /** Where the instants of this file begin. */
  from: number
  /** Whether some instant cannot be read. */
  unreadable: boolean
}

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
  const columns = await scannedColumns(connection, relation, source, builder, rows)
  const scan: Scan = { connection, relation, source, builder, columns, from: reserveTimes(builder.times, rows), unreadable: false }
  await connection.run('set preserve_insertion_order = false')
  const result = await connection.stream(scanSql(scan))
  for (let done = 0; done < rows;) {
    const chunk = await result.fetchChunk()
    const count = chunk?.rowCount ?? 0
    if (chunk === null || count === 0) break
    placeChunk(chunk, count, scan)
    done += count
    onProgress?.({ file: source.file, rows: done })
  }
  await connection.run('set preserve_insertion_order = true')
  for (const column of columns) {
    useTexts(column)
    if ('join' in column.numbering) await connection.run(`drop table ${column.numbering.join}`)
  }
  await dropRows(scan)
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
  const numbering = await numberTexts(connection, relation, sql, table)
  // Texts of an earlier file keep their codes, so that the two together bound the codes of this one.
  const from = reserveCodes(grows.blocks, rows, grows.interner.texts.length + numbering.texts.values.length)
  return { grows, sql, numbering, from }
}

/** The instant, the row's number, whether the instant is local, and the code of every column. */
function scanSql({ relation, source, columns }: Scan): string {
  const local = typeof source.local === 'string' ? [`${source.local} as local`] : []
  const inner = [`${source.micros} as micros`, 'file_row_number::uinteger as row', ...local]
  const outer = ['micros', 'row', ...(local.length > 0 ? ['local'] : [])]
  const joins: string[] = []
  for (const [index, { sql, numbering }] of columns.entries()) {
    const name = `column_${index}`
    if ('join' in numbering) {
      inner.push(`${sql} as ${name}`)
      outer.push(`${numbering.join}.code`)
      joins.push(`join ${numbering.join} on ${numbering.join}.value = event.${name}`)
    } else {
      inner.push(`${numbering.digest} as ${name}`)
      outer.push(name)
    }
  }
  return `select ${outer.join(', ')} from (select ${inner.join(', ')} from ${relation}) event ${joins.join(' ')}`
}

function bytesOf(chunk: DuckDBDataChunk, column: number, bytes: number): Uint8Array {
  return bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, column), bytes)
}

function placeChunk(chunk: DuckDBDataChunk, count: number, scan: Scan): void {
  const { builder, source, columns } = scan
  const words = (column: number): Uint32Array => {
    const bytes = bytesOf(chunk, column, 4 * count)
    return new Uint32Array(bytes.buffer, bytes.byteOffset, count)
  }
  const bytes = bytesOf(chunk, 0, 8 * count)
  const micros = new Float64Array(bytes.buffer, bytes.byteOffset, count)
  const rows = words(1)
  if (micros.includes(Infinity)) scan.unreadable = true
  if (source.local !== false) {
    const { toUtc } = zoneOf(builder.request.columns.timezone)
    const local = source.local === true ? null : bytesOf(chunk, 2, count)
    for (let row = 0; row < count; row++) if (local?.[row] !== 0 && micros[row] !== Infinity) micros[row] = toUtc(micros[row]!)
  }
  scatter(builder.times, scan.from, rows, micros, count)
  const first = typeof source.local === 'string' ? 3 : 2
  for (const [index, { grows, from, numbering }] of columns.entries()) {
    const values = words(first + index)
    if ('codes' in numbering) for (let row = 0; row < count; row++) values[row] = numbering.codes[values[row]!]!
    scatter(grows.blocks, from, rows, values, count)
  }
}

/** From DuckDB's codes to ours: in order of first appearance, equal texts as one. */
function useTexts({ grows, numbering: { texts }, from }: ScannedColumn): void {
  const ours = new Uint32Array(texts.values.length + 1).fill(UNSEEN)
  const isFirst = grows.interner.texts.length === 0 && grows.interner.codes === null
  const give = texts.ascii && isFirst ? codeOfNew : codeOf
  rewrite(grows.blocks, from, (code) => {
    const known = ours[code]!
    if (known !== UNSEEN) return known
    ours[code] = give(grows.interner, texts.values[code - 1]!)
    return ours[code]
  })
}

/** Takes out the rows that do not count (by lifecycle) and those that cannot be used; keeps a note of each of the latter. */
async function dropRows(scan: Scan): Promise<void> {
  const { builder, columns } = scan
  const dropped = new Uint8Array(builder.times.length - scan.from)
  const reject = (row: number): void => void (dropped[row] = 1)
  if (scan.unreadable) eachValue(builder.times, scan.from, (time, row) => time === Infinity && reject(row))
  for (const { grows, numbering, from } of columns.slice(0, 2)) {
    if (numbering.texts.values.includes('')) eachValue(grows.blocks, from, (code, row) => code === 0 && reject(row))
  }
  if (dropped.includes(1)) await keepRejected(scan, dropped)
  dropByLifecycle(scan, dropped)
  if (!dropped.includes(1)) return
  drop(builder.times, scan.from, dropped)
  for (const blocks of columnsOf(builder)) drop(blocks, scan.from, dropped)
}

function dropByLifecycle({ builder, source, columns }: Scan, dropped: Uint8Array): void {
  if (builder.lifecycle === null || source.columns.lifecycle === null) return
  const { grows, from } = columns.at(-1)!
  const counts = ['', ...grows.interner.texts].map((text) => lifecycleCounts(builder, text))
  eachValue(grows.blocks, from, (code, row) => {
    if (!counts[code]!) dropped[row] = 1
  })
}

function columnsOf(builder: PackBuilder): CodeBlocks[] {
  return [builder.cases, builder.activity, builder.resource, builder.unit, ...builder.attributes].map(({ blocks }) => blocks)
}

/** Notes the rejected rows: number from 1, field, reason, value. A lifecycle that does not count keeps a row from being judged at all. */
async function keepRejected({ connection, relation, source, builder }: Scan, dropped: Uint8Array): Promise<void> {
  const { columns } = source
  const text = (name: string | null): string => (name === null ? `''` : `coalesce(${identifier(name)}::varchar, '')`)
  const list = [text(columns.case), text(columns.activity), text(columns.timestamp), text(columns.lifecycle)].join(', ')
  const bad = `${text(columns.case)} = '' or ${text(columns.activity)} = '' or isinf(${source.micros})`
  const result = await connection.runAndReadAll(`select file_row_number::uinteger, ${list} from ${relation} where ${bad} order by 1`)
  for (const values of result.getRows()) {
    const [row, caseId, activity, timestamp, lifecycle] = values as [number, string, string, string, string]
    if (!lifecycleCounts(builder, lifecycle)) continue
    const [field, reason, value] =
      caseId === ''
        ? [columns.case, EMPTY, '']
        : activity === ''
          ? [columns.activity, EMPTY, '']
          : [columns.timestamp, UNREADABLE, timestamp]
    builder.rejected.push({ file: source.file, row: row + 1, field, reason, value, caseId: caseId || null, activity: activity || null })
  }
  if (dropped.length >= HOPELESS && !dropped.includes(0)) throw allUnusable(source, builder, dropped.length)
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
