import type { DuckDBConnection } from '@duckdb/node-api'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DetectedEncoding, Encoding } from '../base/encoding/index.ts'
import { LiemError } from '../base/index.ts'
import { chooseColumns } from './columns.ts'
import { detectDateForm, namedDateForm, type DateForm } from './dates.ts'
import { instantSql, utcSql, type InstantSql } from './dates-sql.ts'
import { detectDialect, readSample, type Dialect } from './dialect.ts'
import { identifier, literal, type EngineOptions } from './duckdb.ts'
import { detectEncoding, toUtf8File } from './encoding.ts'
import { LAKE_COLUMNS, PROVENANCE } from './manifest.ts'
import { csvRelation } from './read-csv.ts'
import { firstLine } from './read-parquet.ts'
import type { LogRequest } from './schema.ts'

export interface ImportOptions {
  /** Names of columns, where they are not the usual ones. */
  columns?: Partial<Record<'case' | 'activity' | 'timestamp' | 'resource' | 'unit', string>>
  /** Columns that are left out. */
  ignored?: readonly string[]
  /** Zone of timestamps without an offset; UTC when not given. */
  timezone?: string
  /** A name of `dateForms`, or a strptime pattern. */
  dateForm?: string
  encoding?: Encoding
  /** Object type by which OCEL logs are flattened. */
  objectType?: string
  engine?: EngineOptions
}

/** A file as rows that SQL can read: every expression is over `relation`. */
export interface ImportSource {
  relation: string
  /** SQL, BIGINT: number of the row in the file, from 1. */
  row: string
  case: string
  activity: string
  resource: string | null
  unit: string | null
  lifecycle: string | null
  /** SQL: the timestamp as it stands (empty: not dated), and as an instant; wall clocks are those of `timezone`. */
  timeText: string
  instant: InstantSql
  timezone: string
  attributes: { name: string; sql: string }[]
  /** SQL: rows that the reader itself rejected: `_row`, field, reason, value, case_id, activity, record. */
  rejected: string | null
  /** Names of the columns, as they were chosen. */
  mapping: Record<keyof typeof LAKE_COLUMNS, string | null>
  encoding: string | null
  dateForm: string | null
  types: Record<string, string>
  notes: string[]
  /** What is not certain and must be settled by the user before rows are kept for good. */
  doubts: Doubt[]
}

/** What cannot be told from a file; `field` is what to say about it. */
export interface Doubt {
  what: string
  hint: string
  field: 'encoding' | 'dateForm'
}

const sampleRows = 20_000

const zoneOption = (options: ImportOptions): string => options.timezone ?? 'UTC'

/** SQL: rows of a source with `_row`, `case_id`, `activity`, `_text` and `_micros` (of the time), `resource`, `unit`, `lifecycle` and attributes. */
export function sourceSql(source: ImportSource, relation = source.relation): string {
  const nullable = (sql: string | null): string => sql ?? 'null::varchar'
  const attributes = source.attributes.map(({ name, sql }) => `, ${sql} as ${identifier(name)}`).join('')
  const { micros, local } = source.instant
  const read = `select ${source.row} as _row, ${source.case} as case_id, ${source.activity} as activity, ${source.timeText} as _text, ${micros} as _wall, ${local} as _local,
    ${nullable(source.resource)} as resource, ${nullable(source.unit)} as unit, ${nullable(source.lifecycle)} as lifecycle${attributes} from ${relation}`
  return `select * exclude (_wall, _local), ${utcSql({ micros: '_wall', local: '_local' }, source.timezone)} as _micros from (${read})`
}

/** The request by which readers that work row by row are asked for everything. */
export function requestOf(options: ImportOptions): LogRequest {
  return {
    columns: { ...options.columns, timezone: zoneOption(options), notAPerson: [] },
    eventAttributes: [],
    caseAttributes: [],
    ...(options.objectType === undefined ? {} : { objectType: options.objectType }),
  }
}

