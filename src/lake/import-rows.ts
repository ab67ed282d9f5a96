import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api'
import { literal } from './duckdb.ts'
import { attributeNames, requestOf, type ImportOptions, type ImportSource } from './import-source.ts'
import type { Progress, RejectedRow, RowSink, SinkRow } from './schema.ts'

type Reader = (file: string, request: ReturnType<typeof requestOf>, sink: RowSink, onProgress?: Progress) => Promise<void>

/** Names of attributes in the order in which they were met. */
function nameTable(): { indexOf: (name: string) => number; names: string[] } {
  const indices = new Map<string, number>()
  const names: string[] = []
  const indexOf = (name: string): number => {
    const known = indices.get(name)
    if (known !== undefined) return known
    indices.set(name, names.length)
    return names.push(name) - 1
  }
  return { indexOf, names }
}

function appendText(appender: DuckDBAppender, text: string | null): void {
  if (text === null || text === '') appender.appendNull()
  else appender.appendVarchar(text)
}

/**
 * Reads an XES or OCEL log into tables of DuckDB, which go to its temporary folder when they outgrow its memory, and gives
 * them as a source. Attributes of a case stand on each of its rows, as `case:NAME`; where a case was given two values, on none.
 * `limit`: no more than so many events, for a preview.
 */
export async function rowsSource(
  connection: DuckDBConnection,
  file: string,
  read: Reader,
  options: ImportOptions,
  onProgress?: Progress,
  limit = Infinity,
): Promise<ImportSource> {
  await connection.run(
    `create or replace table events (row bigint, case_id varchar, activity varchar, micros double, resource varchar, unit varchar, lifecycle varchar, attributes varchar)`,
  )
  await connection.run(`create or replace table case_attributes (case_id varchar, name integer, value varchar)`)
  await connection.run(
    `create or replace table sink_rejected (row bigint, field varchar, reason varchar, value varchar, case_id varchar, activity varchar)`,
  )
  const appenders = {
    events: await connection.createAppender('events'),
    cases: await connection.createAppender('case_attributes'),
    rejected: await connection.createAppender('sink_rejected'),
  }
  const eventNames = nameTable()
  const caseNames = nameTable()
  let rows = 0
  const sink: RowSink = {
    wantedEvent: null,
    wantedCase: null,
    event: (row) => {
      if (rows++ >= limit) throw new Error('enough for a preview')
      appendEvent(appenders.events, row, eventNames.indexOf)
    },
    caseAttribute: (caseId, name, value) => {
      appenders.cases.appendVarchar(caseId)
      appenders.cases.appendInteger(caseNames.indexOf(name))
      appendText(appenders.cases, value)
      appenders.cases.endRow()
    },
    reject: (row) => appendRejected(appenders.rejected, row),
  }
  try {
    await read(file, requestOf(options), sink, onProgress)
  } catch (cause) {
    if (rows <= limit) throw cause
  } finally {
    for (const appender of Object.values(appenders)) appender.closeSync()
  }
  return sourceOfTables(eventNames.names, caseNames.names, options.ignored ?? [])
}

function appendEvent(appender: DuckDBAppender, row: SinkRow, indexOf: (name: string) => number): void {
  appender.appendBigInt(BigInt(row.row))
  for (const text of [row.caseId, row.activity]) appendText(appender, text)
  if (Number.isNaN(row.time)) appender.appendNull()
  else appender.appendDouble(row.time)
  for (const text of [row.resource, row.unit, row.lifecycle]) appendText(appender, text)
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(row.attributes)) if (value !== '') attributes[`a${indexOf(name)}`] = value.toWellFormed()
  appender.appendVarchar(JSON.stringify(attributes))
  appender.endRow()
}

function appendRejected(appender: DuckDBAppender, row: RejectedRow): void {
  appender.appendBigInt(BigInt(row.row))
  for (const text of [row.field, row.reason, row.value, row.caseId, row.activity]) appendText(appender, text)
  appender.endRow()
}

const text = (sql: string): string => `nullif(nfc_normalize(${sql}), '')`

function sourceOfTables(eventNames: readonly string[], caseNames: readonly string[], ignored: readonly string[]): ImportSource {
  const shape = JSON.stringify(Object.fromEntries(eventNames.map((_, i) => [`a${i}`, 'VARCHAR'])))
  const parsed = eventNames.length === 0 ? '' : `, from_json(attributes, ${literal(shape)}) as j`
  const one = (i: number): string =>
    `case when min(value) filter (name = ${i}) = max(value) filter (name = ${i}) then min(value) filter (name = ${i}) end as c${i}`
  const cases = `(select case_id as id${caseNames.map((_, i) => `, ${one(i)}`).join('')} from case_attributes group by case_id)`
  const joined = caseNames.length === 0 ? '' : ` left join ${cases} cases on cases.id = events.case_id`
  const names = attributeNames([...eventNames, ...caseNames.map((name) => `case:${name}`)])
  const sqls = [...eventNames.map((_, i) => text(`j.a${i}`)), ...caseNames.map((_, i) => text(`c${i}`))]
  const mapping = { case: 'case', activity: 'activity', timestamp: 'timestamp', resource: 'resource', unit: 'unit', lifecycle: 'lifecycle' }
  return {
    relation: `(select *${parsed} from events${joined})`,
    row: 'row',
    case: text('case_id'),
    activity: text('activity'),
    resource: text('resource'),
    unit: text('unit'),
    lifecycle: text('lifecycle'),
    timeText: `micros::varchar`,
    instant: { micros: 'micros::bigint', local: 'false' },
    timezone: 'UTC',
    attributes: names.map((name, i) => ({ name, sql: sqls[i]! })).filter(({ name }) => !ignored.includes(name)),
    rejected: 'select row as _row, field, reason, value, case_id, activity, null::json as record from sink_rejected',
    mapping,
    encoding: null,
    dateForm: null,
    types: Object.fromEntries(names.map((name) => [name, 'text'])),
    notes: [],
    doubts: [],
  }
}
