import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { buildHit, EVERYTHING, MACHINE, raiseHits, seedRegister, seedRules } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import { write } from '../../ledger/index.ts'
import { countFindings, listFindings, showFinding } from '../index.ts'

const { db } = await testDatabase()

/** Run, unit, month, exposed, violated. */
const TALLIES = [
  ['new', '01AB', '2026-05-01', 100, 5],
  ['new', '01AB', '2026-06-01', 100, 3],
  ['new', '01CD', '2026-06-01', 400, 2],
  ['new', '01CD', '2025-06-01', 900, 900],
  ['new', '02EF', '2026-06-01', 50, 50],
  ['old', '01AB', '2026-05-01', 7, 7],
] as const

async function seedRuns(): Promise<void> {
  const ids = { old: '01900000-0000-7000-8000-00000000000a', new: '01900000-0000-7000-8000-00000000000b' }
  await write(db, { actor: MACHINE, kind: 'test.set-up', reason: 'for a test' }, async (trx) => {
    for (const [name, id] of Object.entries(ids)) {
      await sql`insert into jobs.job (id, kind, by) values (${id}, 'detect', 'worker')`.execute(trx)
      await sql`insert into detect.run (id, lake, rulebooks, engine, cases, events, violating, unfinished, timezone, report, at)
        values (${id}, '', '[]', '1', 1, 1, 1, 0, 'Asia/Ho_Chi_Minh', '{}', ${name === 'new' ? '2026-11-02' : '2026-11-01'}::timestamptz)`.execute(
        trx,
      )
      await sql`insert into detect.rule_result (run, rulebook, rule, number, version, activated, violated, satisfied, vacuous, unknown)
        values (${id}, 'clearance', 'CLR-012', 1, 'v', 10, 1, 2, 0, ${name === 'new' ? 7 : 99})`.execute(trx)
    }
    for (const [run, unit, month, exposed, violated] of TALLIES) {
      await sql`insert into detect.tally (run, rule, unit, month, exposed, violated, unknown)
        values (${ids[run]}, 'CLR-012', ${unit}, ${month}, ${exposed}, ${violated}, 0)`.execute(trx)
      await sql`insert into detect.unit_month (run, unit, month, cases, violating, unknown)
        values (${ids[run]}, ${unit}, ${month}, ${exposed}, ${violated}, 0)`.execute(trx)
    }
  })
}

test('a unit stands among units of its level and kind, over twelve months of the newest run', async () => {
  await seedRegister(db)
  const run = await seedRules(db)
  await raiseHits(db, run, [buildHit(run.rule('CLR-012')), buildHit(run.rule('CLR-012'), { caseId: '2', unit: '99ZZ' })])
  const [known, unknown] = (await listFindings(db, EVERYTHING, { sort: 'unit', direction: 'asc', limit: 5 })).rows
  expect((await showFinding(db, EVERYTHING, known!.id)).peers).toEqual([])
  await seedRuns()
  const { peers } = await showFinding(db, EVERYTHING, known!.id)
  expect(peers.map(({ unit, n, violated, rate, self }) => [unit.code, n, violated, rate, self])).toEqual([
    ['01AB', 200, 8, 0.04, true],
    ['01CD', 400, 2, 0.005, false],
  ])
  // Wilson's interval of 8 in 200, as published tables have it.
  expect(peers[0]!.low).toBeCloseTo(0.0204, 4)
  expect(peers[0]!.high).toBeCloseTo(0.0769, 4)
  expect((await showFinding(db, EVERYTHING, unknown!.id)).peers).toEqual([])
  expect((await countFindings(db, EVERYTHING)).uncheckable).toBe(7)
})
