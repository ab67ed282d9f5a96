import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { LiemError } from '../base/index.ts'
import { codeOf, codeOfDistinct, isFresh, type Interner } from './intern.ts'
import { HEAD, listsOf, textReader, wordsOf } from './vectors.ts'

/**
 * Columns of a table whose rows have numbers (Parquet): DuckDB finds the distinct texts, on all its threads, and only
 * numbers of them come by row. Two ways, both exact: of few texts the hashes come with the scan (that no two share one
 * is seen beforehand), of many the rows of each.
 */
export interface NumberedTable {
  connection: DuckDBConnection
  /** SQL after `from`, with a column `file_row_number`. */
  relation: string
  rows: number
}

/** Texts by number, from 1; the code of a number is given when its first row comes. Number 0 is *missing*. */
interface Numbers {
  texts: string[]
  codes: Int32Array
  /** Where the codes come from, and whether it had no text before. */
  interner: Interner
  fresh: boolean
}

export interface FewTexts extends Numbers {
  /** SQL: what comes by row. */
  hash: string
  /** Pairs of hash and number, by open addressing; number 0 is free. */
  slots: Int32Array
}

export interface ManyTexts extends Numbers {
  byRow: Uint32Array
}

const FEW = 4096
const SLOTS = 4 * FEW
const UNSEEN = -1
/** Rows that are grouped at once, so that DuckDB's memory is bounded. */
const WINDOW = 1 << 24

/** The texts of a column (SQL, '' where missing), if they are few and no two share a hash. */
export async function fewTexts({ connection, relation }: NumberedTable, sql: string, interner: Interner): Promise<FewTexts | null> {
  const distinct = `select distinct ${sql} as value from ${relation} limit ${FEW + 1}`
  const found = await connection.runAndReadAll(`select value, ${hashSql('value')} from (${distinct})`)
  return found.currentRowCount > FEW ? null : fewOf(hashSql(sql), found.getRows() as [string, number][], interner)
}

const hashSql = (text: string): string => `(hash(${text}) >> 32)::uinteger`

function fewOf(hash: string, rows: readonly [string, number][], interner: Interner): FewTexts | null {
  const few: FewTexts = { ...numbers([''], rows.length, interner), hash, slots: new Int32Array(2 * SLOTS) }
  for (const [text, unsigned] of rows) {
    const hashed = unsigned | 0
    let slot = hashed & (SLOTS - 1)
    while (few.slots[2 * slot + 1] !== 0 && few.slots[2 * slot] !== hashed) slot = (slot + 1) & (SLOTS - 1)
    if (few.slots[2 * slot + 1] !== 0) return null
    few.slots[2 * slot] = hashed
    few.slots[2 * slot + 1] = few.texts.push(text) - 1
  }
  return few
}

/** Codes of the rows of a chunk by the hashes in a column of it. */
export function encodeFew(chunk: DuckDBDataChunk, column: number, count: number, few: FewTexts, out: Uint32Array): void {
  const hashes = wordsOf(chunk, column, count)
  const { slots, codes } = few
  for (let row = 0; row < count; row++) {
    const hash = hashes[row]!
    let slot = hash & (SLOTS - 1)
    while (slots[2 * slot] !== hash && slots[2 * slot + 1] !== 0) slot = (slot + 1) & (SLOTS - 1)
    const number = slots[2 * slot + 1]!
    if (number === 0) throw new LiemError('input', 'was changed while it was read', { hint: 'try again when nobody writes it' })
    const code = codes[number]!
    out[row] = code === UNSEEN ? newCode(few, number) : code
  }
}

/** The texts of a column, and the number of each row's. */
export async function manyTexts({ connection, relation, rows }: NumberedTable, sql: string, interner: Interner): Promise<ManyTexts> {
  const texts = ['']
  const byRow = new Uint32Array(rows)
  for (let from = 0; from < rows; from += WINDOW) {
    const where = `file_row_number >= ${from} and file_row_number < ${from + WINDOW} and ${sql} <> ''`
    const result = await connection.stream(
      `select ${sql} as value, list(file_row_number::uinteger) from ${relation} where ${where} group by 1`,
    )
    for (;;) {
      const chunk = await result.fetchChunk()
      if (chunk === null || chunk.rowCount === 0) break
      numberRows(chunk, chunk.rowCount, texts, byRow)
    }
  }
  return { ...numbers(texts, texts.length, interner), byRow }
}

function numberRows(chunk: DuckDBDataChunk, count: number, texts: string[], byRow: Uint32Array): void {
  const textAt = textReader(chunk, 0, wordsOf(chunk, 0, HEAD * count))
  const { entries, items } = listsOf(chunk, 1, count)
  for (let list = 0; list < count; list++) {
    const number = texts.push(textAt(list)) - 1
    const end = entries[4 * list]! + entries[4 * list + 2]!
    for (let at = entries[4 * list]!; at < end; at++) byRow[items[at]!] = number
  }
}

/** Codes of `count` rows from row `from` of the table. */
export function encodeMany(from: number, count: number, many: ManyTexts, out: Uint32Array): void {
  const { byRow, codes } = many
  for (let row = 0; row < count; row++) {
    const number = byRow[from + row]!
    const code = codes[number]!
    out[row] = code === UNSEEN ? newCode(many, number) : code
  }
}

function newCode({ texts, codes, interner, fresh }: Numbers, number: number): number {
  const text = texts[number]!
  return (codes[number] = fresh ? codeOfDistinct(interner, text) : codeOf(interner, text))
}

function numbers(texts: string[], most: number, interner: Interner): Numbers {
  return { texts, codes: new Int32Array(most + 1).fill(UNSEEN), interner, fresh: isFresh(interner) }
}
