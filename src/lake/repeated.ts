import type { DuckDBConnection } from '@duckdb/node-api'
import { identifier, literal } from './duckdb.ts'

/** Parquet files of the lake by partition (`year=2026/month=3`). */
export type Earlier = ReadonlyMap<string, readonly string[]>

const fixed = ['case_id', 'activity', 'ts', 'resource', 'unit', 'lifecycle']
const internal = new Set(['_import', '_row'])

/**
 * Takes out of new rows those that earlier imports have: equal in case, activity, instant, resource and every attribute
 * (one that a table lacks is missing there). Of m equal new rows and k earlier ones min(k, m) go, so that the lake holds
 * the union of multisets; repeats within the new file stay. Writes them to `target`.
 * @param from SQL that reads the new rows, with `_row`
 * @returns SQL that reads the rest, and how many went; the SQL holds until the next call.
 */
export async function dropRepeated(
  connection: DuckDBConnection,
  from: string,
  attributes: readonly string[],
  earlier: readonly string[],
  target: string,
): Promise<{ from: string; repeated: number }> {
  if (earlier.length === 0) return { from, repeated: 0 }
  const old = `read_parquet([${earlier.map(literal).join(', ')}], union_by_name = true, hive_partitioning = false)`
  const described = await connection.runAndReadAll(`describe select * from ${old}`)
  const oldNames = described
    .getRows()
    .map(([name]) => String(name))
    .filter((name) => !internal.has(name) && !fixed.includes(name))
  const names = [...new Set([...oldNames, ...attributes].map((name) => name.toLowerCase()))].toSorted()
  const same = 'a.case_id = b.case_id and a.activity = b.activity and a.ts is not distinct from b.ts'
  const among = (one: string, other: string, present: readonly string[]): string =>
    `select a._row, ${keySql(names, present)} as key from ${one} a semi join ${other} b on ${same}`
  await connection.run(`create or replace temp table repeated_rows as
    with new as materialized (${among(from, old, attributes)}),
    numbered as (select _row, key, row_number() over (partition by key order by _row) as k from new),
    old as (select key, count(*) as n from (${among(old, from, oldNames)}) group by key)
    select _row from numbered join old using (key) where k <= n`)
  const counted = await connection.runAndReadAll('select count(*) from repeated_rows')
  const repeated = Number(counted.getRows()[0]![0])
  if (repeated === 0) return { from, repeated }
  await connection.run(
    `copy (select a.* exclude (_field, _text) from ${from} a semi join repeated_rows using (_row) order by _row) to ${literal(target)} (format parquet, compression zstd)`,
  )
  return { from: `(select a.* from ${from} a anti join repeated_rows using (_row))`, repeated }
}

/** One text by which two rows are equal if and only if all their values are. */
function keySql(names: readonly string[], present: readonly string[]): string {
  const has = new Set(present.map((name) => name.toLowerCase()))
  const values = names.map((name) => (has.has(name) ? `a.${identifier(name)}` : 'null::varchar'))
  return `to_json([a.case_id, a.activity, epoch_us(a.ts)::varchar, a.resource, a.unit, a.lifecycle, ${[...values, 'null::varchar'].join(', ')}])::varchar`
}
