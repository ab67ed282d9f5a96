import type { DuckDBConnection } from '@duckdb/node-api'
import { LiemError } from '../base/index.ts'
import type { PackBuilder } from './builder.ts'
import { chooseColumns } from './columns.ts'
import { identifier, literal } from './duckdb.ts'
import { readTable } from './read-table.ts'
import type { TableSource } from './table-source.ts'
import type { Progress } from './schema.ts'
import { textMicros } from './timestamps.ts'

/** Reads a Parquet file into the builder. Throws LiemError('input') where it is no Parquet, or not of an event log. */
export async function readParquet(connection: DuckDBConnection, file: string, builder: PackBuilder, onProgress?: Progress): Promise<void> {
  const relation = `read_parquet(${literal(file)})`
  const types = await columnTypes(connection, relation, file)
  const { notes, ...columns } = chooseColumns([...types.keys()], builder.request.columns, file)
  builder.notes.push(...notes)
  const typed = typedMicros(identifier(columns.timestamp), types.get(columns.timestamp)!)
  const times = typed ?? (await textMicros(connection, relation, columns.timestamp, file, builder))
  const numbered = await numberedRows(connection, file, relation, types)
  await readTable(connection, { file, relation, available: [...types.keys()], columns, ...times, ...numbered }, builder, onProgress)
}

/** The table with a number for each row, unless it has a column of that name itself. */
async function numberedRows(
  connection: DuckDBConnection,
  file: string,
  relation: string,
  types: ReadonlyMap<string, string>,
): Promise<Pick<TableSource, 'numbered'>> {
  if ([...types.keys()].some((name) => name.toLowerCase() === 'file_row_number')) return {}
  const counted = await connection.runAndReadAll(`select count(*)::double from ${relation}`)
  return { numbered: { relation: `read_parquet(${literal(file)}, file_row_number = true)`, rows: counted.getRows()[0]![0] as number } }
}

async function columnTypes(connection: DuckDBConnection, relation: string, file: string): Promise<Map<string, string>> {
  try {
    const described = await connection.runAndReadAll(`describe select * from ${relation}`)
    return new Map(described.getRows().map((row) => [String(row[0]), String(row[1])]))
  } catch (cause) {
    throw new LiemError('input', `is not a Parquet file that can be read: ${firstLine(cause)}`, {
      place: { file },
      hint: 'write it again, or give the file its right ending',
      cause,
    })
  }
}

/** SQL for a column that is a timestamp by type. One without a zone is local time of the request's zone. */
function typedMicros(column: string, type: string): Pick<TableSource, 'micros' | 'local'> | undefined {
  if (!/^(TIMESTAMP|DATE)/.test(type)) return undefined
  const value = type === 'DATE' || type === 'TIMESTAMP_NS' ? `${column}::timestamp` : column
  return {
    micros: `case when ${column} is null then 'nan'::double when isfinite(${value}) then epoch_us(${value})::double else 'inf'::double end`,
    local: type !== 'TIMESTAMP WITH TIME ZONE',
  }
}

/** The first line of an engine's message, without its class. */
export function firstLine(cause: unknown): string {
  const [line] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
  return line!.replace(/^[A-Z][A-Za-z ]*Error: /, '').slice(0, 300)
}
