import type { DuckDBConnection } from '@duckdb/node-api'
import { join } from 'node:path'
import { literal } from './duckdb.ts'
import { LAKE_COLUMNS, type Lake } from './manifest.ts'

/** The least and the greatest id of a case in a file, as bytes; null where its footer does not say. */
type Range = { least: Buffer; most: Buffer } | null

/** Of each file, by its path. A file of a lake never changes, so that its footer is read once. */
const ranges = new Map<string, Range>()

/** The part of a lake in which a case can be: files with ids on both sides of it, and the attributes of the imports that wrote them. */
export async function filesWith(connection: DuckDBConnection, lakeDir: string, lake: Lake, caseId: string) {
  const id = Buffer.from(caseId)
  await readRanges(
    connection,
    lake.files.filter((file) => !ranges.has(file)),
  )
  const isIn = (file: string): boolean => {
    const range = ranges.get(file) ?? null
    return range === null || (range.least.compare(id) <= 0 && id.compare(range.most) <= 0)
  }
  const parts = lake.manifest.imports
    .map(({ files, attributes }) => ({ attributes, files: files.map(({ path }) => join(lakeDir, path)).filter(isIn) }))
    .filter(({ files }) => files.length > 0)
  const names = new Set(parts.flatMap(({ attributes }) => attributes.map((name) => name.toLowerCase())))
  return { files: parts.flatMap(({ files }) => files), attributes: lake.attributes.filter((name) => names.has(name.toLowerCase())) }
}

async function readRanges(connection: DuckDBConnection, files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  const reader = await connection.runAndReadAll(
    `select file_name, min(stats_min_value) as least, max(stats_max_value) as most, bool_and(stats_min_value is not null and stats_max_value is not null) as known
      from parquet_metadata([${files.map(literal).join(', ')}]) where path_in_schema = ${literal(LAKE_COLUMNS.case)} group by file_name`,
  )
  for (const { file_name, least, most, known } of reader.getRowObjects() as {
    file_name: string
    least: string
    most: string
    known: boolean
  }[])
    ranges.set(file_name, known ? { least: Buffer.from(least), most: Buffer.from(most) } : null)
}