/** Prepares a CSV for reading; `dispose` removes what it had to write. Throws `input`. */
export async function csvSource(
  connection: DuckDBConnection,
  file: string,
  options: ImportOptions,
): Promise<ImportSource & { dispose: () => Promise<void> }> {
  const detected = options.encoding === undefined ? await detectEncoding(file) : asked(options.encoding)
  const dialect = detectDialect(await readSample(file, undefined, detected.encoding), file)
  const plain = detected.encoding === 'utf-8' || detected.encoding === 'utf-8-bom'
  const folder = plain ? null : await mkdtemp(join(tmpdir(), 'liem-utf8-'))
  const dispose = async (): Promise<void> => {
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }
  try {
    const readable = folder === null ? file : join(folder, 'text.csv')
    if (folder !== null) await toUtf8File(file, detected.encoding, readable)
    const types = Object.fromEntries(dialect.header.map((name) => [name, 'text']))
    const source = await tableSource(connection, file, csvRelation(readable, dialect), types, options)
    source.encoding = detected.encoding
    source.notes.unshift(detected.note, dialectNote(dialect))
    if (detected.encoding === 'windows-1252' && !detected.sure)
      source.doubts.unshift({
        what: detected.note,
        hint: 'name the encoding with --encoding (tcvn3, vni, windows-1258, windows-1252)',
        field: 'encoding',
      })
    return { ...source, dispose }
  } catch (cause) {
    await dispose()
    throw cause
  }
}

function asked(encoding: Encoding): DetectedEncoding {
  return { encoding, normalisation: 'nfc', sure: true, note: `${encoding}, as asked` }
}

const delimiterNames: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' }

function dialectNote({ delimiter, header }: Dialect): string {
  return `${header.length} columns, separated by ${delimiterNames[delimiter]}`
}

/** Prepares a Parquet file for reading. Throws `input`. */
export async function parquetSource(connection: DuckDBConnection, file: string, options: ImportOptions): Promise<ImportSource> {
  const relation = `read_parquet(${literal(file)}, hive_partitioning = false)`
  const described = await connection.runAndReadAll(`describe select * from ${relation}`).catch((cause: unknown) => {
    throw new LiemError('input', `is not a Parquet file that can be read: ${firstLine(cause)}`, { place: { file }, cause })
  })
  const types = Object.fromEntries(described.getRows().map(([name, type]) => [String(name), String(type)]))
  const source = await tableSource(connection, file, relation, types, options)
  if (Object.keys(types).some((name) => name.toLowerCase() === 'file_row_number')) return source
  return { ...source, relation: relation.replace(/\)$/u, ', file_row_number = true)'), row: 'file_row_number + 1' }
}

async function tableSource(
  connection: DuckDBConnection,
  file: string,
  relation: string,
  types: Record<string, string>,
  options: ImportOptions,
): Promise<ImportSource> {
  const chosen = chooseColumns(Object.keys(types), requestOf(options).columns, file)
  const time = await timeOf(connection, relation, chosen.timestamp, types[chosen.timestamp]!, options)
  const { notes, ...mapping } = chosen
  const sql = (name: string | null): string | null => (name === null ? null : textSql(name))
  const others = Object.keys(types).filter((name) => !Object.values(mapping).includes(name) && options.ignored?.includes(name) !== true)
  return {
    relation,
    row: 'row_number() over ()',
    case: textSql(chosen.case),
    activity: textSql(chosen.activity),
    resource: sql(chosen.resource),
    unit: sql(chosen.unit),
    lifecycle: sql(chosen.lifecycle),
    timeText: textSql(chosen.timestamp),
    instant: time.instant,
    timezone: zoneOption(options),
    attributes: attributeNames(others).map((name, i) => ({ name, sql: textSql(others[i]!) })),
    rejected: null,
    mapping,
    encoding: null,
    dateForm: time.form?.form ?? null,
    types,
    notes: [...notes, ...time.notes, ...renamedNotes(others)],
    doubts: time.doubts,
  }
}

