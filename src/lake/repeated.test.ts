import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildLakeBench, day, first, small, type LakeBench } from '../../test/lake.ts'
import { importFiles } from './import.ts'
import { readLake, verifyLake } from './manifest.ts'

let bench: LakeBench
beforeAll(async () => {
  bench = await buildLakeBench()
})
afterAll(() => bench.close())

test('are removed, kept and named', async () => {
  const lake = bench.newLake()
  const later = await bench.csv('later.csv', [first[1], ['A', 'Release', day(2), 'u3', ''], first[2], ['C', 'Registered', day(5), '', '']])
  const [, result] = await importFiles(lake, [await bench.csv('earlier.csv', first), later], small)
  expect(result!.import).toMatchObject({ rows: 4, repeatedRows: 2 })
  const kept = await bench.query(
    `select _row::integer, case_id, activity, _import from '${join(lake, result!.import.repeated!.path)}' order by _row`,
  )
  expect(kept).toEqual([
    [1, 'A', 'Release', 2],
    [3, 'B', 'Registered', 2],
  ])
  expect(await readLake(lake)).toMatchObject({ events: 5, repeatedRows: 2 })
  expect(await verifyLake(lake)).toEqual([])
})

test('also where the later table has a further column, empty there', async () => {
  const lake = bench.newLake()
  const wider = await bench.csv(
    'wider.csv',
    [
      [...first[0], ''],
      [...first[1], 'new'],
    ],
    'case_id,activity,ts,resource,channel,lot',
  )
  const [, result] = await importFiles(lake, [await bench.csv('narrow.csv', first), wider], small)
  expect(result!.import.repeatedRows).toBe(1)
  expect(await bench.rowsOf(lake, 'activity, lot')).toEqual(['Registered|', 'Release|', 'Registered|', 'Release|new'])
})

test('the lake is the union of the extracts as multisets, row for row', async () => {
  const cell = <T extends string>(...texts: T[]) => fc.constantFrom(...texts)
  const row = fc.tuple(cell('A', 'B'), cell('x', 'y'), cell('', day(1), '2026-04-02 00:00:00'), cell('', 'u1'), cell('', 'red', 'null'))
  const extract = fc.array(row, { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(extract, extract, extract, async (...extracts) => {
      const lake = bench.newLake()
      const files = await Promise.all(extracts.map((rows, i) => bench.csv(`extract-${i}.csv`, rows)))
      for (const file of files) await importFiles(lake, [file], small)
      expect((await bench.rowsOf(lake)).toSorted()).toEqual(unionOf(extracts))
      await rm(lake, { recursive: true })
    }),
    {
      numRuns: Math.min(200, Math.ceil(Number(process.env['LIEM_TRIALS'] ?? 300) / 25)),
      examples: [
        [
          [
            ['A', 'x', '', '', ''],
            ['A', 'x', '', '', ''],
          ],
          [['A', 'x', '', '', '']],
          [
            ['A', 'x', '', '', ''],
            ['A', 'x', '', '', ''],
            ['A', 'x', '', '', ''],
          ],
        ],
      ],
    },
  )
})

/** Of each row as often as the extract that has it most often. */
function unionOf(extracts: readonly (readonly (readonly string[])[])[]): string[] {
  const most = new Map<string, number>()
  for (const rows of extracts) {
    const counts = new Map<string, number>()
    for (const [id, activity, ts, resource, channel] of rows) {
      const micros = ts === '' ? '' : String(Date.parse(`${ts!.replace(' ', 'T')}Z`) * 1000)
      const key = [id, activity, micros, resource, channel].join('|')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    for (const [key, count] of counts) most.set(key, Math.max(count, most.get(key) ?? 0))
  }
  return [...most].flatMap(([key, count]) => Array<string>(count).fill(key)).toSorted()
}
