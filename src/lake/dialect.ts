import { decodeLegacy, type Encoding } from '../base/encoding/index.ts'
import { LiemError } from '../base/index.ts'
import { readHead } from './bytes.ts'
import { detectEncoding } from './encoding.ts'
import iconv from 'iconv-lite'

export interface Dialect {
  delimiter: ',' | ';' | '\t' | '|'
  quote: string
  /** Names of the columns; a column without one is called `column N`. */
  header: string[]
  newline: '\n' | '\r\n' | '\r'
}

const delimiters = [',', ';', '\t', '|'] as const
const sampledRecords = 200

/** The beginning of a text file (gzip or not) in Unicode NFC, at most `bytes` of its content, without a byte order mark. */
export async function readSample(file: string, bytes = 1 << 18, encoding?: Encoding): Promise<string> {
  const head = await readHead(file, bytes)
  const found = encoding ?? (await detectEncoding(file)).encoding
  return decodeSample(head, found)
    .normalize('NFC')
    .replace(/^\ufeff/u, '')
}

function decodeSample(head: Buffer, encoding: Encoding): string {
  if (encoding === 'tcvn3' || encoding === 'vni' || encoding === 'windows-1258') return decodeLegacy(head, encoding)
  if (encoding === 'windows-1252') return iconv.decode(head, 'windows-1252')
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(head, { stream: true })
}

/**
 * Finds delimiter, quote, line end and column names from the beginning of a CSV.
 * Throws `input`: nothing but space, one column only, data where names should be, a name used twice.
 */
export function detectDialect(sampleText: string, file = 'the file'): Dialect {
  const text = sampleText.replace(/^\ufeff/u, '')
  if (text.trim() === '') throw new LiemError('input', 'there is nothing in it but empty lines', { place: { file } })
  const quote = text.includes('"') || !/(?:^|[,;\t|])'[^']*'(?:[,;\t|\r\n])/u.test(text) ? '"' : "'"
  const delimiter = delimiters
    .map((mark) => ({ mark, score: consistency(records(text, mark, quote)) }))
    .reduce((best, next) => (next.score > best.score ? next : best))
  const [first] = records(text, delimiter.mark, quote)
  if (delimiter.score === 0) {
    throw new LiemError('input', 'only one column was found', {
      place: { file, line: 1 },
      hint: 'columns must be separated by a comma, semicolon, tab or |',
    })
  }
  return { delimiter: delimiter.mark, quote, header: checkHeader(first, file), newline: newlineOf(text) }
}

function newlineOf(text: string): '\n' | '\r\n' | '\r' {
  const at = text.search(/[\r\n]/u)
  if (at < 0 || text[at] === '\n') return '\n'
  return text[at + 1] === '\n' ? '\r\n' : '\r'
}

/** Columns of the first record, weighted by the share of records that have as many; 0 where there is but one. */
function consistency(rows: readonly string[][]): number {
  const width = rows[0]?.length ?? 0
  if (width < 2) return 0
  return width * (rows.filter((row) => row.length === width).length / rows.length) ** 2
}

/** Splits the beginning of a CSV into records; the last one, which the sample may cut, is left out unless it is the only one. */
export function records(text: string, delimiter: string, quote: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length && rows.length < sampledRecords) {
    const cell = readCell(text, at, delimiter, quote)
    row.push(cell.value)
    at = cell.end
    if (text[at] === delimiter) {
      at++
      if (at < text.length) continue
      row.push('')
    }
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
  const complete = /[\r\n]$/u.test(text) || rows.length === sampledRecords || rows.length < 2
  return complete ? rows : rows.slice(0, -1)
}

function readCell(text: string, from: number, delimiter: string, quote: string): { value: string; end: number } {
  if (text[from] === quote) {
    let at = from + 1
    while (at < text.length && !(text[at] === quote && text[at + 1] !== quote)) at += text[at] === quote ? 2 : 1
    const end = Math.min(at + 1, text.length)
    if (end === text.length || text[end] === delimiter || text[end] === '\n' || text[end] === '\r') {
      return { value: text.slice(from + 1, at).replaceAll(quote + quote, quote), end }
    }
  }
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
  return { value: text.slice(from, end), end }
}

function checkHeader(first: readonly string[], file: string): string[] {
  const names = first.map((name, i) => name.trim() || `column ${i + 1}`)
  const value = first.find((name) => /^[+-]?\d[\d.,]*$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/u.test(name.trim()))
  const place = { file, line: 1 }
  if (value !== undefined || first.every((name) => name.trim() === '')) {
    throw new LiemError('input', `the first line must name the columns; it has ${JSON.stringify(value ?? '')} instead of a name`, {
      place,
      hint: 'add a first line with the names',
    })
  }
  const twice = names.find((name, i) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < i)
  if (twice !== undefined)
    throw new LiemError('input', `two columns are called ${JSON.stringify(twice)}`, { place, hint: 'rename one of them' })
  return names
}
