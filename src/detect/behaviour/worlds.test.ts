/**
 * How often the statistics accuse where nothing is, and how often they see what is planted, in made worlds whose honest offices and
 * brokers differ. `LIEM_TRIALS`: a world for every 20 of them, 8 to 300 for each question; `LIEM_SEED` chooses the worlds.
 */
import { expect, test, vi } from 'vitest'
import { brokerName, cellWorld, HONEST, isFlagged, ruleName, sorted, unitName, type CellWorld, type Plant } from '../../../test/patterns.ts'
import { findPatterns, tableOf, type Pattern } from './index.ts'

const TRIALS = Number(process.env['LIEM_TRIALS'] ?? 160)
const SEED = Number(process.env['LIEM_SEED'] ?? 1)
const WORLDS = Math.min(300, Math.max(8, Math.round(TRIALS / 20)))
const SIZE: Partial<CellWorld> = { brokers: 60, rules: 8 }

vi.setConfig({ testTimeout: 1_800_000 })

interface Outcome {
  /** Mean over worlds of the share of what is flagged that is false; 0 where nothing is. */
  falseShare: number
  anyRed: number
  /** Patterns of what was planted. */
  planted: Pattern[]
}

/** Runs the question over all worlds; `asked` says which patterns a plant should show in. */
function run(plant: ((world: number) => Plant) | undefined, asked: (pattern: Pattern, plant: Plant) => boolean, size = SIZE): Outcome {
  const out: Outcome = { falseShare: 0, anyRed: 0, planted: [] }
  for (let world = 0; world < WORLDS; world++) {
    const plants = plant === undefined ? [] : [plant(world)]
    const { cells, truth } = cellWorld({ ...HONEST, ...size, seed: SEED * 100_000 + world, plants })
    const patterns = findPatterns(tableOf(cells))
    const { right, wrong } = sorted(patterns, truth)
    out.falseShare += wrong.length / Math.max(1, right.length + wrong.length) / WORLDS
    out.anyRed += wrong.some(({ status }) => status === 'red') ? 1 / WORLDS : 0
    out.planted.push(...patterns.filter((pattern) => plants.some((each) => asked(pattern, each))))
  }
  return out
}

const above = (share: number): number => share + 2 * Math.sqrt((share * (1 - share)) / WORLDS)
const medianOf = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN

/** Recall of all that was planted, and of what the patterns themselves say could be seen at this ratio four times in five. */
function recallOf({ planted, falseShare }: Outcome, ratio: number, what: string): { all: number; within: number; sure: number } {
  const within = planted.filter(({ detectable }) => detectable !== null && detectable <= ratio)
  const share = (list: readonly Pattern[]): number => list.filter(isFlagged).length / Math.max(1, list.length)
  const least = medianOf(planted.map(({ detectable }) => detectable ?? Infinity))
  process.stdout.write(
    `${what} ×${ratio}: recall ${share(planted).toFixed(2)} of ${planted.length}, ${share(within).toFixed(2)} of the ${within.length} ` +
      `that should be seen; minimum detectable ratio (median) ${least.toFixed(1)}; false discoveries ${falseShare.toFixed(3)}\n`,
  )
  return { all: share(planted), within: share(within), sure: within.length }
}

test('honest worlds: false discoveries stay within 0.05', () => {
  const { falseShare, anyRed } = run(undefined, () => false)
  process.stdout.write(`${WORLDS} honest worlds: false discoveries ${falseShare.toFixed(3)}, a red one in ${anyRed.toFixed(3)}\n`)
  expect(falseShare).toBeLessThanOrEqual(above(0.05))
  expect(anyRed).toBeLessThanOrEqual(above(0.01))
})

test('honest worlds whose offices differ much more, and forty offices', () => {
  for (const size of [
    { ...SIZE, brokers: 20, officeSd: 0.5, monthSd: 0.2 },
    { ...SIZE, brokers: 20, units: 40, cases: 250 },
  ])
    expect(run(undefined, () => false, size).falseShare).toBeLessThanOrEqual(above(0.05))
})

const OFFICES = { ...SIZE, brokers: 20 }
const isOf = (pattern: Pattern, { rule, unit, broker }: Plant): boolean =>
  (rule < 0 || pattern.rule === ruleName(rule)) &&
  (unit === undefined || (pattern.subjectKind === 'unit' && pattern.subject === unitName(unit))) &&
  (broker === undefined || (pattern.subjectKind === 'broker' && pattern.subject === brokerName(broker)))

test.each([2, 3, 5])('one rule in one unit, ×%i', (ratio) => {
  const plant = (world: number): Plant => ({ rule: (world * 3) % 8, unit: (world * 5) % 12, ratio })
  const outcome = run(plant, (pattern, each) => pattern.against === 'peers' && isOf(pattern, each), OFFICES)
  const { all, within, sure } = recallOf(outcome, ratio, 'one rule in one unit')
  expect(outcome.falseShare).toBeLessThanOrEqual(above(0.05))
  expect(all).toBeGreaterThanOrEqual(ratio === 5 ? 0.6 : 0)
  expect(within).toBeGreaterThanOrEqual(sure === 0 ? 0 : 0.8 - 2 * Math.sqrt(0.16 / sure))
})

test.each([3, 6])('one rule with one broker, ×%i', (ratio) => {
  const plant = (world: number): Plant => ({ rule: (world * 3) % 8, broker: (world * 7) % 60, ratio })
  const outcome = run(plant, (pattern, each) => pattern.against === 'peers' && isOf(pattern, each))
  const { within, sure } = recallOf(outcome, ratio, 'one rule with one broker')
  expect(outcome.falseShare).toBeLessThanOrEqual(above(0.05))
  expect(within).toBeGreaterThanOrEqual(sure === 0 ? 0 : 0.8 - 2 * Math.sqrt(0.16 / sure))
})

test.each([3, 5])('a whole unit, every rule, in the last three months, ×%i: seen against its own past', (ratio) => {
  const plant = (world: number): Plant => ({ rule: -1, unit: (world * 5) % 12, ratio, from: 9 })
  const outcome = run(plant, (pattern, each) => pattern.against === 'past' && isOf(pattern, each), OFFICES)
  const { within, sure } = recallOf(outcome, ratio, 'a whole unit')
  expect(outcome.falseShare).toBeLessThanOrEqual(above(0.05))
  expect(within).toBeGreaterThanOrEqual(sure === 0 ? 0 : 0.8 - 2 * Math.sqrt(0.16 / sure))
  const worlds = new Set(outcome.planted.filter(isFlagged).map(({ subject }) => subject)).size
  expect(worlds).toBeGreaterThanOrEqual(Math.min(12, WORLDS) / 2)
})
