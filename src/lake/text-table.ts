import bindings from '@duckdb/node-bindings'
import type { DuckDBDataChunk } from '@duckdb/node-api'
import { codeOf, codeOfNew, type Interner } from './intern.ts'

/**
 * From the texts of a column to codes, for few texts in many rows: a text is read once, when it is new.
 * Open addressing by DuckDB's hash. A slot holds the hash (2 words), code + 1, nothing, and the head of the
 * text as it lies in a vector (`duckdb_string_t`, 4 words: length, then up to 12 bytes, or 4 bytes and a pointer).
 * A short text is compared whole; of a long one length and first bytes are, and `long` counts what is to be proved.
 */
export interface TextTable {
  slots: Uint32Array
  mask: number
  used: number
  /** Distinct texts of more than 12 bytes: only these can hide behind one hash. */
  long: number
  /** Whether the interner had no text before: then what is new here is new to it. */
  first: boolean
}

const STRIDE = 8
const SHORT = 12

export function textTable(interner: Interner): TextTable {
  return {
    slots: new Uint32Array(STRIDE * 1024),
    mask: 1023,
    used: 0,
    long: 0,
    first: interner.texts.length === 0 && interner.codes === null,
  }
}

/** The first `bytes` bytes of a column of a chunk, as DuckDB holds them. */
export function bytesOf(chunk: DuckDBDataChunk, column: number, bytes: number): Uint8Array {
  return bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, column), bytes)
}

function wordsOf(chunk: DuckDBDataChunk, column: number, count: number): Uint32Array {
  const bytes = bytesOf(chunk, column, 4 * count)
  return new Uint32Array(bytes.buffer, bytes.byteOffset, count)
}

/** Codes of the texts in column `at + 1` of a chunk, whose hashes stand in column `at`. */
export function encodeTexts(
  chunk: DuckDBDataChunk,
  at: number,
  count: number,
  table: TextTable,
  interner: Interner,
  codes: Uint32Array,
): void {
  const hashes = wordsOf(chunk, at, 2 * count)
  const heads = wordsOf(chunk, at + 1, 4 * count)
  let { slots, mask } = table
  for (let row = 0; row < count; row++) {
    const low = hashes[2 * row]!
    const high = hashes[2 * row + 1]!
    const head = 4 * row
    const length = heads[head]!
    const start = heads[head + 1]!
    const last = STRIDE * mask + STRIDE - 1
    let slot = STRIDE * (low & mask)
    let known = slots[slot + 2]!
    while (known !== 0) {
      const alike = slots[slot] === low && slots[slot + 5] === start && slots[slot + 1] === high && slots[slot + 4] === length
      if (alike && (length > SHORT || (slots[slot + 6] === heads[head + 2] && slots[slot + 7] === heads[head + 3]))) break
      slot = (slot + STRIDE) & last
      known = slots[slot + 2]!
    }
    if (known === 0) {
      known = enter(chunk, at + 1, row, table, interner, slot, hashes, heads) + 1
      slots = table.slots
      mask = table.mask
    }
    codes[row] = known - 1
  }
}

function enter(
  chunk: DuckDBDataChunk,
  column: number,
  row: number,
  table: TextTable,
  interner: Interner,
  slot: number,
  hashes: Uint32Array,
  heads: Uint32Array,
): number {
  const text = textAt(chunk, column, row, heads)
  const code = table.first && isAscii(text) ? codeOfNew(interner, text) : codeOf(interner, text)
  table.slots[slot] = hashes[2 * row]!
  table.slots[slot + 1] = hashes[2 * row + 1]!
  table.slots[slot + 2] = code + 1
  table.slots.set(heads.subarray(4 * row, 4 * row + 4), slot + 4)
  if (heads[4 * row]! > SHORT) table.long++
  if (++table.used * 2 > table.mask) grow(table)
  return code
}

/** The text of a row; ASCII that lies in the vector itself is read in place. */
function textAt(chunk: DuckDBDataChunk, column: number, row: number, heads: Uint32Array): string {
  const length = heads[4 * row]!
  if (length <= SHORT) {
    const short = Buffer.from(heads.buffer, heads.byteOffset + 16 * row + 4, length).toString('latin1')
    if (isAscii(short)) return short
  }
  return chunk.getColumnVector(column).getItem(row) as string
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false
  return true
}

function grow(table: TextTable): void {
  const old = table.slots
  const mask = table.mask * 2 + 1
  const slots = new Uint32Array(STRIDE * (mask + 1))
  for (let from = 0; from < old.length; from += STRIDE) {
    if (old[from + 2] === 0) continue
    let at = old[from]! & mask
    while (slots[STRIDE * at + 2] !== 0) at = (at + 1) & mask
    slots.set(old.subarray(from, from + STRIDE), STRIDE * at)
  }
  table.slots = slots
  table.mask = mask
}
