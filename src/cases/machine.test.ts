/**
 * Whatever is done to a case, by whomever and in whatever order, nothing comes about that the confirmed law of its day forbids, and what `test/machine/invariants.ts`
 * says holds after each act. `LIEM_TRIALS`: so many runs of a hundred acts, up to ten thousand; `LIEM_SEED`: which, so that they can be run in parts.
 */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { confirmedLaw } from '../../test/build-case.ts'
import { testDatabase } from '../../test/db.ts'
import { prepareLook } from '../../test/machine/look.ts'
import { ACTS, playShortest, REACHED, type Machine, type Reached, type Turn } from '../../test/machine/run.ts'
import { buildWorlds, seedWorlds, type World } from '../../test/machine/world.ts'
import { readLaw } from '../law/allowed/index.ts'

const { db } = await testDatabase()
const pack = confirmedLaw(await readLaw())
const LONG = process.env['LIEM_TRIALS']
const RUNS = LONG === undefined ? 6 : Math.min(Number(LONG), 10_000)
const LENGTH = LONG === undefined ? 40 : 100
const machine: Machine = { db, pack, reached: Object.fromEntries(REACHED.map((what) => [what, 0])) as Reached }
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

const turn: fc.Arbitrary<Turn> = fc.record({
  does: fc.oneof(...Object.entries(ACTS).map(([name, [weight]]) => ({ weight, arbitrary: fc.constant(name) }))),
  // Mostly those who may: the last four have a part in it.
  by: fc.oneof({ weight: 9, arbitrary: fc.nat({ max: 7 }) }, { weight: 1, arbitrary: fc.integer({ min: 8, max: 11 }) }),
  who: fc.constantFrom(0, 0, 0, 1),
  second: fc.constantFrom(false, false, false, true),
  day: fc.nat({ max: 4 }),
  form: fc.nat({ max: 7 }),
  at: fc.nat({ max: 41 }),
})

const of = (does: string, by: number, more: Partial<Turn> = {}): Turn => ({
  does,
  by,
  who: 0,
  second: false,
  day: 4,
  form: 3,
  at: 1,
  ...more,
})
const many = (turns: number, one: Turn): Turn[] => Array.from({ length: turns }, () => one)
/** What ends where chance seldom comes. */
const WAYS: Turn[][] = [
  [
    ...[of('drafts within the law', 0), of('checks', 1), of('signs', 2), of('concludes a review', 2, { at: 0 })],
    ...[of('serves', 0, { at: 2 }), of('complains', 0), of('takes up a complaint', 3), of('drafts a ruling', 3, { at: 2 })],
    ...[of('signs a ruling', 4), of('drafts within the law', 0), of('checks', 1), of('signs', 2), of('concludes a review', 2, { at: 0 })],
  ],
  [...[of('drafts within the law', 0), of('checks', 1), of('signs', 2), of('drafts a ruling', 3, { at: 3 }), of('signs a ruling', 4)]],
  [
    ...[of('works on a council', 1, { at: 6 }), of('works on a council', 1, { at: 6 }), of('works on a council', 1, { at: 6 })],
    ...[of('orders a measure', 0, { at: 1 }), of('signs a measure', 1), of('concludes a review', 2)],
  ],
  [
    ...[of('opens a second case', 0), of('links both cases', 0, { second: true, at: 3 })],
    ...[
      of('drafts a redacted file', 0),
      of('works on a redacted file', 1),
      of('works on a redacted file', 1),
      ...many(3, of('works on a reply', 0, { at: 0 })),
    ],
    ...[of('works on a reply', 1), of('works on a reply', 1), of('drafts a submission', 0), of('moves a submission', 6, { at: 1 })],
    ...[of('moves a submission', 7), of('moves a submission', 7), of('proposes a rating', 0), of('settles a rating', 1)],
  ],
]

test(
  'no order of acts brings about what the confirmed law forbids, one person alone, or what was signed before',
  { timeout: 300_000 + RUNS * 5_000 },
  async () => {
    const chances = fc.record({
      graded: fc.constantFrom(true, true, false),
      turns: fc.array(turn, { minLength: LENGTH, maxLength: LENGTH }),
    })
    await fc.assert(
      fc.asyncProperty(chances, (one) => playShortest(machine, nextWorld, one)),
      { numRuns: RUNS + WAYS.length, examples: WAYS.map((turns) => [{ graded: true, turns }]), endOnFailure: true },
    )
  },
)

test('chance came as far as everything that the test above is about, so that it could fail', () => {
  expect(Object.entries(machine.reached).filter(([what, n]) => n === 0 && what !== 'nothing')).toEqual([])
})
