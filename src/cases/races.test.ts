/**
 * Acts that need two persons, pressed by several at the same moment: by whoever drafted it, by one person under two sessions, by somebody who takes it back.
 * `LIEM_TRIALS`: so many races, up to a thousand.
 */
import { beforeAll, expect, test } from 'vitest'
import { confirmedLaw } from '../../test/build-case.ts'
import { testDatabase } from '../../test/db.ts'
import { wrongs } from '../../test/machine/invariants.ts'
import { look, prepareLook } from '../../test/machine/look.ts'
import { RACES, SLOW, type Race, type Stage } from '../../test/machine/races.ts'
import { begin } from '../../test/machine/run.ts'
import { buildWorlds, handsOf, seedWorlds, type World } from '../../test/machine/world.ts'
import { LiemError } from '../base/index.ts'
import { readLaw } from '../law/allowed/index.ts'

const { db } = await testDatabase({ connections: 8 })
const pack = confirmedLaw(await readLaw())
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
      const stage: Stage = { db, pack, world, hands, id: await begin({ db, pack }, world, hands[0]!, true) }
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
