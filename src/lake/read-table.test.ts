import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packBuilder, rowSink } from './builder.ts'
import { literal, openEngine, type Engine } from './duckdb.ts'
import { codeOf } from './intern.ts'
import { finishPack } from './pack.ts'
import { readLog } from './read-log.ts'
import type { LogRequest, PackedLog } from './schema.ts'

/** Case, activity, seconds since 1 January 2026, and an attribute called as the SQL of the reader might call a column. */
interface Row {
  case_id: string
  activity: string
  seconds: number
  value: string
}

const request: LogRequest = {
  columns: { case: 'case_id', activity: 'activity', timestamp: 'ts', timezone: 'UTC', notAPerson: [] },
  eventAttributes: ['value'],
  caseAttributes: [],
}
const start = Date.UTC(2026, 0, 1)

let folder: string
let engine: Engine
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-read-table-'))
  engine = await openEngine({ memoryLimit: '512MB' })
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

const timeOf = ({ seconds }: Row): string => new Date(start + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')

async function csvOf(name: string, rows: readonly Row[]): Promise<string> {
  const file = join(folder, `${name}.csv`)
  const lines = rows.map((row) => [row.case_id, row.activity, timeOf(row), row.value].map((text) => `"${text}"`).join(','))
  await writeFile(file, `${['case_id,activity,ts,value', ...lines].join('\n')}\n`)
  return file
}

async function parquetOf(name: string, rows: readonly Row[], more = ''): Promise<string> {
  const csv = await csvOf(`${name}-source`, rows)
  const file = join(folder, `${name}.parquet`)
  const columns = `nullif(case_id, '') as case_id, activity, ts::timestamp as ts, value${more}`
  const table = `read_csv(${literal(csv)}, header = true, all_varchar = true, nullstr = '')`
  await engine.connection.run(`copy (select ${columns} from ${table}) to ${literal(file)} (format parquet)`)
  return file
}

/** What the row-by-row sink, which knows no DuckDB, makes of the rows. */
function expected(rows: readonly Row[]): object {
  const builder = packBuilder(request)
  const sink = rowSink(builder)
  for (const [index, { case_id, activity, seconds, value }] of rows.entries()) {
    const row = { caseId: case_id, activity, resource: null, unit: null, lifecycle: null, row: index + 1 }
    if (case_id !== '') sink.event({ ...row, time: (start + seconds * 1000) * 1000, attributes: { value } })
    else codeOf(builder.activity.interner, activity)
  }
  sink.flush()
  return contents(finishPack(builder, []))
}

function contents(log: PackedLog): object {
  const { caseIds, start: starts, time, activity, eventAttributes, variantOf, uncertain } = log
  const value = eventAttributes.get('value')!
  return {
    caseIds: [...caseIds],
    start: [...starts],
    time: [...time],
    activities: [...activity.codes].map((code) => activity.dictionary.texts[code - 1]),
    values: [...value.codes].map((code) => value.dictionary.texts[code - 1]),
    dictionary: [...activity.dictionary.texts],
    variantOf: [...variantOf],
    uncertain: [...uncertain],
  }
}

const read = async (...files: string[]): Promise<object> => contents(await readLog(files, request))

/** Short, long, equal but for the end, of two spellings, empty. */
const TEXTS = [
  'a',
  'twelve bytes',
  'thirteen byte',
  'a long text that ends 1',
  'a long text that ends 2',
  'Đội',
  'Đội'.normalize('NFD'),
  'Kiểm hoá',
]

describe('a table is read as the rows are, from CSV and from Parquet', () => {
  test('any rows', async () => {
    const row = fc.record({
      case_id: fc.constantFrom(...TEXTS, ''),
      activity: fc.constantFrom(...TEXTS),
      seconds: fc.nat(20),
      value: fc.constantFrom(...TEXTS, ''),
    })
    const rows = fc
      .array(row, { minLength: 1, maxLength: 60 })
      .map((some) => [{ case_id: 'x', activity: 'y', seconds: 0, value: '' }, ...some])
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const wanted = expected(some)
        expect(await read(await csvOf('any', some))).toEqual(wanted)
        expect(await read(await parquetOf('any', some))).toEqual(wanted)
      }),
      { numRuns: Number(process.env['LIEM_TRIALS'] ?? 40) },
    )
  })

  test('many texts in several chunks, case by case and one after the other', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index): Row => {
      const id = index % 7000
      return {
        case_id: id % 3 === 0 ? `a case with a long name ${id}` : `c${id}`,
        activity: `a${index % 5}`,
        seconds: index,
        value: `v${id}`,
      }
    })
    const wanted = expected(rows)
    expect(await read(await csvOf('many', rows))).toEqual(wanted)
    expect(await read(await parquetOf('many', rows))).toEqual(wanted)
  })

  test('cases that span files of two formats are one case', async () => {
    const rows = Array.from({ length: 30 }, (_, index): Row => {
      return { case_id: TEXTS[index % 7]!, activity: TEXTS[index % 5]!, seconds: 30 - index, value: `${index}` }
    })
    const [first, second] = [rows.slice(0, 12), rows.slice(12)]
    expect(await read(await parquetOf('first', first), await csvOf('second', second))).toEqual(expected(rows))
    expect(await read(await csvOf('first', first), await parquetOf('second', second))).toEqual(expected(rows))
    expect(await read(await parquetOf('first', first), await parquetOf('second', second))).toEqual(expected(rows))
  })

  test('a Parquet with a column of the name that DuckDB gives to row numbers', async () => {
    const rows = [0, 1, 2].map((seconds): Row => ({ case_id: 'c', activity: 'a', seconds, value: 'v' }))
    expect(await read(await parquetOf('named', rows, ', 1 as File_Row_Number'))).toEqual(expected(rows))
  })
})
