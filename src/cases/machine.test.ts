/**
 * Whatever is done to a case, by whomever and in whatever order, nothing comes about that the confirmed law of its day forbids, and what `test/machine/invariants.ts`
 * says holds after each act. `LIEM_TRIALS`: so many runs of a hundred acts, up to ten thousand; `LIEM_SEED`: which, so that they can be run in parts.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmedLaw } from '../../test/build-case.ts'
import { testDatabase } from '../../test/db.ts'
import { chancesOf, stories } from '../../test/machine/chance.ts'
import { prepareLook } from '../../test/machine/look.ts'
import { playShortest, REACHED, type Machine, type Reached } from '../../test/machine/run.ts'
import { MOVES } from '../../test/machine/routes.ts'
import { WAYS } from '../../test/machine/ways.ts'
import { buildWorlds, seedWorlds, type World } from '../../test/machine/world.ts'
import { openHome } from '../base/index.ts'
import { readLaw } from '../law/allowed/index.ts'

const { db } = await testDatabase()
const pack = confirmedLaw(await readLaw())
const LONG = process.env['LIEM_TRIALS']
const RUNS = LONG === undefined ? 6 : Math.min(Number(LONG), 10_000)
const LENGTH = LONG === undefined ? 40 : 100
const folder = mkdtempSync(join(tmpdir(), 'liem-machine-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const home = openHome(join(folder, 'home'))
const machine: Machine = { db, home, pack, reached: Object.fromEntries(REACHED.map((what) => [what, 0])) as Reached }
const waiting: World[] = []
let run: Awaited<ReturnType<typeof seedWorlds>>
let built = 0

beforeAll(async () => {
  run = await seedWorlds(db)
  await prepareLook(db)
})

/** Worlds are built in many at once. */
async function nextWorld(): Promise<World> {
  if (waiting.length === 0) {
    const many = LONG === undefined ? 12 : 40
    waiting.push(...(await buildWorlds(db, run, built, many)))
    built += many
  }
  return waiting.shift()!
}

test(
  'no order of acts brings about what the confirmed law forbids, one person alone, or what was signed before',
  { timeout: 300_000 + RUNS * 20_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(chancesOf(LENGTH, true), (one) => playShortest(machine, nextWorld, one)),
      { numRuns: RUNS + WAYS.length, examples: stories(true), endOnFailure: true },
    )
  },
)

test('chance came as far as everything that the test above is about, so that it could fail', () => {
  expect(Object.entries(machine.reached).filter(([what, n]) => n === 0 && what !== 'nothing')).toEqual([])
})

test('every route that writes to a case is a move that was made, and not only tried', async () => {
  const isMade = Object.entries(MOVES).map(async ([route, trace]) => {
    const [kind, only] = typeof trace === 'string' ? [trace, 'true'] : trace
    const { rows } = await sql<{
      made: boolean
    }>`select exists (select from ledger.event where kind = ${kind} and ${sql.raw(only)}) as made`.execute(db)
    return rows[0]!.made ? [] : [route]
  })
  expect((await Promise.all(isMade)).flat(), 'put a way to it into WAYS').toEqual([])
})
