import type { DuckDBConnection } from '@duckdb/node-api'
import type { PackBuilder } from './builder.ts'
import { instantSql } from './dates-sql.ts'
import { detectDateForm } from './dates.ts'
import { identifier } from './duckdb.ts'
import type { TableSource } from './read-table.ts'

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
  const { micros, local } = instantSql(text, form)
  return {
    micros: `case when coalesce(${text}, '') = '' then 'nan'::double else coalesce((${micros})::double, 'inf'::double) end`,
    local: local === 'false' ? false : local === 'true' ? true : `coalesce(${local}, false)`,
  }
}
