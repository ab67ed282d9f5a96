import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draw, hashOfSeed, wrongWith, type Ticket } from './draw.ts'

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const pools = fc.uniqueArray(
  fc.record({ kind: fc.constantFrom('finding' as const, 'case' as const), level: fc.integer({ min: 0, max: 3 }), id: fc.uuid() }),
  { selector: ({ id }) => id, maxLength: 120 },
)
const keys = (tickets: readonly Ticket[]): string[] => tickets.map(({ kind, id }) => `${kind} ${id}`).toSorted()

test('a draw comes out the same whatever the order, takes its share of each kind and level rounded up, and is checked from its file alone', () => {
  fc.assert(
    fc.property(seeds, pools, fc.integer({ min: 1, max: 10_000 }), (seed, pool, share) => {
      const drawn = draw(seed, share, pool)
      expect(keys(draw(seed, share, pool.toReversed()))).toEqual(keys(drawn))
      for (const [group, all] of Map.groupBy(pool, ({ kind, level }) => `${kind} ${level}`))
        expect(drawn.filter(({ kind, level }) => `${kind} ${level}` === group)).toHaveLength(Math.ceil((all.length * share) / 10_000))
      const file = {
        liem: 'draw/1' as const,
        quarter: '2026-07-01',
        share,
        seed,
        hash: hashOfSeed(seed),
        recordedAt: 'x',
        drawnAt: 'x',
        pool,
        drawn,
      }
      expect(wrongWith(file)).toBe(null)
      expect(wrongWith({ ...file, hash: hashOfSeed(`${seed.slice(2)}00`) === file.hash ? '' : hashOfSeed(`${seed.slice(2)}00`) })).toBe(
        'seed',
      )
      expect(wrongWith({ ...file, drawn: drawn.slice(1) })).toBe(drawn.length > 0 ? 'drawn' : null)
    }),
  )
})

test('over many seeds each is drawn as often as any other, and no two together more often than by chance', () => {
  const pool = Array.from({ length: 40 }, (_, n): Ticket => ({
    kind: 'finding',
    level: 3,
    id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  }))
  const rounds = 4_000
  const times = new Map<string, number>()
  let together = 0
  for (let round = 0; round < rounds; round++) {
    const seed = createHash('sha256').update(`round ${round}`).digest('hex')
    const ids = new Set(draw(seed, 1_000, pool).map(({ id }) => id))
    expect(ids.size).toBe(4)
    for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
    if (ids.has(pool[0]!.id) && ids.has(pool[1]!.id)) together++
  }
  // Binomial(4000, 0.1): sd 19; of 40 none beyond 4 sd. Of a pair 4·3/(40·39): sd 5.5.
  for (const { id } of pool) expect(Math.abs(times.get(id)! - rounds * 0.1)).toBeLessThan(4 * 19)
  expect(Math.abs(together - (rounds * 12) / 1_560)).toBeLessThan(4 * 5.6)
})
