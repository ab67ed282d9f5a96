/**
 * The moves of `src/cases/machine.test.ts` once more, over HTTP: by several people, each in a session of his own, on a server as it is served; what stands in the tables
 * after each of them is held to the same invariants. `LIEM_TRIALS`, `LIEM_SEED`: as there.
 */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { chancesOf, stories } from './machine/chance.ts'
import { overHttp } from './machine/doors.ts'
import { prepareLook } from './machine/look.ts'
import { confirmAll, enterWorld, requestsTo, seedHands } from './machine/over-http.ts'
import { MOVES } from './machine/routes.ts'
import { playShortest, REACHED, type Machine, type Reached } from './machine/run.ts'
import { WAYS } from './machine/ways.ts'
import { buildWorlds, handsOf, seedWorlds, type World } from './machine/world.ts'
import { testServer } from './server.ts'

const server = await testServer()
const { db } = server.database
const LONG = process.env['LIEM_TRIALS']
const RUNS = LONG === undefined ? 3 : Math.min(Number(LONG), 10_000)
const LENGTH = LONG === undefined ? 30 : 100
const { send, signIn, made } = requestsTo(server)
const machine = { db, home: server.home, acting: overHttp(db, send), changed: false } as Machine
machine.reached = Object.fromEntries(REACHED.map((what) => [what, 0])) as Reached
let run: Awaited<ReturnType<typeof seedWorlds>>
let built = 0

beforeAll(async () => {
  run = await seedWorlds(db)
  await seedHands(db)
  await prepareLook(db)
  machine.pack = await confirmAll(db, server.home.path)
  await signIn(['HQ-UNIT'])
})

async function nextWorld(): Promise<World> {
  const [world] = await buildWorlds(db, run, built++, 1)
  await enterWorld(db, world!)
  await signIn(handsOf(world!).map(({ actor }) => actor.id))
  return world!
}

test(
  'over HTTP no order of acts brings about what the confirmed law forbids, one person alone, or what was signed before',
  { timeout: 300_000 + RUNS * 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(chancesOf(LENGTH, false), (one) => playShortest(machine, nextWorld, one)),
      { numRuns: RUNS + WAYS.length, examples: stories(false), endOnFailure: true },
    )
  },
)

test('every move was made by its route, and not only refused', () => {
  expect(Object.keys(MOVES).filter((route) => !made.has(route) && !(route in NOT_HERE))).toEqual([])
})

/** Who may change the law has nothing to do with cases. */
const NOT_HERE: Readonly<Record<string, string>> = {
  'POST /api/law/changes': 'another law has other people: src/cases/machine.test.ts',
  'POST /api/law/changes/:id/publish': 'another law has other people: src/cases/machine.test.ts',
}
