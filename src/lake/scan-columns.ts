import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { codeBlocks } from './blocks.ts'
import type { GrowingColumn, PackBuilder } from './builder.ts'
import { identifier } from './duckdb.ts'
import { interner } from './intern.ts'
import { encodeFew, encodeMany, fewTexts, manyTexts } from './numbered.ts'
import type { TableSource } from './table-source.ts'
import { encodeTexts, textTable, type TextTable } from './text-table.ts'
import { SHORT } from './vectors.ts'

/** A column that is read; `sql` is its text, null where the table does not have it. */
export interface ScannedColumn {
  grows: GrowingColumn
  sql: string | null
  reading: Reading | null
  /** Codes of the rows of a chunk. */
  codes: Uint32Array
}

/** How the codes of a column are read. */
interface Reading {
  /** SQL of what is scanned for it. */
  list: readonly string[]
  /** Codes of `count` rows from row `from` of the table, of a chunk in which `list` begins at column `at`. */
  encode: (chunk: DuckDBDataChunk, at: number, from: number, count: number, codes: Uint32Array) => void
  /** What is to be proved of its long texts. */
  table?: TextTable
}

/** The columns that are wanted of a table: case, activity, resource, unit, attributes, and lifecycle if it counts. `most`: rows of a chunk. */
export async function scannedColumns(
  connection: DuckDBConnection,
  source: TableSource,
  builder: PackBuilder,
  most: number,
): Promise<ScannedColumn[]> {
  const { columns, available } = source
  const wanted: [GrowingColumn, string | null][] = [
    [builder.cases, columns.case],
    [builder.activity, columns.activity],
    [builder.resource, columns.resource],
    [builder.unit, builder.request.units === true ? columns.unit : null],
    ...builder.attributes.map((grows): [GrowingColumn, string | null] => [grows, available.includes(grows.name) ? grows.name : null]),
  ]
  if (builder.lifecycle !== null) wanted.push([{ name: 'lifecycle', interner: interner(), blocks: codeBlocks() }, columns.lifecycle])
  const scanned: ScannedColumn[] = []
  for (const [grows, name] of wanted) {
    if (name !== null) builder.seenAttributes.add(name)
    const sql = name === null ? null : textSql(name)
    const reading = sql === null ? null : await readingOf(connection, source, sql, grows, grows === builder.cases)
    scanned.push({ grows, sql, reading, codes: new Uint32Array(most) })
  }
  return scanned
}

async function readingOf(
  connection: DuckDBConnection,
  { numbered }: TableSource,
  sql: string,
  { interner }: GrowingColumn,
  surelyMany: boolean,
): Promise<Reading> {
  if (numbered === undefined) {
    const table = textTable(interner)
    const list = [sql, `case when strlen(${sql}) > ${SHORT} then hash(${sql}) end`]
    return { list, table, encode: (chunk, at, _, count, codes) => encodeTexts(chunk, at, count, table, interner, codes) }
  }
  const few = surelyMany ? null : await fewTexts({ connection, ...numbered }, sql, interner)
  if (few !== null) return { list: [few.hash], encode: (chunk, at, _, count, codes) => encodeFew(chunk, at, count, few, codes) }
  const many = await manyTexts({ connection, ...numbered }, sql, interner)
  return { list: [], encode: (_chunk, _at, from, count, codes) => encodeMany(from, count, many, codes) }
}

/** SQL of a column as text, '' where it is missing. */
export function textSql(name: string | null): string {
  return name === null ? `''` : `coalesce(${identifier(name)}::varchar, '')`
}
