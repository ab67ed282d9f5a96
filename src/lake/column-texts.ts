import bindings from '@duckdb/node-bindings'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'

/** The distinct texts of a column; code n is `values[n - 1]`. */
export interface ColumnTexts {
  values: string[]
  /** Whether all of them are ASCII, so that no two differ only in their normal form. */
  ascii: boolean
}

/** Reads a table (value, code), codes 1 … n in any order. */
export async function columnTexts(connection: DuckDBConnection, table: string): Promise<ColumnTexts> {
  const texts: ColumnTexts = { values: [], ascii: true }
  const result = await connection.stream(`select code, value from ${table}`)
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const bytes = bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, 0), 4 * chunk.rowCount)
    const codes = new Uint32Array(bytes.buffer, bytes.byteOffset, chunk.rowCount)
    readTexts(chunk, codes, texts)
  }
  return texts
}

/** Up to 12 bytes lie in the vector itself (duckdb_string_t: length, then the bytes); ASCII of these is read in place. */
function readTexts(chunk: DuckDBDataChunk, codes: Uint32Array, texts: ColumnTexts): void {
  const data = bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, 1), 16 * chunk.rowCount)
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const vector = chunk.getColumnVector(1)
  for (let row = 0; row < chunk.rowCount; row++) {
    const length = bytes.readUInt32LE(16 * row)
    const from = 16 * row + 4
    const short = length <= 12 ? bytes.toString('latin1', from, from + length) : null
    const text = short !== null && isAscii(short) ? short : (vector.getItem(row) as string)
    if (texts.ascii && text !== short && !isAscii(text)) texts.ascii = false
    texts.values[codes[row]! - 1] = text
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false
  return true
}
