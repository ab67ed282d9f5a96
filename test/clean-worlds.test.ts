import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listPatterns, showOverview, showState } from '../src/desk/index.ts'
import { EVERYTHING } from './build-db.ts'
import { testDatabase } from './db.ts'
import { installationAt, openPlatform } from './platform.ts'
import { smallWorld } from './world.ts'

test.each([
  ['a year in which everybody follows procedure', { world: 'year', deviations: 0 }],
  ['the bad morning: outage, guarantees, Tết', { world: 'bad-morning' }],
] as const)('no finding against anybody: %s', async (_, options) => {
  const { db } = await testDatabase()
  const world = await smallWorld({ scale: 0.015, noise: 'none', ...options })
  await openPlatform(db, world)
  const { rows } = await sql<{ findings: number; named: number; cases: number }>`select (select count(*) from findings.finding) as findings,
    (select count(*) from findings.named) as named, (select count(*) from detect.case) as cases`.execute(db)
  expect(rows[0]).toEqual({ findings: 0, named: 0, cases: 3000 })
  const view = await showOverview(db, EVERYTHING, { months: 12 })
  expect(view.chain.map(({ n }) => n)).toEqual([3000, 0, 0, 0, 0])
  expect(view.units.every(({ violated, outside }) => violated === 0 && outside === null)).toBe(true)
  expect(view.attention.map(({ kind }) => kind).filter((kind) => !['uncheckable', 'unconfirmed-rules'].includes(kind))).toEqual([])
  expect((await listPatterns(db, EVERYTHING, { limit: 200, status: ['red', 'amber'] })).rows).toEqual([])
  expect((await showState(db, EVERYTHING, installationAt(world.lake))).counts).toEqual({
    findings: 0,
    uncompared: 0,
    patterns: 0,
    circumstances: 0,
    breakGlass: 0,
    proposals: 0,
    acts: 0,
    webhooks: 0,
    reviews: 0,
    work: 0,
    workSoon: 0,
    cases: 0,
  })
})

test('before anything was imported every page has an answer, and none of them says that all is well', async () => {
  const { db } = await testDatabase()
  const view = await showOverview(db, EVERYTHING, { months: 12 })
  expect(view).toMatchObject({ units: [], rules: [], attention: [], unitCount: 0 })
  expect((await showState(db, EVERYTHING, installationAt('/nowhere'))).dataUntil).toBeNull()
})
