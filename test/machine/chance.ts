/** What chance may say of a story. */
import fc from 'fast-check'
import { ACTS, type Chances, type Turn } from './run.ts'
import { WAYS } from './ways.ts'

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

/** Stories of so many turns; in some of them the law becomes another, where it may. */
export const chancesOf = (length: number, lawMayChange: boolean): fc.Arbitrary<Chances> =>
  fc.record({
    graded: fc.constantFrom(true, true, false),
    lawChanges: lawMayChange ? fc.constantFrom(false, false, false, false, false, true) : fc.constant(false),
    turns: fc.array(turn, { minLength: length, maxLength: length }),
  })

/** The ways that are gone in each test. */
export const stories = (lawChanges: boolean): [Chances][] => WAYS.map((turns) => [{ graded: true, lawChanges, turns }])
