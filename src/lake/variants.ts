import type { Codes } from './blocks.ts'
import type { PackedLog } from './schema.ts'

/**
 * Gives equal sequences of activities one number. Open addressing over a 32-bit hash; sequences are
 * compared, so that no collision can join two variants.
 */
export function findVariants(codes: Codes, start: Uint32Array): Pick<PackedLog, 'variantOf' | 'variants'> {
  const caseCount = start.length - 1
  const variantOf = new Uint32Array(caseCount)
  const firsts: number[] = []
  const counts: number[] = []
  let slots = new Int32Array(4096).fill(-1)
  for (let index = 0; index < caseCount; index++) {
    if (firsts.length * 2 > slots.length) slots = regrow(codes, start, firsts, slots.length * 2)
    let at = hashOf(codes, start[index]!, start[index + 1]!) & (slots.length - 1)
    while (slots[at] !== -1 && !same(codes, start, firsts[slots[at]!]!, index)) at = (at + 1) & (slots.length - 1)
    if (slots[at] === -1) {
      slots[at] = firsts.push(index) - 1
      counts.push(0)
    }
    variantOf[index] = slots[at]!
    counts[slots[at]!]!++
  }
  return { variantOf, variants: { case: Uint32Array.from(firsts), count: Uint32Array.from(counts) } }
}

function hashOf(codes: Codes, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ codes[at]!, 0x01000193) ^ (hash >>> 15)
  return (hash ^ (hash >>> 16)) >>> 0
}

function same(codes: Codes, start: Uint32Array, one: number, other: number): boolean {
  const from = start[one]!
  const shift = start[other]! - from
  const to = start[one + 1]!
  if (to + shift !== start[other + 1]) return false
  for (let at = from; at < to; at++) if (codes[at] !== codes[at + shift]) return false
  return true
}

function regrow(codes: Codes, start: Uint32Array, firsts: readonly number[], size: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(size).fill(-1)
  for (const [variant, index] of firsts.entries()) {
    let at = hashOf(codes, start[index]!, start[index + 1]!) & (size - 1)
    while (slots[at] !== -1) at = (at + 1) & (size - 1)
    slots[at] = variant
  }
  return slots
}
