/**
 * State of one sfc32 generator (Chris Doty-Humphrey, PractRand, public domain): small, fast, passes PractRand,
 * and the same on every machine. Every declaration has a generator of its own, so that what is drawn for it
 * depends on the seed and its number only, never on batches or on its neighbours.
 */
export interface Random {
  a: number
  b: number
  c: number
  counter: number
}

/** Murmur3's 32-bit finaliser (Austin Appleby, public domain): spreads a counter over all bits. */
function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}

export function newRandom(seed: number, stream: number, index = 0): Random {
  const random = { a: 0, b: 0, c: 0, counter: 1 }
  reseed(random, seed, stream, index)
  return random
}

/** Sets a generator to the start of the sequence of (seed, stream, index), three integers. */
export function reseed(random: Random, seed: number, stream: number, index: number): void {
  random.a = mix(seed) ^ Math.floor(seed / 0x100000000)
  random.b = mix(index + 0x9e3779b9) ^ Math.floor(index / 0x100000000)
  random.c = mix(stream + 0x243f6a88)
  random.counter = 1
  for (let i = 0; i < 12; i++) uint32(random)
}

/** The next 32 bits, as an unsigned integer. */
export function uint32(random: Random): number {
  const sum = (((random.a + random.b) | 0) + random.counter) | 0
  random.counter = (random.counter + 1) | 0
  random.a = random.b ^ (random.b >>> 9)
  random.b = (random.c + (random.c << 3)) | 0
  random.c = (((random.c << 21) | (random.c >>> 11)) + sum) | 0
  return sum >>> 0
}

/** A number in [0, 1). */
export function unit(random: Random): number {
  return uint32(random) * 2.3283064365386963e-10
}

/** An integer in [0, count). */
export function below(random: Random, count: number): number {
  return Math.floor(uint32(random) * 2.3283064365386963e-10 * count)
}

/** An integer in [from, to]. */
export function between(random: Random, from: number, to: number): number {
  return from + below(random, to - from + 1)
}

export function chance(random: Random, probability: number): boolean {
  return uint32(random) * 2.3283064365386963e-10 < probability
}

/**
 * Roughly standard normal, within ±3: the sum of three uniforms on ±1. Without logarithms or cosines, so that the
 * same bits come out of every engine, and quick.
 */
export function normal(random: Random): number {
  return 2 * (unit(random) + unit(random) + unit(random)) - 3
}

export function pickOne<T>(random: Random, list: readonly T[]): T {
  return list[below(random, list.length)] as T
}
