import { basename } from 'node:path'
import { fileSize } from './bytes.ts'
import { identifier, openEngine } from './duckdb.ts'
import { checkTimezone, withSource } from './import-open.ts'
import { sourceSql, type Doubt, type ImportOptions, type ImportSource } from './import-source.ts'
import { formatOf, type Format } from './read-log.ts'

export interface Preview {
  file: string
  format: Format
  /** Columns of the file and their types, as they stand in it. */
  columns: { name: string; type: string }[]
  mapping: ImportSource['mapping']
  encoding: string | null
  dateForm: string | null
  /** Zone of timestamps without an offset. */
  timezone: string
  /** First rows as they would be kept; `rejected` where the row could not be used. */
  rows: {
    row: number
    case: string | null
    activity: string | null
    timestamp: string | null
    instant: string | null
    resource: string | null
    unit: string | null
    rejected: boolean
    attributes: Record<string, string>
  }[]
  notes: string[]
  /** What must be settled before the file can be imported. */
  doubts: Doubt[]
}

/** What an import would make of a file: columns, mapping, types, date form, zone, encoding and first rows. Writes nothing. Throws `input`. */
export async function previewMapping(file: string, options: ImportOptions = {}, rowCount = 5): Promise<Preview> {
  const format = formatOf(file)
  await fileSize(file)
  checkTimezone(options.timezone)
  const { connection, close } = await openEngine({ memoryLimit: '512MB', ...options.engine })
  try {
    return await withSource(
      connection,
      file,
      options,
      async (source) => ({
        file: basename(file),
        format,
        columns: Object.entries(source.types).map(([name, type]) => ({ name, type })),
        mapping: source.mapping,
        encoding: source.encoding,
        dateForm: source.dateForm,
        timezone: options.timezone ?? 'UTC',
        rows: (await connection.runAndReadAll(rowsSql(source, rowCount))).getRows().map((row) => rowOf(row, source)),
        notes: source.notes,
        doubts: source.doubts,
      }),
      undefined,
      1000,
    )
  } finally {
    await close()
  }
}

function rowsSql(source: ImportSource, count: number): string {
  const names = ['_row', 'case_id', 'activity', '_text', '_micros', 'resource', 'unit', ...source.attributes.map(({ name }) => name)]
  return `select ${names.map(identifier).join(', ')} from (${sourceSql(source, `(select * from ${source.relation} limit ${count})`)})`
}

function rowOf(values: readonly unknown[], source: ImportSource): Preview['rows'][number] {
  const text = (at: number): string | null => (typeof values[at] === 'string' ? values[at] : null)
  const micros = values[4] === null ? null : Number(values[4])
  return {
    row: Number(values[0]),
    case: text(1),
    activity: text(2),
    timestamp: text(3),
    instant: micros === null ? null : new Date(micros / 1000).toISOString(),
    resource: text(5),
    unit: text(6),
    rejected: text(1) === null || text(2) === null || (micros === null && text(3) !== null),
    attributes: Object.fromEntries(source.attributes.flatMap(({ name }, i) => (text(7 + i) === null ? [] : [[name, text(7 + i)!]]))),
  }
}
