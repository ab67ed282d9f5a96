import bindings from '@duckdb/node-bindings'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'

/** The distinct texts of a column; code n is `values[n - 1]`. */
export interface ColumnTexts {
  values: string[]
  /** Whether all of them are ASCII, so that no two differ only in their normal form. */
  ascii: boolean
}

/** How a scan gives the codes of a column: of many texts by a join, of few by a digest of the text that keeps them apart. */
export type Numbering = { texts: ColumnTexts; join: string } | { texts: ColumnTexts; digest: string; codes: Uint32Array }

/** Up to so many texts a digest is looked for. */
const FEW = 4096
const SHIFTS = [0, 8, 16, 24, 32, 40]
const MASKS = [2 ** 16 - 1, 2 ** 22 - 1]

/** Numbers the distinct texts of an SQL expression over a relation, in a temporary table that a join needs and a digest does not. */
export async function numberTexts(connection: DuckDBConnection, relation: string, sql: string, table: string): Promise<Numbering> {
  const distinct = `select distinct ${sql} as value from ${relation}`
  await connection.run(`create or replace temp table ${table} as select value, (row_number() over ())::uinteger as code from (${distinct})`)
  const texts = await columnTexts(connection, table)
  const found = texts.values.length > FEW ? undefined : await findDigest(connection, table, texts.values.length)
  if (found === undefined) return { texts, join: table }
  const codes = new Uint32Array(found.mask + 1)
  const slots = await connection.runAndReadAll(`select code, ${found.of('value')} from ${table}`)
  for (const [code, slot] of slots.getRows() as [number, number][]) codes[slot] = code
  await connection.run(`drop table ${table}`)
  return { texts, digest: found.of(sql), codes }
}

/** Bits of DuckDB's hash in which all texts of the table differ: no two share a slot, so the digest is as good as the text. */
async function findDigest(
  connection: DuckDBConnection,
  table: string,
  count: number,
): Promise<{ mask: number; of: (sql: string) => string } | undefined> {
  for (const mask of MASKS) {
    for (const shift of SHIFTS) {
      const of = (sql: string): string => `((hash(${sql}) >> ${shift}) & ${mask})::uinteger`
      const slots = await connection.runAndReadAll(`select count(distinct ${of('value')}) from ${table}`)
      if (Number(slots.getRows()[0]![0]) === count) return { mask, of }
    }
  }
  return undefined
}

/** Reads a table (value, code), codes 1 … n in any order. */
async function columnTexts(connection: DuckDBConnection, table: string): Promise<ColumnTexts> {
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
