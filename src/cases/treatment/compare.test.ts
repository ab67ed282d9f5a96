import { expect, test } from 'vitest'
import { newRandom, uniform } from '../../../test/patterns.ts'
import { compareAll } from './compare.ts'
import type { PersonSums } from './sums.ts'

/** Sums of people over strata, as the database adds them up: each with so many matters, each mild with a chance. */
function sumsOf(people: readonly { who: string; cells: readonly { alike: number; n: number; mild: number }[] }[]): PersonSums[] {
  const all = new Map<number, { n: number; mild: number }>()
  for (const { cells } of people)
    for (const { alike, n, mild } of cells) {
      const known = all.get(alike) ?? { n: 0, mild: 0 }
      all.set(alike, { n: known.n + n, mild: known.mild + mild })
    }
  const nothing = { observed: 0, expected: 0, pooled: 0, variance: 0 }
  return people.map(({ who, cells }) => {
    const mild = { ...nothing }
    const sums = { who, n: 0, compared: 0, covered: 0, mild, days: nothing }
    for (const { alike, n, mild: own } of cells) {
      const { n: N, mild: M } = all.get(alike)!
      sums.n += n
      if (N === n) continue
      sums.compared += n
      if (N >= 2 * n) sums.covered += n
      mild.observed += own
      mild.expected += (n * (M - own)) / (N - n)
      mild.pooled += (n * M) / N
      mild.variance += (n * (N - n) * M * (N - M)) / (N * N * (N - 1))
    }
    return sums
  })
}

const random = newRandom(11, 3)
const drawn = (n: number, chance: number): number => Array.from({ length: n }, () => uniform(random)).filter((at) => at < chance).length
/** Two kinds of matters, of which one mostly ends mildly; whoever has more of it is not lenient by that. */
const honest = (who: string, at: number) => ({
  who,
  cells: [
    { alike: 1, n: 10 + ((at * 7) % 40), mild: drawn(10 + ((at * 7) % 40), 0.8) },
    { alike: 2, n: 10 + ((at * 11) % 40), mild: drawn(10 + ((at * 11) % 40), 0.2) },
  ],
})
const world = (people: number) => Array.from({ length: people }, (_, at) => honest(`P${at}`, at))

test('in honest worlds, whatever kinds of matters each has, next to nobody is said to differ', () => {
  const worlds = Array.from({ length: 200 }, () => [...compareAll(sumsOf(world(20)), ['mild']).values()].map(({ mild }) => mild.says))
  const wrong = worlds.filter((says) => says.some((one) => one === 'less' || one === 'more')).length
  expect(wrong / worlds.length).toBeLessThanOrEqual(0.1)
  expect(worlds.flat().filter((one) => one === 'within').length).toBeGreaterThan(3_000)
})

test('one who dismisses where the others do not and one who never does are both seen, each in his direction', () => {
  const rounds = 60
  const seen = { more: 0, less: 0 }
  for (let round = 0; round < rounds; round++) {
    const planted = [
      {
        who: 'lenient',
        cells: [
          { alike: 1, n: 20, mild: 20 },
          { alike: 2, n: 40, mild: drawn(40, 0.8) },
        ],
      },
      {
        who: 'harsh',
        cells: [
          { alike: 1, n: 40, mild: drawn(40, 0.2) },
          { alike: 2, n: 20, mild: 0 },
        ],
      },
    ]
    const found = compareAll(sumsOf([...world(20), ...planted]), ['mild'])
    if (found.get('lenient')!.mild.says === 'more') seen.more++
    if (found.get('harsh')!.mild.says === 'less') seen.less++
    expect(['less', found.get('lenient')!.mild.says]).not.toEqual(['less', 'less'])
  }
  expect(seen.more).toBeGreaterThan(0.8 * rounds)
  expect(seen.less).toBeGreaterThan(0.8 * rounds)
})

test('too few matters, too few like ones, too few people, nothing that differs: it is unknown, and says why', () => {
  const why = (people: Parameters<typeof sumsOf>[0], who: string) => compareAll(sumsOf(people), ['mild']).get(who)!.mild
  const few = { who: 'few', cells: [{ alike: 1, n: 12, mild: 12 }] }
  const alone = { who: 'alone', cells: [{ alike: 3, n: 80, mild: 80 }] }
  expect(why([...world(12), few], 'few')).toMatchObject({ says: 'unknown', why: 'few', observed: null, ratio: null })
  expect(why([...world(12), alone], 'alone')).toMatchObject({ says: 'unknown', why: 'unlike' })
  expect(why(world(7), 'P5')).toMatchObject({ says: 'unknown', why: 'peers' })
  const never = Array.from({ length: 10 }, (_, at) => ({ who: `N${at}`, cells: [{ alike: 1, n: 40, mild: 0 }] }))
  expect(why(never, 'N1')).toMatchObject({ says: 'unknown', why: 'rare', observed: 0, expected: 0 })
})
