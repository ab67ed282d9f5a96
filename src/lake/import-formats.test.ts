import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { literal, openEngine, type Engine } from './duckdb.ts'
import { importFiles, type ImportRun } from './import.ts'
import { readLake, verifyLake } from './manifest.ts'
import { previewMapping } from './preview.ts'

let folder: string
let engine: Engine
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-formats-'))
  engine = await openEngine({ threads: 1 })
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

const run: ImportRun = { engine: { threads: 1 }, timezone: 'Asia/Ho_Chi_Minh' }

async function query(lake: string, columns: string): Promise<string[]> {
  const { relation } = await readLake(lake)
  return (await engine.connection.runAndReadAll(`select ${columns} from ${relation}`)).getRows().map((row) => row.join('|'))
}

const event = (activity: string, date: string, more = ''): string =>
  `<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="${date}"/>${more}</event>`
const trace = (id: string, attributes: string, events: string): string =>
  `<trace><string key="concept:name" value="${id}"/>${attributes}${events}</trace>`
const xes = (traces: string): string => `<?xml version="1.0"?><log xes.version="1.0">${traces}</log>`

describe('formats that are read row by row', () => {
  test('XES: attributes of events and of cases, rejected events', async () => {
    const file = join(folder, 'log.xes')
    const first = trace(
      'A',
      '<int key="taxDue" value="5"/>',
      event('Register', '2026-03-01T08:00:00+07:00', '<string key="org:resource" value="u1"/><string key="channel" value="đỏ"/>') +
        event('Release', '2026-03-02T08:00:00+07:00'),
    )
    const second = trace(
      'B',
      '<string key="channel" value="green"/>',
      event('Register', 'soon') + event('Register', '2026-04-01T00:00:00+07:00'),
    )
    await writeFile(file, xes(first + second))
    const lake = join(folder, 'xes')
    const [result] = await importFiles(lake, [file], run)
    expect(result!.import).toMatchObject({
      format: 'xes',
      rows: 4,
      rejectedRows: 1,
      from: '2026-03-01T01:00:00Z',
      until: '2026-03-31T17:00:00Z',
      attributes: ['channel', 'case:taxDue', 'case:channel'],
    })
    expect(await query(lake, 'case_id, activity, ts::varchar, resource, channel, "case:taxDue", "case:channel"')).toEqual([
      'A|Register|2026-03-01 01:00:00+00|u1|đỏ|5|',
      'A|Release|2026-03-02 01:00:00+00|||5|',
      'B|Register|2026-03-31 17:00:00+00||||green',
    ])
    expect(await verifyLake(lake)).toEqual([])
  })

  test('XES that breaks off is refused, and nothing is kept', async () => {
    const file = join(folder, 'broken.xes')
    await writeFile(file, xes(trace('A', '', event('x', '2026-03-01T08:00:00Z'))).slice(0, -10))
    await expect(importFiles(join(folder, 'broken'), [file], run)).rejects.toMatchObject({ code: 'input', place: { file } })
    await expect(readLake(join(folder, 'broken'))).rejects.toThrow(/no lake/u)
  })

  test('a preview reads no more than it needs', async () => {
    const file = join(folder, 'preview.xes')
    await writeFile(file, xes(trace('A', '', event('x', '2026-03-01T08:00:00Z', '<string key="lot" value="1"/>').repeat(5000))))
    const preview = await previewMapping(file, run, 3)
    expect(preview.rows).toHaveLength(3)
    expect(preview).toMatchObject({ format: 'xes', columns: [{ name: 'lot' }], doubts: [] })
  })
})

describe('Parquet', () => {
  test('typed columns; local times without a zone; unknown columns are listed', async () => {
    const file = join(folder, 'typed.parquet')
    await engine.connection.run(
      `copy (select 7 as case_id, 'x' as activity, timestamp '2026-03-01 06:00:00' as ts, 1.5 as value, true as priority) to ${literal(file)}`,
    )
    const lake = join(folder, 'parquet')
    await importFiles(lake, [file], run)
    expect(await query(lake, 'case_id, activity, ts::varchar, value, priority')).toEqual(['7|x|2026-02-28 23:00:00+00|1.5|true'])
    await expect(importFiles(lake, [file], { ...run, columns: { case: 'id' } })).resolves.toMatchObject([{ known: true }])
    const other = join(folder, 'other.parquet')
    await engine.connection.run(`copy (select 1 as a, 2 as b) to ${literal(other)}`)
    await expect(importFiles(lake, [other], run)).rejects.toThrow(/no column for the case.*"a", "b"/u)
  })
})

const data = process.env['LIEM_TEST_DATA'] ?? 'test/external'
const real = [
  ['logs/receipt.xes.gz', 8577, {}],
  ['logs/running-example.xes', 42, {}],
  ['ocel/logistics.sqlite', 10416, { objectType: 'Container' }],
  ['ocel/order_process.jsonocel', 795, { objectType: 'order' }],
] as const

describe('public logs', () => {
  for (const [path, events, options] of real) {
    test.skipIf(!existsSync(join(data, path)))(`${path} (skipped where LIEM_TEST_DATA has it not)`, async () => {
      const lake = join(folder, path.replaceAll('/', '-'))
      const [result] = await importFiles(lake, [join(data, path)], { ...run, ...options })
      const counted = await engine.connection.runAndReadAll(
        `select count(*), count(distinct (_import, _row, case_id)) from ${(await readLake(lake)).relation}`,
      )
      expect(result!.import.rows).toBe(events)
      expect(counted.getRows()[0]!.map(Number)).toEqual([events - result!.import.rejectedRows, events - result!.import.rejectedRows])
      const [again] = await importFiles(lake, [join(data, path)], { ...run, ...options })
      expect(again!.known).toBe(true)
    })
  }
})