/** Texts as they are kept: in Unicode NFC; empty is missing. */
function textSql(name: string): string {
  return `nullif(nfc_normalize(${identifier(name)}::varchar), '')`
}

const reserved = new Set<string>([
  ...Object.values(LAKE_COLUMNS),
  ...PROVENANCE,
  'year',
  'month',
  '_field',
  '_text',
  '_wall',
  '_local',
  '_micros',
])

/** Names of attributes that differ from each other and from the lake's own columns, letter case apart; others get a sign behind. */
export function attributeNames(names: readonly string[]): string[] {
  const used = new Set(reserved)
  return names.map((name) => {
    let free = name
    while (used.has(free.toLowerCase())) free += '_'
    used.add(free.toLowerCase())
    return free
  })
}

function renamedNotes(names: readonly string[]): string[] {
  return attributeNames(names).flatMap((name, i) =>
    name === names[i] ? [] : [`attribute "${names[i]}" is kept as "${name}", as the lake has a column of its own with that name`],
  )
}

interface TimeSource {
  instant: InstantSql
  form: DateForm | null
  notes: string[]
  doubts: ImportSource['doubts']
}

async function timeOf(
  connection: DuckDBConnection,
  relation: string,
  column: string,
  type: string,
  options: ImportOptions,
): Promise<TimeSource> {
  const zone = zoneOption(options)
  if (/^(?:TIMESTAMP|DATE)/u.test(type)) {
    const zoned = type === 'TIMESTAMP WITH TIME ZONE'
    const instant = zoned ? identifier(column) : `${identifier(column)}::timestamp`
    const micros = `case when isfinite(${instant}) then epoch_us(${instant}) end`
    return {
      instant: { micros, local: zoned ? 'false' : 'true' },
      form: null,
      notes: [`timestamps: ${type}, ${zoned ? 'instants' : `without offset, read as ${zone}`}`],
      doubts: [],
    }
  }
  const form = await formOf(connection, relation, column, options)
  if (form.form === 'unknown')
    throw new LiemError('input', `${form.note} (column "${column}")`, {
      hint: 'name the form with --date-form, for example "%d.%m.%Y %H:%M"',
    })
  const notes = [
    form.note,
    ...(form.hasOffset === true
      ? []
      : [`timestamps without offset are read as ${zone}${options.timezone === undefined ? ', as no time zone was given' : ''}`]),
  ]
  const ambiguous = form.form === 'dmy' && form.note.includes('other way round')
  return {
    instant: instantSql(`${identifier(column)}::varchar`, form),
    form,
    notes,
    doubts: ambiguous ? [{ what: form.note, hint: 'say --date-form dmy or --date-form mdy', field: 'dateForm' }] : [],
  }
}

/** The form of the column's beginning; where day and month cannot be told apart there, of every text that can tell. */
async function formOf(connection: DuckDBConnection, relation: string, column: string, options: ImportOptions): Promise<DateForm> {
  const name = `${identifier(column)}::varchar`
  const texts = async (sql: string): Promise<string[]> => (await connection.runAndReadAll(sql)).getRows().map(([text]) => String(text))
  const sample = await texts(`select distinct t from (select ${name} as t from ${relation} limit ${sampleRows}) where t <> '' limit 2000`)
  if (options.dateForm !== undefined) return namedDateForm(options.dateForm, sample)
  const form = detectDateForm(sample)
  if (form.sure || form.form !== 'dmy') return form
  const number = (at: number): string =>
    String.raw`try_cast(regexp_extract(t, '(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}', ${at}) as integer) > 12`
  const telling = await texts(`select t from (select ${name} as t from ${relation}) where ${number(1)} or ${number(2)} limit 2000`)
  return detectDateForm([...sample, ...telling])
}
