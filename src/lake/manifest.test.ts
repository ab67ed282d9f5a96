import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildLakeBench, first, small, type LakeBench } from '../../test/lake.ts'
import { LiemError } from '../base/index.ts'
import { importFiles } from './import.ts'
import { readLake, readManifest, verifyLake } from './manifest.ts'

let bench: LakeBench
beforeAll(async () => {
  bench = await buildLakeBench()
})
afterAll(() => bench.close())

test('changed, missing and unknown files', async () => {
  const lake = bench.newLake()
  await importFiles(lake, [await bench.csv('a.csv', first)], small)
  const [march, april] = (await readManifest(lake)).imports[0]!.files.map(({ path }) => path)
  await writeFile(join(lake, march!), 'changed')
  await rm(join(lake, april!))
  await writeFile(join(lake, 'events', 'stray.parquet'), 'x')
  expect(await verifyLake(lake)).toEqual([
    { path: march, problem: 'changed' },
    { path: april, problem: 'missing' },
    { path: 'events/stray.parquet', problem: 'not in the manifest' },
  ])
})

test('a damaged manifest stops everything', async () => {
  const lake = bench.newLake()
  await mkdir(lake)
  for (const text of ['{', '{"liem":"lake/1","imports":[{}]}', '{"liem":"lake/2","imports":[]}']) {
    await writeFile(join(lake, 'manifest.json'), text)
    await expect(importFiles(lake, [await bench.csv('m.csv', first)], small)).rejects.toThrow(/manifest of the lake is damaged/u)
  }
})

test('a folder that is no lake', async () => {
  await expect(readLake(bench.folder)).rejects.toThrow(/no lake here/u)
  await symlink(bench.folder, join(bench.folder, 'link'))
  await expect(readLake(join(bench.folder, 'link'))).rejects.toThrow(LiemError)
})
