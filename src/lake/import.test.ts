import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildLakeBench, day, first, small, snapshot, type LakeBench } from '../../test/lake.ts'
import { importFiles } from './import.ts'
import { readLake, readManifest, verifyLake } from './manifest.ts'

let bench: LakeBench
beforeAll(async () => {
  bench = await buildLakeBench()
})
afterAll(() => bench.close())

test('is partitioned by year and month, counted, hashed and described', async () => {
  const lake = bench.newLake()
  const [result] = await importFiles(lake, [await bench.csv('first.csv', first)], { ...small, now: () => new Date(0) })
  expect(result!.import).toMatchObject({
    number: 1,
    name: 'first.csv',
    format: 'csv',
    rows: 3,
    rejectedRows: 0,
    repeatedRows: 0,
    undatedRows: 0,
    importedAt: '1970-01-01T00:00:00.000Z',
    from: '2026-03-01T08:00:00Z',
    until: '2026-04-01T00:00:00Z',
    encoding: 'utf-8',
    dateForm: 'iso',
    attributes: ['channel'],
  })
  expect(result!.import.files.map(({ path, rows }) => [path.replace(/import=[^/]+/u, 'import=1'), rows])).toEqual([
    ['events/import=1/year=2026/month=3/part-0.parquet', 2],
    ['events/import=1/year=2026/month=4/part-0.parquet', 1],
  ])
  expect(await verifyLake(lake)).toEqual([])
  expect(await bench.rowsOf(lake)).toEqual([
    'A|Registered|1772352000000000|u1|red',
    'A|Release|1772438400000000|u2|',
    'B|Registered|1775001600000000|u1|green',
  ])
  expect((await readdir(lake)).toSorted()).toEqual(['events', 'manifest.json'])
})

test('tells how far it is from the first rows on, and never goes back', async () => {
  const row = (at: number): string => `C${at},Register,2026-0${1 + (at % 6)}-03 08:00:00,u1,HQ01,${'x'.repeat(60)}\n`
  const file = await bench.file(
    'long.csv',
    `case,activity,ts,resource,unit,note\n${Array.from({ length: 300_000 }, (_, at) => row(at)).join('')}`,
  )
  const shares: number[] = []
  await importFiles(bench.newLake(), [file], small, ({ share }) => void (share !== undefined && shares.push(share)))
  expect(shares[0]).toBeLessThan(0.8)
  expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true)
})

test('of the same bytes is done once, whatever the file is called', async () => {
  const lake = bench.newLake()
  const file = await bench.csv('same.csv', first)
  const again = join(bench.folder, 'same again.csv')
  await writeFile(again, await readFile(file))
  await importFiles(lake, [file, again], small)
  const before = await snapshot(lake)
  const [result] = await importFiles(lake, [again], small)
  expect(result).toMatchObject({ known: true, import: { number: 1, name: 'same.csv' } })
  expect(await snapshot(lake)).toEqual(before)
  expect((await readManifest(lake)).imports).toHaveLength(1)
})

test('keeps rows that cannot be used, with number, field, reason and record', async () => {
  const lake = bench.newLake()
  const file = await bench.csv('bad.csv', [
    ...first,
    ['', 'Release', day(3), 'u1', ''],
    ['C', '', day(3), 'u1', ''],
    ['C', 'Release', 'soon', 'u9', 'red'],
    ['C', 'Release', '', 'u1', ''],
  ])
  const [result] = await importFiles(lake, [file], small)
  expect(result!.import).toMatchObject({ rows: 7, rejectedRows: 3, undatedRows: 1 })
  const lines = (await readFile(join(lake, result!.import.rejected!.path), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines).toMatchObject([
    { row: 4, field: 'case_id', reason: 'is empty', caseId: null, activity: 'Release' },
    { row: 5, field: 'activity', reason: 'is empty', caseId: 'C', activity: null },
    { row: 6, field: 'ts', reason: 'cannot be read as a time', value: 'soon', caseId: 'C', record: { resource: 'u9', channel: 'red' } },
  ])
})

test('keeps an undated row in the place that it has in its file', async () => {
  const lake = bench.newLake()
  await importFiles(lake, [await bench.csv('undated.csv', [first[0], ['A', 'Undated', '', 'u1', ''], first[1]])], small)
  expect(await bench.rowsOf(lake, 'activity')).toEqual(['Registered', 'Undated', 'Release'])
  expect(await readLake(lake)).toMatchObject({ undated: 1, events: 3 })
})

test('keeps equal instants in the order of imports and rows', async () => {
  const lake = bench.newLake()
  const at = (names: string): (readonly string[])[] => [...names].map((name) => ['A', name, day(1), '', ''])
  await importFiles(lake, [await bench.csv('ties1.csv', at('dcba')), await bench.csv('ties2.csv', at('zyx'))], small)
  expect((await bench.rowsOf(lake, 'activity')).join('')).toBe('dcbazyx')
})

test('reads local times in the zone that is given', async () => {
  const lake = bench.newLake()
  await importFiles(
    lake,
    [
      await bench.csv('zone.csv', [
        ['A', 'x', '01/04/2026 06:59', '', ''],
        ['A', 'y', '31/03/2026 07:00', '', ''],
      ]),
    ],
    { ...small, timezone: 'Asia/Ho_Chi_Minh' },
  )
  expect((await readLake(lake)).files.map((file) => /year.*month=\d+/u.exec(file)![0])).toEqual(['year=2026/month=3'])
  expect(await bench.rowsOf(lake, 'ts::varchar')).toEqual(['2026-03-31 00:00:00+00', '2026-03-31 23:59:00+00'])
})

test('is in Unicode NFC whatever the encoding, and says so', async () => {
  const lake = bench.newLake()
  const names = ['Thông quan', 'Đăng ký', 'Kiểm hóa', 'Giám sát', 'Hải Phòng', 'Bảo lãnh']
  const text = `case_id,activity,ts\n${names.map((name, i) => `${i},${name.toLowerCase()},2026-01-01\n`).join('')}`
  const bytes = [...text].flatMap((letter) => (letter < '\x80' ? letter.charCodeAt(0) : [...iconv.encode(letter, 'tcvn')]))
  const file = join(bench.folder, 'tcvn.csv.gz')
  await writeFile(file, gzipSync(Buffer.from(bytes)))
  const nfd = join(bench.folder, 'nfd.csv')
  await writeFile(nfd, text.normalize('NFD').replaceAll(/^\d/gmu, '1$&'))
  const [legacy] = await importFiles(lake, [file, nfd], small)
  expect(legacy!.import.encoding).toBe('tcvn3')
  expect(legacy!.import.notes.join()).toContain('TCVN3')
  expect(new Set(await bench.rowsOf(lake, 'activity'))).toEqual(new Set(names.map((name) => name.toLowerCase())))
})

test('gives attributes that are called as a column of the lake another name, and says so', async () => {
  const lake = bench.newLake()
  const file = await bench.csv('names.csv', [['A', 'x', day(1), '2026', 'r']], 'id,what,when,year,resource')
  const [result] = await importFiles(lake, [file], {
    ...small,
    columns: { case: 'id', activity: 'what', timestamp: 'when', resource: 'resource' },
  })
  expect(result!.import.attributes).toEqual(['year_'])
  expect(result!.import.notes.join()).toContain('"year" is kept as "year_"')
  expect(await bench.rowsOf(lake, 'year_, resource')).toEqual(['2026|r'])
})
