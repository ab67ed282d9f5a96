import { LiemError, ZONE } from '../../base/index.ts'
import { chooseColumns } from '../columns.ts'
import { detectDialect, readSample, records } from '../dialect.ts'
import { identifier, literal, openEngine } from '../duckdb.ts'
import { checkTimezone } from '../import-open.ts'
import { requestOf, type ImportOptions } from '../import-source.ts'
import { previewMapping, type Preview } from '../preview.ts'
import { formatOf } from '../read-log.ts'
import { optionsOf } from './options.ts'
import type { Mapping, UploadPreview } from './schema.ts'

type Column = UploadPreview['columns'][number]
type Doubt = UploadPreview['doubts'][number]

const SAMPLES = 5
const LONGEST_SAMPLE = 200

/**
 * What a file is, column by column, and what must be decided before it can be imported. What a person can decide is a doubt; a file that cannot be
 * used whatever one decides throws `input`.
 */
export async function lookAt(file: string, mapping: Mapping): Promise<UploadPreview> {
  const options = optionsOf(mapping)
  const table = await tableOf(file, options)
  const wrong = firstDoubt(file, table, options)
  if (wrong !== null) return withoutRows(file, mapping, table, wrong)
  try {
    return fromPreview(await previewMapping(file, options, SAMPLES), mapping, table)
  } catch (error) {
    const field = error instanceof LiemError ? fieldOf(error) : null
    if (field === null) throw error
    return withoutRows(file, mapping, table, doubtOf(error as LiemError, field))
  }
}

interface Table {
  names: readonly string[]
  rows: readonly (readonly string[])[]
}

/** Header and first rows as they stand in the file; null for formats in which columns have fixed roles. */
async function tableOf(file: string, options: ImportOptions): Promise<Table | null> {
  const format = formatOf(file)
  if (format === 'csv') {
    const text = await readSample(file, undefined, options.encoding)
    const { header, delimiter, quote } = detectDialect(text, file)
    return { names: header, rows: records(text, delimiter, quote).slice(1, 1 + SAMPLES) }
  }
  return format === 'parquet' ? parquetTable(file) : null
}

async function parquetTable(file: string): Promise<Table> {
  const { connection, close } = await openEngine({ memoryLimit: '512MB' })
  try {
    const found = await connection.runAndReadAll(`select * from read_parquet(${literal(file)}, hive_partitioning = false) limit 0`)
    const names = found.columnNames()
    const texts = names.map((name) => `${identifier(name)}::varchar`).join(', ')
    const { length } = names
    const rows = await connection.runAndReadAll(
      `select ${texts} from read_parquet(${literal(file)}, hive_partitioning = false) limit ${SAMPLES}`,
    )
    return { names, rows: rows.getRows().map((row) => Array.from({ length }, (_, i) => (typeof row[i] === 'string' ? row[i] : ''))) }
  } catch (cause) {
    if (cause instanceof LiemError) throw cause
    throw new LiemError('input', 'is not a Parquet file that can be read', { place: { file }, cause })
  } finally {
    await close()
  }
}

/** What is wrong with the zone or the columns that were named, or are needed. */
function firstDoubt(file: string, table: Table | null, options: ImportOptions): Doubt | null {
  try {
    checkTimezone(options.timezone)
  } catch (error) {
    return doubtOf(error as LiemError, 'timezone')
  }
  if (table === null) return null
  try {
    chooseColumns(table.names, requestOf(options).columns, file)
    return null
  } catch (error) {
    if (error instanceof LiemError) return doubtOf(error, 'columns')
    throw error
  }
}

/** Which decision would help: readers name the option of the terminal. */
function fieldOf({ message, hint = '' }: LiemError): Doubt['field'] | null {
  if (/--date-form/u.test(hint)) return 'dateForm'
  if (/--object-type|object type/u.test(`${hint} ${message}`)) return 'objectType'
  if (/--encoding|encoding/u.test(`${hint} ${message}`)) return 'encoding'
  return null
}

function doubtOf({ message, hint }: LiemError, field: Doubt['field']): Doubt {
  return { what: message, hint: hint ?? '', field }
}

function withoutRows(file: string, mapping: Mapping, table: Table | null, doubt: Doubt): UploadPreview {
  const roles = new Map(Object.entries(mapping.columns ?? {}).map(([role, name]) => [name, role as Column['role']]))
  return {
    format: formatOf(file),
    encoding: mapping.encoding ?? null,
    dateForm: mapping.dateForm ?? null,
    timezone: mapping.timezone ?? ZONE,
    columns: (table?.names ?? []).map((name, at) =>
      columnOf(name, roles.get(name) ?? otherRole(name, mapping), samplesAt(table!, at), null),
    ),
    doubts: [doubt],
    notes: [],
  }
}

function fromPreview(preview: Preview, mapping: Mapping, table: Table | null): UploadPreview {
  const { format, encoding, dateForm, timezone, doubts } = preview
  const roles = new Map(Object.entries(preview.mapping).flatMap(([role, name]) => (name === null ? [] : [[name, role as Column['role']]])))
  const notes = new Map(Object.keys(preview.mapping).map((role) => [role, preview.notes.find((note) => note.startsWith(`${role}: `))]))
  const used = new Set(notes.values())
  const role = (name: string): Column['role'] => roles.get(name) ?? otherRole(name, mapping)
  const noteOf = (name: string): string | null => notes.get(role(name))?.replace(/^\w+: /u, '') ?? null
  const columns =
    table === null
      ? rowColumns(preview, mapping)
      : table.names.map((name, at) => columnOf(name, role(name), samplesAt(table, at), noteOf(name)))
  return { format, encoding, dateForm, timezone, columns, doubts, notes: preview.notes.filter((note) => !used.has(note)) }
}

/** Columns of a log that is no table: the fixed ones with values of its first events, then its attributes. */
function rowColumns({ rows, columns }: Preview, mapping: Mapping): Column[] {
  const values = (of: (row: Preview['rows'][number]) => string | null | undefined): string[] => rows.flatMap((row) => short(of(row) ?? ''))
  const fixed = [
    columnOf(
      'case',
      'case',
      values((row) => row.case),
      null,
    ),
    columnOf(
      'activity',
      'activity',
      values((row) => row.activity),
      null,
    ),
    columnOf(
      'timestamp',
      'timestamp',
      values((row) => row.instant),
      null,
    ),
    columnOf(
      'resource',
      'resource',
      values((row) => row.resource),
      null,
    ),
    columnOf(
      'unit',
      'unit',
      values((row) => row.unit),
      null,
    ),
  ]
  return [
    ...fixed,
    ...columns.map(({ name }) =>
      columnOf(
        name,
        otherRole(name, mapping),
        values((row) => row.attributes[name]),
        null,
      ),
    ),
  ]
}

function otherRole(name: string, mapping: Mapping): 'ignored' | 'attribute' {
  return optionsOf(mapping).ignored?.includes(name) === true ? 'ignored' : 'attribute'
}

function columnOf(name: string, role: Column['role'], samples: string[], note: string | null): Column {
  return { name, role, samples, note }
}

function samplesAt({ rows }: Table, at: number): string[] {
  return rows.flatMap((row) => short(row[at] ?? ''))
}

function short(value: string): string[] {
  const text = value.trim()
  return text === '' ? [] : [text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text]
}
