import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildLakeBench, day, first, small, type LakeBench } from '../../../test/lake.ts'
import { testDatabase } from '../../../test/db.ts'
import { hashOf } from '../../detect/store/index.ts'
import { importFiles } from '../../lake/index.ts'
import { WORKER } from '../../jobs/index.ts'
import { write } from '../../ledger/index.ts'
import { countUncompared } from './uncompared.ts'

const { db } = await testDatabase()
let bench: LakeBench
let lake: string
let sha256s: string[]
beforeAll(async () => {
  bench = await buildLakeBench()
  lake = bench.newLake()
  const files = [await bench.csv('one.csv', first), await bench.csv('two.csv', [['D', 'x', day(7), '', '']])]
  sha256s = (await importFiles(lake, files, small)).map((one) => one.import.sha256)
})
afterAll(() => bench.close())

const job = (state: string) =>
  write(db, { actor: WORKER, kind: 'test.job', reason: 'because of the test' }, async (trx) => {
    await sql`delete from jobs.job`.execute(trx)
    await sql`insert into jobs.job (kind, by, state) values ('detect', 'test', ${state})`.execute(trx)
  })

test.each([
  ['no run', 2, null],
  ['a run over the first', 1, () => sha256s.slice(0, 1)],
  ['a run over both', 0, () => sha256s],
  ['a run over what is not there any more', 2, () => ['00'.repeat(32), ...sha256s]],
])('with %s, %i files were not compared', async (_name, n, read) => {
  await job('failed')
  expect(await countUncompared(db, lake, read === null ? null : { lake: hashOf(read()) })).toBe(n)
})

test.each([
  ['queued', 0],
  ['running', 0],
  ['failed', 2],
  ['cancelled', 2],
  ['done', 2],
])('beside a comparison that is %s, %i will stay so', async (state, n) => {
  await job(state)
  expect(await countUncompared(db, lake, null)).toBe(n)
})

test('without any data there is nothing to compare', async () => {
  expect(await countUncompared(db, bench.newLake(), null)).toBe(0)
})
