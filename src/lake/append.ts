import type { DuckDBConnection } from '@duckdb/node-api'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { identifier, literal } from './duckdb.ts'
import { sourceSql, type ImportSource } from './import-source.ts'
import { FOLDERS } from './manifest.ts'
import { dropRepeated, type Earlier } from './repeated.ts'

/** What an import wrote into its staging folder. Paths are relative to it and as they will be in the lake. */
export interface Staged {
  rows: number
  rejectedRows: number
  repeatedRows: number
  undatedRows: number
  from: string | null
  until: string | null
  files: { path: string; rows: number; partition: string }[]
  rejected: { path: string; rows: number } | null
  repeated: { path: string; rows: number } | null
}

export interface StagingPlace {
  /** The staging folder of this import. */
  folder: string
  /** Number of the import, and the name under which its files will be. */
  number: number
  id: string
  /** Parquet files of earlier imports by partition. */
  earlier: Earlier
  /** Told before each step which stretch of the whole it is, from 0 to 1. */
  onStretch?: (from: number, to: number) => void
}

/** Of the time, that for reading the source; sorting and packing its months is the rest. */
const READING = 0.8

const REJECTED = -1
const UNDATED = 0

/**
 * Writes the rows of a source into a staging folder: usable ones by year and month (UTC) of their instant, undated ones
 * under year 0, each file in order of time and row; rejected ones and those that an earlier import has, apart.
 */
export async function stageRows(connection: DuckDBConnection, source: ImportSource, place: StagingPlace): Promise<Staged> {
  const parts = join(place.folder, 'parts')
  await mkdir(parts, { recursive: true })
  place.onStretch?.(0, READING)
  await connection.run(partSql(source, place.number, parts))
  const staged: Staged = {
    rows: 0,
    rejectedRows: 0,
    repeatedRows: 0,
    undatedRows: 0,
    from: null,
    until: null,
    files: [],
    rejected: null,
    repeated: null,
  }
  const months = await partitions(parts)
  for (const [at, month] of months.entries()) {
    const from = (done: number): number => READING + ((1 - READING) * done) / months.length
    place.onStretch?.(from(at), from(at + 1))
    if (month.year !== REJECTED) await stageMonth(connection, month, source, place, staged)
  }
  const rejected = months.filter(({ year }) => year === REJECTED).map(({ from }) => rejectedSql(from))
  await stageRejected(connection, source.rejected === null ? rejected : [...rejected, source.rejected], place, staged)
  await stageRepeated(connection, place, staged)
  await rm(parts, { recursive: true })
  return staged
}

function partSql(source: ImportSource, number: number, target: string): string {
  const field = `case when case_id is null then ${literal(source.mapping.case ?? 'case')} when activity is null then ${literal(source.mapping.activity ?? 'activity')} when _micros is null and _text is not null then ${literal(source.mapping.timestamp ?? 'timestamp')} end`
  const instant = 'make_timestamptz(_micros)'
  const marked = `select * exclude (_micros), ${instant} as ts, ${field} as _field, ${number}::integer as _import from (${sourceSql(source)})`
  const partition = (part: string): string =>
    `case when _field is not null then ${REJECTED} when ts is null then ${UNDATED} else ${part}(ts) end::integer as ${part}`
  return `copy (select *, ${partition('year')}, ${partition('month')} from (${marked})) to ${literal(target)} (format parquet, partition_by (year, month), compression lz4)`
}

interface Month {
  year: number
  month: number
  /** SQL that reads its rows. */
  from: string
}

async function partitions(parts: string): Promise<Month[]> {
  const found: Month[] = []
  for (const year of (await readdir(parts)).filter((name) => name.startsWith('year='))) {
    for (const month of await readdir(join(parts, year))) {
      const from = `read_parquet(${literal(join(parts, year, month, '*.parquet'))}, hive_partitioning = false)`
      found.push({ year: Number(year.split('=')[1]), month: Number(month.split('=')[1]), from })
    }
  }
  return found.toSorted((a, b) => a.year - b.year || a.month - b.month)
}

