import type { DuckDBDataChunk } from '@duckdb/node-api'
import { codeOf, codeOfDistinct, isFresh, type Interner } from './intern.ts'
import { HEAD, SHORT, textReader, wordsOf } from './vectors.ts'

/**
 * From the texts of a column to codes, for few texts in many rows: a text is made a string of once, when it is new.
 * A text lies in a vector as a `duckdb_string_t` of 4 words: its length, then up to 12 bytes; or 4 bytes and a pointer.
 * The key of a short text is these words, so that it is compared whole; of a long one, DuckDB's hash stands for the
 * pointer, and `long` counts what is to be proved. Keys lie in order of appearance, so that rows near each other meet
 * keys near each other; `slots` finds them by open addressing.
 */
export interface TextTable {
  /** Number of a key, from 1; 0 is a free slot. */
  slots: Int32Array
  /** Key of a number, 4 words. */
  keys: Int32Array
  /** Code of a number: two may have one, as two spellings of a name have. */
  codes: Int32Array
  used: number
  /** Distinct texts of more than 12 bytes: only these can hide behind one hash. */
  long: number
  /** Whether the interner had no text before: then what is new here is new to it. */
  fresh: boolean
}

const KEY = HEAD

export function textTable(interner: Interner): TextTable {
  return {
    slots: new Int32Array(1024),
    keys: new Int32Array(KEY * 512),
    codes: new Int32Array(512),
    used: 0,
    long: 0,
    fresh: isFresh(interner),
  }
}

/** Codes of the texts in a column of a chunk; the hashes of long ones stand in the next column. */
export function encodeTexts(
  chunk: DuckDBDataChunk,
  column: number,
  count: number,
  table: TextTable,
  interner: Interner,
  out: Uint32Array,
): void {
  const heads = wordsOf(chunk, column, KEY * count)
  let hashes: Int32Array | undefined
  let textAt: ((row: number) => string) | undefined
  let { slots, keys, codes } = table
  for (let row = 0; row < count; row++) {
    const head = KEY * row
    const length = heads[head]!
    const one = heads[head + 1]!
    let two = heads[head + 2]!
    let three = heads[head + 3]!
    if (length > SHORT) {
      hashes ??= wordsOf(chunk, column + 1, 2 * count)
      two = hashes[2 * row]!
      three = hashes[2 * row + 1]!
    }
    const last = slots.length - 1
    let slot = mixed(length, one, two, three) & last
    let number = slots[slot]!
    while (number !== 0) {
      const key = KEY * number
      if (keys[key + 3] === three && keys[key + 2] === two && keys[key + 1] === one && keys[key] === length) break
      slot = (slot + 1) & last
      number = slots[slot]!
    }
    if (number === 0) {
      number = enter(table, slot, length, one, two, three)
      textAt ??= textReader(chunk, column, heads)
      table.codes[number] = table.fresh ? codeOfDistinct(interner, textAt(row)) : codeOf(interner, textAt(row))
      ;({ slots, keys, codes } = table)
    }
    out[row] = codes[number]!
  }
}

/** All words of a key in the low bits of one. */
function mixed(length: number, one: number, two: number, three: number): number {
  let hash = Math.imul(three ^ (length << 24), 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15) ^ two, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13) ^ one, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** Puts a key in a free slot; returns its number. */
function enter(table: TextTable, slot: number, length: number, one: number, two: number, three: number): number {
  const number = ++table.used
  const key = KEY * number
  table.slots[slot] = number
  table.keys[key] = length
  table.keys[key + 1] = one
  table.keys[key + 2] = two
  table.keys[key + 3] = three
  if (length > SHORT) table.long++
  if (2 * (number + 1) >= table.slots.length) grow(table)
  return number
}

function grow(table: TextTable): void {
  const slots = new Int32Array(2 * table.slots.length)
  const last = slots.length - 1
  const keys = new Int32Array(2 * table.keys.length)
  keys.set(table.keys)
  for (let number = 1; number <= table.used; number++) {
    const key = KEY * number
    let slot = mixed(keys[key]!, keys[key + 1]!, keys[key + 2]!, keys[key + 3]!) & last
    while (slots[slot] !== 0) slot = (slot + 1) & last
    slots[slot] = number
  }
  const codes = new Int32Array(2 * table.codes.length)
  codes.set(table.codes)
  Object.assign(table, { slots, keys, codes })
}
