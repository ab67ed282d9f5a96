import bindings from '@duckdb/node-bindings'
import type { DuckDBDataChunk } from '@duckdb/node-api'

/** Vectors of a chunk as DuckDB holds them, to be read in place before the next chunk. */

/** Words of a text in a vector (`duckdb_string_t`): its length, then up to 12 bytes, or 4 bytes and a pointer. */
export const HEAD = 4
/** Bytes of a text that lies in the vector itself. */
export const SHORT = 12
/** Set in bytes that are not ASCII. */
const HIGH_BITS = 0x80808080

/** The first `bytes` bytes of a column of a chunk. */
export function bytesOf(chunk: DuckDBDataChunk, column: number, bytes: number): Uint8Array {
  return bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, column), bytes)
}

/** The first `count` words of 32 bits of a column of a chunk. */
export function wordsOf(chunk: DuckDBDataChunk, column: number, count: number): Int32Array {
  return words(bytesOf(chunk, column, 4 * count))
}

function words(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
}

/** Lists of a column of whole numbers of 32 bits: list n is `items[from] … ` of `2 × 64` bits `entries[4 n]` (from) and `entries[4 n + 2]` (length). */
export function listsOf(chunk: DuckDBDataChunk, column: number, count: number): { entries: Int32Array; items: Int32Array } {
  const vector = bindings.data_chunk_get_vector(chunk.chunk, column)
  const size = bindings.list_vector_get_size(vector)
  return {
    entries: words(bindings.vector_get_data(vector, 16 * count)),
    items: words(bindings.vector_get_data(bindings.list_vector_get_child(vector), 4 * size)),
  }
}

/** A function that makes strings of the texts of a column; short ASCII is read in place. */
export function textReader(chunk: DuckDBDataChunk, column: number, heads: Int32Array): (row: number) => string {
  let inPlace: string | undefined
  return (row) => {
    const head = HEAD * row
    const length = heads[head]!
    if (length > SHORT || ((heads[head + 1]! | heads[head + 2]! | heads[head + 3]!) & HIGH_BITS) !== 0)
      return chunk.getColumnVector(column).getItem(row) as string
    inPlace ??= Buffer.from(heads.buffer, heads.byteOffset, heads.byteLength).toString('latin1')
    return inPlace.slice(4 * head + 4, 4 * head + 4 + length)
  }
}