async function stageMonth(
  connection: DuckDBConnection,
  { year, month, from }: Month,
  source: ImportSource,
  place: StagingPlace,
  staged: Staged,
): Promise<void> {
  const partition = `year=${year}/month=${month}`
  const earlier = place.earlier.get(partition) ?? []
  const kept = await dropRepeated(
    connection,
    from,
    source.attributes.map(({ name }) => name),
    earlier,
    join(place.folder, 'parts', `repeated-${year}-${month}.parquet`),
  )
  staged.repeatedRows += kept.repeated
  staged.rows += kept.repeated
  const [rows, first, last] = await one(connection, `select count(*), min(ts)::varchar, max(ts)::varchar from ${kept.from}`)
  const count = Number(rows)
  if (count === 0) return
  staged.rows += count
  if (year === UNDATED) staged.undatedRows += count
  const path = `${FOLDERS.events}/import=${place.id}/${partition}/part-0.parquet`
  await mkdir(join(place.folder, FOLDERS.events, `import=${place.id}`, partition), { recursive: true })
  await connection.run(
    `copy (select ${lakeColumns(source)} from ${kept.from} order by ts, _row) to ${literal(join(place.folder, path))} (format parquet, compression zstd)`,
  )
  staged.files.push({ path, rows: count, partition })
  if (first !== null) staged.from = staged.from ?? isoOf(first)
  if (last !== null) staged.until = isoOf(last)
}

/** DuckDB's text of an instant (the connection is in UTC) in ISO 8601. */
function isoOf(text: unknown): string {
  return String(text).replace(' ', 'T').replace(/\+00$/u, 'Z')
}

function lakeColumns(source: ImportSource): string {
  const fixed = ['case_id', 'activity', 'ts', 'resource', 'unit', 'lifecycle']
  return [...fixed, ...source.attributes.map(({ name }) => name), '_import', '_row'].map(identifier).join(', ')
}

async function one(connection: DuckDBConnection, sql: string): Promise<readonly unknown[]> {
  return (await connection.runAndReadAll(sql)).getRows()[0]!
}

/** SQL: rejected rows of a table, each with its whole record. */
function rejectedSql(from: string): string {
  const empty = 'case_id is null or activity is null'
  return `select _row, _field as field, case when ${empty} then 'is empty' else 'cannot be read as a time' end as reason, case when ${empty} then null else _text end as value,
    case_id, activity, to_json(r) as record from (select * exclude (_field, _import) from ${from}) r join (select _row, _field from ${from}) using (_row)`
}

async function stageRejected(connection: DuckDBConnection, parts: readonly string[], place: StagingPlace, staged: Staged): Promise<void> {
  if (parts.length === 0) return
  const rows = `(${parts.map((sql) => `(${sql})`).join(' union all ')})`
  const [count] = await one(connection, `select count(*) from ${rows}`)
  if (Number(count) === 0) return
  const path = `${FOLDERS.rejected}/import=${place.id}.jsonl`
  await mkdir(join(place.folder, FOLDERS.rejected), { recursive: true })
  const shown = `select _row as "row", field, reason, coalesce(value, '') as value, case_id as "caseId", activity, record from ${rows} order by _row`
  await connection.run(`copy (${shown}) to ${literal(join(place.folder, path))} (format json)`)
  staged.rejected = { path, rows: Number(count) }
  staged.rejectedRows = Number(count)
  staged.rows += Number(count)
}

/** Gathers the repeated rows of all months in one file. */
async function stageRepeated(connection: DuckDBConnection, place: StagingPlace, staged: Staged): Promise<void> {
  if (staged.repeatedRows === 0) return
  const path = `${FOLDERS.repeated}/import=${place.id}.parquet`
  await mkdir(join(place.folder, FOLDERS.repeated), { recursive: true })
  const from = `read_parquet(${literal(join(place.folder, 'parts', 'repeated-*.parquet'))})`
  await connection.run(
    `copy (select * from ${from} order by _row) to ${literal(join(place.folder, path))} (format parquet, compression zstd)`,
  )
  staged.repeated = { path, rows: staged.repeatedRows }
}
