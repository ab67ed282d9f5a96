import type { DuckDBConnection } from '@duckdb/node-api'
import type { PackBuilder } from './builder.ts'
import { instantSql, plainUtcSql, utcSql } from './dates-sql.ts'
import { detectDateForm } from './dates.ts'
import { identifier } from './duckdb.ts'
import type { TableSource } from './table-source.ts'

const SAMPLE = 2000

/** SQL for a column of timestamps in text, by the form that its first values have. The form is noted for the user. */
export async function textMicros(
  connection: DuckDBConnection,
  relation: string,
  column: string,
  file: string,
  builder: PackBuilder,
): Promise<Pick<TableSource, 'micros' | 'local'>> {
  const name = identifier(column)
  const first = `select ${name}::varchar as value from ${relation} where ${name} is not null and ${name}::varchar <> '' limit ${SAMPLE}`
  const sample = (await connection.runAndReadAll(`select distinct value from (${first})`)).getRows().map((row) => String(row[0]))
  const form = detectDateForm(sample)
  builder.notes.push(`${file}: ${column}: ${form.note}`)
  const text = `${name}::varchar`
  const instant = instantSql(text, form)
  const plain = plainUtcSql(text, form, builder.request.columns.timezone)
  if (plain !== undefined)
    return { micros: `coalesce(${plain}::double, ${doubleSql(text, utcSql(instant, builder.request.columns.timezone))})`, local: false }
  const local = { false: false, true: true }[instant.local] ?? `coalesce(${instant.local}, false)`
  return { micros: doubleSql(text, instant.micros), local }
}

/** SQL, DOUBLE: NaN where the text is empty, infinity where it is unreadable. */
function doubleSql(text: string, micros: string): string {
  return `case when coalesce(${text}, '') = '' then 'nan'::double else coalesce((${micros})::double, 'inf'::double) end`
}
