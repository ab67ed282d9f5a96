import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildLakeBench, day, first, small, snapshot, type LakeBench } from '../../test/lake.ts'
import { LiemError } from '../base/index.ts'
import { importFiles } from './import.ts'

let bench: LakeBench
beforeAll(async () => {
  bench = await buildLakeBench()
})
afterAll(() => bench.close())

const cases: [name: string, content: string | Buffer, message: RegExp][] = [
  ['ambiguous.csv', 'case,activity,ts\n1,a,05/03/2026 07:08\n', /other way round/u],
  ['unknown.csv', 'case,activity,ts\n1,a,yesterday\n', /not known/u],
  ['width.csv', 'case,activity,ts\n1,a,2026-01-01\n1,a\n', /columns where the header has/u],
  ['french.csv', iconv.encode('case,activity,ts\n1,Contrôle effectué,2026-01-01\n', 'latin1'), /not certain which encoding/u],
  ['cut.csv.gz', gzipSync(`case,activity,ts\n${'1,a,2026-01-01\n'.repeat(100_000)}`).subarray(0, 2000), /middle|unpacked|early/u],
  ['empty.csv', '', /empty/u],
  ['table.parquet', 'PAR1 nonsense PAR1', /Parquet/u],
  ['what.docx', 'x', /no format/u],
]
test.each(cases)('%s', async (name, content, message) => {
  const lake = bench.newLake()
  const good = await bench.csv('good.csv', first)
  await importFiles(lake, [good], small)
  const before = await snapshot(lake)
  const file = join(bench.folder, name)
  await writeFile(file, content)
  const other = await bench.csv('other.csv', [['Z', 'x', day(9), '', '']])
  const error: unknown = await importFiles(lake, [other, file], small).catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(LiemError)
  expect((error as LiemError).message).toMatch(message)
  expect((error as LiemError).place?.file).toBe(file)
  expect(await snapshot(lake)).toEqual(before)
})

test('a table of which no row can be used', async () => {
  const lake = bench.newLake()
  await expect(importFiles(lake, [await bench.csv('none.csv', [['', 'x', day(1), '', '']])], small)).rejects.toThrow(
    /none of its 1 rows can be used; row 1: case_id is empty/u,
  )
  expect(existsSync(lake)).toBe(false)
})

test('a zone that does not exist', async () => {
  await expect(importFiles(bench.newLake(), [await bench.csv('z.csv', first)], { ...small, timezone: 'Asia/Atlantis' })).rejects.toThrow(
    /time zone/u,
  )
})
