import { expect, test } from 'vitest'
import { below, newRandom, normal, reseed, uint32, unit } from './random.ts'

const draw = (seed: number, stream: number, index: number): number[] => {
  const random = newRandom(seed, stream, index)
  return Array.from({ length: 8 }, () => uint32(random))
}

test('a sequence depends on seed, stream and index, and on nothing else', () => {
  const sequences = [draw(1, 0, 0), draw(2, 0, 0), draw(1, 1, 0), draw(1, 0, 1), draw(1 + 2 ** 40, 0, 0)]
  expect(new Set(sequences.map(String)).size).toBe(5)
  const random = newRandom(9, 9, 9)
  reseed(random, 1, 0, 1)
  expect(Array.from({ length: 8 }, () => uint32(random))).toEqual(draw(1, 0, 1))
})

test('numbers of neighbouring cases are evenly spread', () => {
  const buckets = new Array<number>(16).fill(0)
  let sum = 0
  for (let index = 0; index < 16_000; index++) {
    const random = newRandom(3, 5, index)
    buckets[below(random, 16)]++
    sum += normal(random)
    expect(unit(random)).toBeLessThan(1)
  }
  const chiSquare = buckets.reduce((total, count) => total + (count - 1000) ** 2 / 1000, 0)
  expect(chiSquare).toBeLessThan(45)
  expect(Math.abs(sum / 16_000)).toBeLessThan(0.04)
})
