import type { DuckDBConnection } from '@duckdb/node-api'
import { filesWith } from './case-files.ts'
import { connectKept, identifier, literal } from './duckdb.ts'
import { PROVENANCE, readKnownLake, type Lake } from './manifest.ts'

/** One event of a case, as it lies in the lake. */
export interface CaseEvent {
  /** ISO instant; null where the event is not dated. */
  at: string | null
  activity: string
  resource: string | null
  unit: string | null
  /** Attributes that this event has, by name. */
  values: Record<string, string>
}

export interface LakeCase {
  events: CaseEvent[]
  /** Attributes of the case itself (XES trace, OCEL object). */
  attributes: Record<string, string>
}

const OF_CASE = 'case:'

/**
 * One case with everything that the lake has of it, events in the order in which the engine takes them (instant; equal ones by import and row; an undated
 * one stays behind the row before it). Null where the lake does not have the case. Files whose range of ids leaves it out are not read.
 */
export async function readCase(lakeDir: string, caseId: string): Promise<LakeCase | null> {
  const lake = await readKnownLake(lakeDir)
  if (lake.files.length === 0) return null
  const connection = await connectKept()
  try {
    const part = await filesWith(connection, lakeDir, lake, caseId)
    return part.files.length === 0 ? null : caseOf(await rowsOf(connection, { ...lake, ...part }, caseId), { ...lake, ...part })
  } finally {
    connection.closeSync()
  }
}

type Row = Record<string, string | null>

async function rowsOf(connection: DuckDBConnection, lake: Lake, caseId: string): Promise<Row[]> {
  const { columns } = lake
  const table = `read_parquet([${lake.files.map(literal).join(', ')}], union_by_name = true, hive_partitioning = false)`
  const texts = [columns.activity, columns.resource, columns.unit, ...lake.attributes].map(
    (name) => `${identifier(name)}::varchar as ${identifier(name)}`,
  )
  const list = [
    ...texts,
    `strftime(${identifier(columns.timestamp)} at time zone 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ') as ${identifier(columns.timestamp)}`,
  ]
  const reader = await connection.runAndReadAll(
    `select ${list.join(', ')} from ${table} where ${identifier(columns.case)} = $1 order by ${PROVENANCE.map(identifier).join(', ')}`,
    [caseId],
  )
  return reader.getRowObjects() as Row[]
}

function caseOf(rows: readonly Row[], { columns, attributes }: Lake): LakeCase | null {
  if (rows.length === 0) return null
  const own = new Map<string, string>()
  let latest = ''
  const events = rows.map((row) => {
    const values: Record<string, string> = {}
    for (const name of attributes) {
      const value = row[name] ?? ''
      if (value === '') continue
      if (name.startsWith(OF_CASE)) own.set(name.slice(OF_CASE.length), value)
      else values[name] = value
    }
    const at = row[columns.timestamp] ?? null
    if (at !== null) latest = at
    const event = {
      at,
      activity: row[columns.activity] ?? '',
      resource: row[columns.resource] ?? null,
      unit: row[columns.unit] ?? null,
      values,
    }
    return { event, key: latest }
  })
  const sorted = events.toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
  return { events: sorted.map(({ event }) => event), attributes: Object.fromEntries(own) }
}
