import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { LiemError, zoneOf } from '../base/index.ts'
import { pushCodes, pushTimes } from './blocks.ts'
import { lifecycleCounts, type PackBuilder } from './builder.ts'
import { scannedColumns, textSql, type ScannedColumn } from './scan-columns.ts'
import type { Progress } from './schema.ts'
import { settled } from './settled.ts'
import type { TableSource } from './table-source.ts'
import { bytesOf, SHORT } from './vectors.ts'

/** A table that is being read. */
interface Scan {
  connection: DuckDBConnection
  source: TableSource
  builder: PackBuilder
  columns: readonly ScannedColumn[]
  times: Float64Array
  rows: number
  rejected: number
}

/** So many rows and not one usable: the file is read the wrong way. */
const HOPELESS = 20
/** Rows of a chunk, at most. */
const CHUNK = 4096
const FEW_LONG = 10_000
const EMPTY = 'is empty'
const UNREADABLE = 'cannot be read as a time'

/**
 * Reads a table into the builder in one scan: DuckDB parses on all its threads and gives the rows in their order (a scan
 * without join or grouping keeps it). Rows without case or activity, or with an unreadable timestamp, are rejected.
 * Throws LiemError('input').
 */
export async function readTable(
  connection: DuckDBConnection,
  source: TableSource,
  builder: PackBuilder,
  onProgress?: Progress,
): Promise<void> {
  const scan: Scan = {
    connection,
    source,
    builder,
    columns: await scannedColumns(connection, source, builder, CHUNK),
    times: new Float64Array(CHUNK),
    rows: 0,
    rejected: 0,
  }
  const result = await connection.stream(`select ${selected(scan).join(', ')} from ${source.relation}`)
  // The next chunk is fetched while this one is read.
  let next = settled(result.fetchChunk())
  for (;;) {
    const chunk = await next()
    const count = chunk?.rowCount ?? 0
    if (chunk === null || count === 0) break
    next = settled(result.fetchChunk())
    readChunk(chunk, count, scan)
    onProgress?.({ file: source.file, rows: scan.rows })
  }
  if (scan.rejected > 0) await keepRejected(scan)
  await proveLongTexts(scan)
}

/** What is scanned: the instant, whether it is local where rows differ, then what each column asks for. */
function selected({ source, columns }: Scan): string[] {
  return [...timeList(source), ...columns.flatMap(({ reading }) => reading?.list ?? [])]
}

function timeList({ micros, local }: TableSource): string[] {
  return typeof local === 'string' ? [micros, local] : [micros]
}

function readChunk(chunk: DuckDBDataChunk, count: number, scan: Scan): void {
  const { builder, columns, times } = scan
  const bytes = bytesOf(chunk, 0, 8 * count)
  times.set(new Float64Array(bytes.buffer, bytes.byteOffset, count))
  bringToUtc(chunk, count, scan)
  let at = timeList(scan.source).length
  for (const { reading, codes } of columns) {
    reading?.encode(chunk, at, scan.rows, count, codes)
    at += reading?.list.length ?? 0
  }
  const kept = keepGood(scan, count)
  scan.rows += count
  const lasting = builder.lifecycle === null ? columns : columns.slice(0, -1)
  for (const { grows, codes } of lasting) pushCodes(grows.blocks, codes, kept, grows.interner.texts.length)
  pushTimes(builder.times, times, kept)
}

function bringToUtc(chunk: DuckDBDataChunk, count: number, { source, builder, times }: Scan): void {
  if (source.local === false) return
  const { toUtc } = zoneOf(builder.request.columns.timezone)
  const local = source.local === true ? null : bytesOf(chunk, 1, count)
  for (let row = 0; row < count; row++) if (local?.[row] !== 0 && times[row] !== Infinity) times[row] = toUtc(times[row]!)
}

/** Moves the rows that can be used and count (by lifecycle) to the front; returns how many they are. */
function keepGood(scan: Scan, count: number): number {
  const { builder, columns, times } = scan
  const [cases, activities] = [columns[0]!.codes, columns[1]!.codes]
  const lifecycle = builder.lifecycle === null ? null : columns.at(-1)!
  let kept = 0
  for (let row = 0; row < count; row++) {
    if (lifecycle !== null && !lifecycleCounts(builder, lifecycle.grows.interner.texts[lifecycle.codes[row]! - 1] ?? null)) continue
    if (cases[row] === 0 || activities[row] === 0 || times[row] === Infinity) {
      scan.rejected++
      continue
    }
    if (kept !== row) {
      for (const { codes } of columns) codes[kept] = codes[row]!
      times[kept] = times[row]!
    }
    kept++
  }
  return kept
}

/** Notes the rejected rows in a second scan: number from 1, field, reason, value. */
async function keepRejected({ connection, source, builder, rows, rejected }: Scan): Promise<void> {
  const { columns } = source
  const list = [columns.case, columns.activity, columns.timestamp, columns.lifecycle].map(textSql)
  const numbered = `(select *, row_number() over () as "liem:row" from ${source.relation})`
  const bad = `${list[0]} = '' or ${list[1]} = '' or isinf(${source.micros})`
  const result = await connection.runAndReadAll(`select "liem:row"::double, ${list.join(', ')} from ${numbered} where ${bad} order by 1`)
  for (const values of result.getRows()) {
    const [row, caseId, activity, timestamp, lifecycle] = values as [number, string, string, string, string]
    if (!lifecycleCounts(builder, lifecycle)) continue
    const [field, reason, value] =
      caseId === ''
        ? [columns.case, EMPTY, '']
        : activity === ''
          ? [columns.activity, EMPTY, '']
          : [columns.timestamp, UNREADABLE, timestamp]
    builder.rejected.push({ file: source.file, row, field, reason, value, caseId: caseId || null, activity: activity || null })
  }
  if (rejected === rows && rows >= HOPELESS) throw allUnusable(source, builder, rows)
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

/**
 * Texts of over 12 bytes are not compared whole: that no two of a column shared a hash is proved by counting them. Of so
 * few that two share one of 2^64 hashes with a chance under 1 in 10^11 (birthday bound), it is not asked.
 */
async function proveLongTexts({ connection, source, columns }: Scan): Promise<void> {
  const long = columns.filter(({ reading }) => (reading?.table?.long ?? 0) > FEW_LONG)
  if (long.length === 0) return
  const counts = long.map(({ sql }) => `count(distinct ${sql}) filter (where strlen(${sql}) > ${SHORT})`)
  const found = (await connection.runAndReadAll(`select ${counts.join(', ')} from ${source.relation}`)).getRows()[0]!
  for (const [index, { reading, grows }] of long.entries()) {
    if (Number(found[index]) !== reading!.table!.long)
      throw new LiemError('internal', `two values of column ${grows.name} share a 64-bit hash`, { place: { file: source.file } })
  }
}
