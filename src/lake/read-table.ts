import bindings from '@duckdb/node-bindings'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { LiemError } from '../base/index.ts'
import { zoneOf } from '../base/index.ts'
import { pushCodes, pushTimes } from './blocks.ts'
import { lifecycleCounts, type GrowingColumn, type PackBuilder } from './builder.ts'
import { identifier } from './duckdb.ts'
import { codeOf, growHashTable, hashTable, interner, type HashTable } from './intern.ts'
import type { Progress } from './schema.ts'

/** A table that DuckDB can scan in the order of its rows, and what its columns are. */
export interface TableSource {
  file: string
  /** SQL after `from`. */
  relation: string
  available: readonly string[]
  columns: { case: string; activity: string; timestamp: string; resource: string | null; unit: string | null; lifecycle: string | null }
  /** SQL: DOUBLE microseconds; NaN where empty, infinity where unreadable. */
  micros: string
  /** SQL: BOOLEAN, whether `micros` is local time of the request's zone; `false` where it never is. */
  local: string
}

interface ScannedColumn {
  grows: GrowingColumn
  sql: string
  table: HashTable
}

const UNUSABLE_ROWS = 100_000
const LIMIT = 4096

/**
 * Reads a table into the builder in one scan: DuckDB parses and hashes, texts are looked at once each.
 * Rows without case or activity, or with an unreadable timestamp, are rejected.
 */
export async function readTable(connection: DuckDBConnection, source: TableSource, builder: PackBuilder, onProgress?: Progress): Promise<void> {
  const scanned = scannedColumns(source, builder)
  const text = ({ sql }: ScannedColumn): string => `hash(${sql}), ${sql}`
  const sql = `select ${source.micros}, ${source.local}, ${scanned.map(text).join(', ')}, ${unreadable(source)} from ${source.relation}`
  const result = await connection.stream(sql)
  const scan = { source, builder, scanned, toUtc: zoneOf(builder.request.columns.timezone).toUtc, rows: 0, usable: 0, times: new Float64Array(LIMIT), codes: scanned.map(() => new Uint32Array(LIMIT)), keep: new Uint8Array(LIMIT) }
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    readChunk(chunk, scan)
    onProgress?.({ file: source.file, rows: scan.rows })
  }
  await verifyHashes(connection, source, scanned)
}

interface Scan {
  source: TableSource
  builder: PackBuilder
  scanned: readonly ScannedColumn[]
  toUtc: (local: number) => number
  rows: number
  usable: number
  times: Float64Array
  codes: readonly Uint32Array[]
  keep: Uint8Array
}

function scannedColumns(source: TableSource, builder: PackBuilder): ScannedColumn[] {
  const { columns } = source
  const sqlOf = (name: string | null): string => (name === null ? "''" : `coalesce(${identifier(name)}::varchar, '')`)
  const column = (grows: GrowingColumn, name: string | null): ScannedColumn => ({ grows, sql: sqlOf(name), table: hashTable() })
  const attributes = builder.attributes.map((attribute) => {
    const present = source.available.includes(attribute.name)
    if (present) builder.seenAttributes.add(attribute.name)
    return column(attribute, present ? attribute.name : null)
  })
  const lifecycle: GrowingColumn = { name: 'lifecycle', interner: interner(), blocks: { blocks: [], length: 0, largest: 0 } }
  return [
    column(builder.cases, columns.case),
    column(builder.activity, columns.activity),
    column(builder.resource, columns.resource),
    column(builder.unit, columns.unit),
    ...attributes,
    ...(builder.lifecycle === null ? [] : [column(lifecycle, columns.lifecycle)]),
  ]
}

/** SQL: the timestamp as it stands, where it cannot be read; else nothing. */
function unreadable(source: TableSource): string {
  return `case when isinf(${source.micros}) then ${identifier(source.columns.timestamp)}::varchar else '' end`
}

function bytesOf(chunk: DuckDBDataChunk, column: number, bytes: number): Uint8Array {
  return bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, column), bytes)
}

function readChunk(chunk: DuckDBDataChunk, scan: Scan): void {
  const count = chunk.rowCount
  const bytes = bytesOf(chunk, 0, count * 8)
  scan.times.set(new Float64Array(bytes.buffer, bytes.byteOffset, count))
  if (scan.source.local !== 'false') {
    const local = bytesOf(chunk, 1, count)
    for (let row = 0; row < count; row++) if (local[row] === 1 && scan.times[row] !== Infinity) scan.times[row] = scan.toUtc(scan.times[row]!)
  }
  for (const [index, column] of scan.scanned.entries()) encode(chunk, 2 + 2 * index, column, scan.codes[index]!, count)
  const kept = keptRows(chunk, scan, count)
  scan.rows += count
  scan.usable += kept
  if (scan.usable === 0 && scan.builder.rejected.length >= UNUSABLE_ROWS) throw unusable(scan)
  const columns = scan.builder.lifecycle === null ? scan.scanned : scan.scanned.slice(0, -1)
  for (const [index, { grows }] of columns.entries()) pushCodes(grows.blocks, scan.codes[index]!, kept, grows.interner.texts.length)
  pushTimes(scan.builder.times, scan.times, kept)
}

