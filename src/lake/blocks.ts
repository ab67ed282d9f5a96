/** Columns that grow without being copied: blocks of 2^16 values; codes take one, two or four bytes, a block at a time. */

const BITS = 16
const SIZE = 1 << BITS
const MASK = SIZE - 1

export type Codes = Uint8Array | Uint16Array | Uint32Array

export interface CodeBlocks {
  blocks: Codes[]
  length: number
  largest: number
}

export interface TimeBlocks {
  blocks: Float64Array[]
  length: number
}

export function codeBlocks(): CodeBlocks {
  return { blocks: [], length: 0, largest: 0 }
}

export function timeBlocks(): TimeBlocks {
  return { blocks: [], length: 0 }
}

/** The narrowest array for codes up to `largest`. */
export function codesFor(largest: number, length: number): Codes {
  if (largest <= 0xff) return new Uint8Array(length)
  return largest <= 0xffff ? new Uint16Array(length) : new Uint32Array(length)
}

function limitOf(codes: Codes): number {
  return codes.BYTES_PER_ELEMENT === 1 ? 0xff : codes.BYTES_PER_ELEMENT === 2 ? 0xffff : 0xffffffff
}

/** Appends the first `count` codes of `values`, none of which is greater than `largest`. */
export function pushCodes(column: CodeBlocks, values: Uint32Array, count: number, largest: number): void {
  if (largest > column.largest) column.largest = largest
  for (let from = 0; from < count;) {
    const at = column.length & MASK
    if (at === 0) column.blocks.push(codesFor(column.largest, SIZE))
    const last = column.blocks.length - 1
    widen(column, last)
    const taken = Math.min(SIZE - at, count - from)
    column.blocks[last]!.set(values.subarray(from, from + taken), at)
    column.length += taken
    from += taken
  }
}

/** Appends the first `count` values of `values`. */
export function pushTimes(column: TimeBlocks, values: Float64Array, count: number): void {
  for (let from = 0; from < count;) {
    const at = column.length & MASK
    if (at === 0) column.blocks.push(new Float64Array(SIZE))
    const taken = Math.min(SIZE - at, count - from)
    column.blocks.at(-1)!.set(values.subarray(from, from + taken), at)
    column.length += taken
    from += taken
  }
}

function widen(column: CodeBlocks, index: number): void {
  if (limitOf(column.blocks[index]!) >= column.largest) return
  const wider = codesFor(column.largest, SIZE)
  wider.set(column.blocks[index]!)
  column.blocks[index] = wider
}

/** `out[place[row]] = column[row]`; the blocks are let go. */
export function scatterCodes(column: CodeBlocks, place: Uint32Array): Codes {
  const out = codesFor(column.largest, place.length)
  const values = new Uint32Array(SIZE)
  for (const [index, block] of column.blocks.entries()) {
    values.set(block)
    const rows = place.subarray(index * SIZE, (index + 1) * SIZE)
    for (let row = 0; row < rows.length; row++) out[rows[row]!] = values[row]!
  }
  column.blocks = []
  return out
}

/** `out[place[row]] = column[row]`; the blocks are let go. */
export function scatterTimes(column: TimeBlocks, place: Uint32Array): Float64Array {
  const out = new Float64Array(place.length)
  for (const [index, block] of column.blocks.entries()) {
    const rows = place.subarray(index * SIZE, (index + 1) * SIZE)
    for (let row = 0; row < rows.length; row++) out[rows[row]!] = block[row]!
  }
  column.blocks = []
  return out
}

/** Adds to `counts[code - 1]` how often each code occurs. */
export function countCodes(column: CodeBlocks, counts: Uint32Array): void {
  let left = column.length
  for (const block of column.blocks) {
    const end = Math.min(SIZE, left)
    for (let at = 0; at < end; at++) counts[block[at]! - 1]!++
    left -= end
  }
}

/** The second half of a counting sort: the place of each row, `next[code - 1]++`. */
export function placesOf(column: CodeBlocks, next: Uint32Array): Uint32Array {
  const place = new Uint32Array(column.length)
  let row = 0
  for (const block of column.blocks) {
    const end = Math.min(SIZE, column.length - row)
    for (let at = 0; at < end; at++) place[row++] = next[block[at]! - 1]!++
  }
  return place
}

/** The row at each place. */
export function rowsByPlace(place: Uint32Array): Uint32Array {
  const rows = new Uint32Array(place.length)
  for (let row = 0; row < place.length; row++) rows[place[row]!] = row
  return rows
}
