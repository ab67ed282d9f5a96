import { Tokenizer, TokenParser, TokenType } from '@streamparser/json'
import { LiemError } from '../base/index.ts'
import { fileSize, inputError, openContent } from './bytes.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export interface JsonSections {
  /** Keys of the top object whose members are wanted. */
  names: readonly string[]
  /** A member of a section: of an array by its index, of an object by its key. */
  member: (section: string, key: string | number, value: Json, refuse: (message: string) => never) => void
  progress?: (bytes: number, ofBytes: number) => void
}

const MAX_DEPTH = 256
const MAX_TOKEN = 1 << 26

interface Scan {
  readonly file: string
  /** Offsets in bytes from the begin of the content: of this chunk and of the last token. */
  chunkAt: number
  tokenAt: number
  chunk: Buffer
  /** Line of the begin of this chunk, from 1, and offset of that line. */
  line: number
  lineAt: number
  depth: number
  section: string
  last: TokenType | undefined
}

/**
 * Walks through a JSON file whose top is an object, member by member of its wanted sections, in bounded
 * memory. Gives the names of the sections that it has. Throws LiemError('input') with line and column (in
 * bytes) for what is not JSON, is cut off, or is nested deeper than 256.
 */
export async function scanJson(file: string, sections: JsonSections): Promise<Set<string>> {
  const ofBytes = await fileSize(file)
  const scan: Scan = { file, chunkAt: 0, tokenAt: 0, chunk: Buffer.alloc(0), line: 1, lineAt: 0, depth: 0, section: '', last: undefined }
  const found = new Set<string>()
  const parser = new TokenParser({ paths: sections.names.map((name) => `$.${name}.*`), keepStack: false })
  const refuse = (message: string): never => fail(scan, scan.tokenAt, message)
  parser.onValue = ({ key, value }) => sections.member(scan.section, key as string | number, value as Json, refuse)
  const tokenizer = new Tokenizer()
  tokenizer.onToken = (token) => {
    scan.tokenAt = token.offset
    watch(scan, token.token, token.value, sections.names, found)
    parser.write(token)
    scan.last = token.token
  }
  const stream = await openContent(file)
  const position = stream as { bytesRead?: number; bytesWritten?: number }
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      scan.chunk = bytes
      tokenizer.write(bytes)
      nextChunk(scan)
      if (scan.chunkAt - scan.tokenAt > MAX_TOKEN) refuse('a text longer than 64 MB')
      sections.progress?.(position.bytesRead ?? position.bytesWritten ?? 0, ofBytes)
    }
    if (scan.depth > 0)
      fail(scan, scan.chunkAt, `the file ends in the middle: ${scan.depth} brackets are not closed`, 'copy or export the file again')
    tokenizer.end()
  } catch (cause) {
    throw translated(scan, cause)
  } finally {
    stream.destroy()
  }
  return found
}

/** Follows where in the document a token stands. */
function watch(scan: Scan, token: TokenType, value: unknown, names: readonly string[], found: Set<string>): void {
  const opens = token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET
  if (scan.depth === 0 && token !== TokenType.LEFT_BRACE)
    fail(
      scan,
      scan.tokenAt,
      scan.last === undefined ? 'the top of the file is not an object, { … }' : 'something follows after the end of the object',
    )
  if (scan.depth === 1 && scan.last === TokenType.COLON && names.includes(scan.section)) {
    if (!opens) fail(scan, scan.tokenAt, `${scan.section} is neither a list nor an object`)
    found.add(scan.section)
  }
  if (scan.depth === 1 && token === TokenType.STRING && scan.last !== TokenType.COLON) scan.section = String(value)
  if (opens && ++scan.depth > MAX_DEPTH) fail(scan, scan.tokenAt, `brackets nested deeper than ${MAX_DEPTH}`)
  if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) scan.depth--
}

function nextChunk(scan: Scan): void {
  const { chunk } = scan
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) {
    scan.line++
    scan.lineAt = scan.chunkAt + at + 1
  }
  scan.chunkAt += chunk.length
  scan.chunk = chunk.subarray(0, 0)
}

function fail(scan: Scan, offset: number, message: string, hint?: string): never {
  let { line, lineAt } = scan
  for (let at = scan.chunk.indexOf(10); at >= 0 && scan.chunkAt + at < offset; at = scan.chunk.indexOf(10, at + 1)) {
    line++
    lineAt = scan.chunkAt + at + 1
  }
  const part = scan.section === '' ? {} : { part: scan.section }
  throw new LiemError('input', message, {
    place: { file: scan.file, line, column: Math.max(1, offset - lineAt + 1), ...part },
    ...(hint === undefined ? {} : { hint }),
  })
}

/** Turns the words of the JSON library into a place and a reason. */
function translated(scan: Scan, cause: unknown): unknown {
  const text = cause instanceof Error ? cause.message : ''
  const unexpected = /^Unexpected "([\s\S]*)" at chunk position "\d+" \(absolute position "(\d+)"\)/u.exec(text)
  const grammar = /^Unexpected (\w+) \(([\s\S]*)\) in state (\w+)/u.exec(text)
  const state: Record<string, string> = {
    COMMA: 'a comma or a closing bracket',
    COLON: 'a colon',
    KEY: 'a key in quotes',
    VALUE: 'a value',
  }
  try {
    if (unexpected !== null) fail(scan, Number(unexpected[2]), `not JSON: unexpected ${JSON.stringify(unexpected[1])}`)
    if (grammar !== null) fail(scan, scan.tokenAt, `not JSON: ${state[grammar[3]!] ?? 'nothing'} expected, not ${grammar[2]!.slice(0, 60)}`)
    if (/ended in the middle|Parser ended|Tokenizer ended/u.test(text))
      fail(scan, scan.chunkAt, 'the file ends in the middle', 'copy or export the file again')
    if (text.includes('encoded data was not valid')) fail(scan, scan.chunkAt, 'the file is not in UTF-8')
  } catch (translation) {
    return translation
  }
  return inputError(scan.file, cause)
}