/** Codes of a column's texts in this chunk. */
function encode(chunk: DuckDBDataChunk, at: number, column: ScannedColumn, codes: Uint32Array, count: number): void {
  const { table } = column
  const bytes = bytesOf(chunk, at, count * 8)
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, 2 * count)
  for (let row = 0; row < count; row++) {
    const low = words[2 * row]!
    const high = words[2 * row + 1]!
    let slot = 4 * (low & table.mask)
    while (table.slots[slot + 2] !== 0 && (table.slots[slot] !== low || table.slots[slot + 1] !== high)) slot = (slot + 4) & (4 * table.mask + 3)
    codes[row] = table.slots[slot + 2] === 0 ? enter(chunk, at, row, column, slot, low, high) : table.slots[slot + 2]! - 1
  }
}

function enter(chunk: DuckDBDataChunk, at: number, row: number, column: ScannedColumn, slot: number, low: number, high: number): number {
  const text = chunk.getColumnVector(at + 1).getItem(row) as string
  const code = codeOf(column.grows.interner, text)
  column.table.slots[slot] = low
  column.table.slots[slot + 1] = high
  column.table.slots[slot + 2] = code + 1
  if (++column.table.used * 2 > column.table.mask) growHashTable(column.table)
  return code
}

/** Moves the rows that count together at the front; returns how many they are. */
function keptRows(chunk: DuckDBDataChunk, scan: Scan, count: number): number {
  const { builder, codes, times } = scan
  const [cases, activities] = [codes[0]!, codes[1]!]
  let kept = 0
  for (let row = 0; row < count; row++) {
    const good = cases[row] !== 0 && activities[row] !== 0 && times[row] !== Infinity
    const lifecycle = builder.lifecycle === null ? null : (scan.scanned.at(-1)!.grows.interner.texts[codes.at(-1)![row]! - 1] ?? null)
    if (builder.lifecycle !== null && !lifecycleCounts(builder, lifecycle)) continue
    if (!good) rejectRow(chunk, scan, row)
    else {
      if (kept !== row) {
        for (const column of codes) column[kept] = column[row]!
        times[kept] = times[row]!
      }
      kept++
    }
  }
  return kept
}

function rejectRow(chunk: DuckDBDataChunk, scan: Scan, row: number): void {
  const { builder, source, codes } = scan
  const textOf = (index: number): string | null => scan.scanned[index]!.grows.interner.texts[codes[index]![row]! - 1] ?? null
  const [field, reason, value] =
    codes[0]![row] === 0
      ? [source.columns.case, 'is empty', '']
      : codes[1]![row] === 0
        ? [source.columns.activity, 'is empty', '']
        : [source.columns.timestamp, 'cannot be read as a time', String(chunk.getColumnVector(chunk.columnCount - 1).getItem(row))]
  builder.rejected.push({ file: source.file, row: scan.rows + row + 1, field, reason, value, caseId: textOf(0), activity: textOf(1) })
}

function unusable(scan: Scan): LiemError {
  const { field, reason, value } = scan.builder.rejected.at(-1)!
  return new LiemError('input', `none of the first ${scan.builder.rejected.length} rows can be used: ${field} ${reason}${value === '' ? '' : ` (${JSON.stringify(value)})`}`, {
    place: { file: scan.source.file },
    hint: 'name the columns in the rulebook, or check the form of the timestamps',
  })
}

/** Proves that no two texts of a column shared a hash: as many distinct hashes as distinct texts. */
async function verifyHashes(connection: DuckDBConnection, source: TableSource, scanned: readonly ScannedColumn[]): Promise<void> {
  const columns = scanned.filter(({ sql }) => sql !== "''")
  const result = await connection.runAndReadAll(`select ${columns.map(({ sql }) => `count(distinct ${sql})`).join(', ')} from ${source.relation}`)
  const counts = result.getRows()[0]!
  for (const [index, { table, grows }] of columns.entries()) {
    if (Number(counts[index]) !== table.used) throw new LiemError('internal', `two values of column ${grows.name} share a 64-bit hash`, { place: { file: source.file } })
  }
}
