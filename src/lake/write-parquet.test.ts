import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEngine } from './duckdb.ts'
import { bufferFor, openParquetWriter, parquetToCsv, type ColumnBuffer, type WrittenColumn } from './write-parquet.ts'

const MANY = Array.from({ length: 700 }, (_, index) => `text '${index}'`)
const COLUMNS: readonly WrittenColumn[] = [
  { name: 'case', kind: 'digits', prefix: 'C-' },
  { name: 'few', kind: 'text', texts: ['a', 'đèo "mây"'] },
  { name: 'many', kind: 'text', texts: MANY },
  { name: 'ts', kind: 'instant' },
]
const ROWS = 5000
const START = 1_764_000_000_000_000

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-parquet-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const expected = (row: number): string[] => [
  row % 7 === 0 ? 'NULL' : `C-${row}`,
  ['NULL', 'a', 'đèo "mây"'][row % 3]!,
  row % 701 === 0 ? 'NULL' : MANY[(row % 701) - 1]!,
  row % 11 === 0 ? 'NULL' : String(START + row * 1_000_000),
]

function fill(buffers: readonly ColumnBuffer[], from: number, rows: number): void {
  for (let at = 0; at < rows; at++) {
    const row = from + at
    buffers[0]![at] = row % 7 === 0 ? Number.NaN : row
    buffers[1]![at] = row % 3
    buffers[2]![at] = row % 701
    buffers[3]![at] = row % 11 === 0 ? Number.NaN : START + row * 1_000_000
  }
}

async function write(name: string, batch: number): Promise<string[]> {
  const writer = await openParquetWriter(join(folder, name), COLUMNS)
  const buffers = COLUMNS.map((column) => bufferFor(column, batch))
  for (let from = 0; from < ROWS; from += batch) {
    const rows = Math.min(batch, ROWS - from)
    fill(buffers, from, rows)
    writer.append(buffers, rows)
    if (from + rows === 3000) await writer.cut()
  }
  return writer.close()
}

test('rows come back in order, missing values missing, cut into files', async () => {
  const files = await write('once', 1000)
  expect(files.map((file) => file.slice(-16))).toEqual(['part-000.parquet', 'part-001.parquet'])
  const { connection, close } = await openEngine()
  const list = files.map((file) => `'${file}'`).join(', ')
  const reader = await connection.runAndReadAll(`select "case", few, many, epoch_us(ts)::varchar from read_parquet([${list}])`)
  const found = reader.getRows().map((row) => row.map((value) => String(value ?? 'NULL')))
  await close()
  expect(found).toEqual(Array.from({ length: ROWS }, (_, row) => expected(row)))
})

test('the bytes do not depend on the batches', async () => {
  const [one, other] = [await write('small', 100), await write('large', 3000)]
  for (const [index, file] of one.entries()) expect((await readFile(file)).equals(await readFile(other[index]!))).toBe(true)
})

test('as CSV, instants are local times', async () => {
  const out = join(folder, 'all.csv')
  await parquetToCsv(await write('csv', 1000), COLUMNS, 7, out)
  const lines = (await readFile(out, 'utf8')).split('\n')
  expect(lines[0]).toBe('case,few,many,ts')
  expect(lines[2]).toBe("C-1,a,text '0',2025-11-24 23:00:01")
  expect(lines[3]).toBe(`C-2,"đèo ""mây""",text '1',2025-11-24 23:00:02`)
  expect(lines.length).toBe(ROWS + 2)
})
