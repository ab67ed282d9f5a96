/**
 * Acts that need two persons, pressed by several at the same moment: by whoever drafted it, by one person under two sessions, by somebody who takes it back.
 * `LIEM_TRIALS`: so many races, up to a thousand.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmedLaw } from '../../test/build-case.ts'
import { testDatabase } from '../../test/db.ts'
import { wrongs } from '../../test/machine/invariants.ts'
import { look, prepareLook } from '../../test/machine/look.ts'
import type { Race, Stage } from '../../test/machine/race.ts'
import { RACES, SLOW } from '../../test/machine/races.ts'
import { begin } from '../../test/machine/run.ts'
import { PAIRS } from '../../test/machine/two-persons.ts'
import { buildWorlds, handsOf, seedWorlds, type World } from '../../test/machine/world.ts'
import { LiemError, openHome } from '../base/index.ts'
import { readLaw } from '../law/allowed/index.ts'

const { db } = await testDatabase({ connections: 8 })
const pack = confirmedLaw(await readLaw())
const folder = mkdtempSync(join(tmpdir(), 'liem-races-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const home = openHome(join(folder, 'home'))
const kinds = Object.keys(RACES)
const MANY = Math.max(1, Math.ceil(Math.min(Number(process.env['LIEM_TRIALS'] ?? kinds.length), 1_000) / kinds.length))
const worlds: World[] = []
let run: Awaited<ReturnType<typeof seedWorlds>>
let built = 0

beforeAll(async () => {
  run = await seedWorlds(db)
  await prepareLook(db)
})

async function nextWorld(): Promise<World> {
  if (worlds.length === 0) {
    worlds.push(...(await buildWorlds(db, run, built, 26)))
    built += 26
  }
  return worlds.shift()!
}

/** In another order each time. */
function turned<T>(all: readonly T[], by: number): T[] {
  const at = by % all.length
  return [...all.slice(at), ...all.slice(0, at)]
}

async function pressed({ presses }: Race, nth: number): Promise<{ who: string; what: string; undoes: boolean; error: unknown }[]> {
  return Promise.all(
    turned(presses, nth).map(async ({ what, by, does, undoes = false }) => {
      const error: unknown = await does(by).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      return { who: by.actor.id, what, undoes, error }
    }),
  )
}

test.each(kinds)(
  'of several at the same moment one succeeds, who may, and the others are told why: %s',
  { timeout: 60_000 + MANY * 5_000 },
  async (kind) => {
    for (let nth = 0; nth < (SLOW.includes(kind) ? MANY / 10 : MANY); nth++) {
      const world = await nextWorld()
      const hands = handsOf(world)
      const stage: Stage = { db, home, pack, world, hands, id: await begin({ db, pack }, world, hands[0]!, true) }
      const race = await RACES[kind]!(stage)
      const seen = { cases: [stage.id], people: [...world.people, world.head], unit: world.unit }
      const before = await look(db, seen)
      const ends = await pressed(race, nth)
      const strange = ends.filter(
        ({ error }) => error !== null && !(error instanceof LiemError && ['conflict', 'denied', 'absent', 'input'].includes(error.code)),
      )
      expect(strange, `${kind}: refused as no user may be told`).toEqual([])
      const done = ends.filter(({ error }) => error === null)
      expect(done.map(({ who, what }) => `${who} ${what}`).filter((one) => race.never.includes(one))).toEqual([])
      const [once, undone] = [false, true].map((is) => done.filter(({ undoes }) => undoes === is).length)
      const story = ends.map(({ who, what, error }) => `${who} ${what}: ${error instanceof Error ? error.message : 'done'}`).join('; ')
      // Once; where it can be taken back it may not come about, or once more after that.
      expect(once, `${kind}, race ${nth}: ${story}`).toBeGreaterThanOrEqual(undone! > 0 ? 0 : 1)
      expect(once, `${kind}, race ${nth}: ${story}`).toBeLessThanOrEqual(1 + undone!)
      expect(wrongs({ does: kind, pack, before, after: await look(db, seen), by: 'HQ', tied: [] })).toEqual([])
    }
  },
)

test('every two persons that the database holds apart are raced, or it is said why not', async () => {
  const { rows } = await sql<{ pair: string }>`select distinct conrelid::regclass || ': ' || found[1] || ', ' || found[3] as pair
    from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '\\((\\w+) (<>|IS DISTINCT FROM) (?:ALL \\()?(\\w+)\\)', 'g') as found
    where contype = 'c' and found[1] || found[3] ~ '_by|officer|reviewer|confirmer|account'`.execute(db)
  const found = rows.map(({ pair }) => pair).toSorted()
  expect(found, 'say in PAIRS of test/machine/two-persons.ts by which race of test/machine/ it is tried').toEqual(
    Object.keys(PAIRS).toSorted(),
  )
  expect(Object.values(PAIRS).filter((one) => !kinds.includes(one) && !one.startsWith('no race: '))).toEqual([])
})
