import { LiemError } from '../base/index.ts'
import { fastTag, fastTags, newBuffer, specialFrom, type FastTags, type XmlAttributes } from './xml-fast.ts'
import { decodeEntities, illegalAt, inName, isName, isSpace } from './xml-text.ts'

/**
 * What a scanner calls, in order of the document. Texts may share memory with the whole chunk that they
 * were cut from: what is kept for long must be copied (`detached`).
 */
export interface XmlHandler {
  open: (name: string, attributes: XmlAttributes) => void
  close: (name: string) => void
  /** Pieces of text and CDATA; one text may come in several. */
  text?: (text: string) => void
}

/** A push scanner of XML 1.0 without document types. Fed by `scanXml`, ended by `endXml`. */
export interface XmlScanner {
  readonly file: string
  readonly handler: XmlHandler
  /** Names of the open elements. */
  readonly stack: string[]
  readonly attributes: XmlAttributes
  /** What is not scanned yet. */
  buffer: string
  /** Where in `buffer` the scanner stands. */
  at: number
  /** Line and column, from 1, of the begin of `buffer`. */
  line: number
  column: number
  /** How long the buffer must be before an incomplete tag is looked at again: longer ones are read in doubling steps. */
  needed: number
  /** Whether nothing in the buffer needs a closer look. */
  plain: boolean
  rootClosed: boolean
  begun: boolean
  readonly fast: FastTags
}

export const MAX_DEPTH = 256
const MAX_TOKEN = 1 << 24
const MAX_ATTRIBUTES = 1000
const INCOMPLETE = -1

export function xmlScanner(file: string, handler: XmlHandler): XmlScanner {
  const attributes = { count: 0, names: [], values: [] }
  return {
    file,
    handler,
    stack: [],
    attributes,
    buffer: '',
    at: 0,
    line: 1,
    column: 1,
    needed: 0,
    plain: true,
    rootClosed: false,
    begun: false,
    fast: fastTags(),
  }
}

/**
 * Scans the next piece of the document. Throws LiemError('input') with line, column and element for whatever
 * is not well-formed, declares a document type of its own, is nested deeper than `MAX_DEPTH`, or has a tag,
 * comment or text longer than 16 million characters. It is quickest with pieces that end where a tag ends.
 * `plain`: the caller vouches for the piece, see `isPlain`.
 */
export function scanXml(scanner: XmlScanner, piece: string, plain = false): void {
  advance(scanner)
  scanner.plain = plain && (scanner.buffer === '' || scanner.plain)
  scanner.buffer = scanner.buffer === '' ? piece : scanner.buffer + piece
  if (scanner.buffer.length < scanner.needed) return
  scanner.needed = 0
  const text = scanner.buffer
  newBuffer(scanner.fast, scanner.plain ? text.length : -1)
  const listening = scanner.handler.text !== undefined
  const bracket = text.includes(']]>') ? 0 : text.length
  for (;;) {
    const begin = scanner.at
    const tag = scanner.fast.next >= begin ? scanner.fast.next : text.indexOf('<', begin)
    if (tag < 0) break
    if (tag > begin && (listening || scanner.stack.length === 0 || specialFrom(scanner.fast, text, begin) < tag || bracket < tag))
      characters(scanner, begin, tag)
    scanner.at = tag
    const next = markup(scanner, tag)
    if (next === INCOMPLETE) {
      scanner.needed = 2 * (text.length - tag)
      break
    }
    scanner.at = next
  }
  if (scanner.stack.length === 0) characters(scanner, scanner.at, text.charCodeAt(scanner.at) === 60 ? scanner.at : text.length)
  if (text.length - scanner.at > MAX_TOKEN) problem(scanner, scanner.at, 'this tag, comment or text is longer than 16 million characters')
}

/** Ends the document. Throws LiemError('input') where it is not complete. */
export function endXml(scanner: XmlScanner): void {
  scanner.needed = 0
  scanXml(scanner, '')
  const { buffer, at, stack } = scanner
  const open = stack.at(-1)
  if (open !== undefined)
    problem(scanner, buffer.length, `the file ends in the middle: <${open}> is not closed`, 'copy or export the file again')
  if (at < buffer.length && buffer.charCodeAt(at) === 60)
    problem(scanner, at, 'the file ends in the middle of a tag', 'copy or export the file again')
  if (!scanner.rootClosed) problem(scanner, buffer.length, 'there is no element in it: not XML')
}

/** A fault of the document at an index of the buffer. */
export function problem(scanner: XmlScanner, at: number, message: string, hint?: string): never {
  const before = scanner.buffer.slice(0, at)
  const last = before.lastIndexOf('\n')
  const line = scanner.line + count(before, '\n')
  const column = last < 0 ? scanner.column + at : at - last
  const part = scanner.stack.length === 0 ? {} : { part: `<${scanner.stack.at(-1)!}>` }
  throw new LiemError('input', message, { place: { file: scanner.file, line, column, ...part }, ...(hint === undefined ? {} : { hint }) })
}

/** A fault of the tag that the handler is being told of. */
export function tagProblem(scanner: XmlScanner, message: string, hint?: string): never {
  return problem(scanner, scanner.at, message, hint)
}

/** Drops what is scanned, keeping count of lines. */
function advance(scanner: XmlScanner): void {
  const { buffer, at } = scanner
  let last = -1
  let lines = 0
  for (let from = buffer.indexOf('\n'); from >= 0 && from < at; from = buffer.indexOf('\n', from + 1)) {
    last = from
    lines++
  }
  scanner.line += lines
  scanner.column = last < 0 ? scanner.column + at : at - last
  scanner.buffer = buffer.slice(at)
  scanner.at = 0
}

function count(text: string, char: string): number {
  let found = 0
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++
  return found
}

/** Text between tags. Outside the root only white space may stand. */
function characters(scanner: XmlScanner, begin: number, end: number): void {
  const { buffer, handler, stack } = scanner
  let at = begin
  while (at < end && isSpace(buffer.charCodeAt(at))) at++
  if (stack.length === 0) {
    if (at < end) problem(scanner, at, scanner.begun ? 'text outside the root element' : 'not XML: it does not begin with <')
    scanner.at = end
    if (end > begin) scanner.begun = true
    return
  }
  if (at === end) {
    if (handler.text !== undefined) handler.text(endOfLines(buffer.slice(begin, end)))
    return
  }
  const raw = buffer.slice(begin, end)
  const close = raw.indexOf(']]>')
  if (close >= 0) problem(scanner, begin + close, ']]> in a text')
  legal(scanner, begin, raw)
  const decoded = decodeEntities(endOfLines(raw))
  if (typeof decoded !== 'string') problem(scanner, begin + decoded.at, decoded.message)
  handler.text?.(decoded)
}

function endOfLines(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text
}

function legal(scanner: XmlScanner, begin: number, text: string): void {
  const at = illegalAt(text)
  if (at >= 0) problem(scanner, begin + at, `a character that XML does not allow (code ${text.codePointAt(at)!})`)
}

/** Scans the tag that begins at an index; gives the index after it, or INCOMPLETE. */
function markup(scanner: XmlScanner, begin: number): number {
  const code = scanner.buffer.charCodeAt(begin + 1)
  if (begin + 1 >= scanner.buffer.length) return INCOMPLETE
  if (code === 47) return closeTag(scanner, begin)
  if (code === 33) return declaration(scanner, begin)
  if (code === 63) return instruction(scanner, begin)
  return openTag(scanner, begin)
}

function openTag(scanner: XmlScanner, begin: number): number {
  const { buffer, attributes } = scanner
  const last = fastTag(scanner.fast, buffer, begin, attributes)
  if (last > 0) return opened(scanner, begin, scanner.fast.name, last, scanner.fast.empty)
  const end = nameEnd(buffer, begin + 1)
  if (end >= buffer.length) return INCOMPLETE
  const name = buffer.slice(begin + 1, end)
  if (!isName(name))
    problem(
      scanner,
      begin,
      name === '' ? 'a < that begins no tag (written &lt; in a text)' : `<${name.slice(0, 40)}: not a name of an element`,
    )
  attributes.count = 0
  let at = end
  for (;;) {
    const afterSpace = skipSpace(buffer, at)
    if (afterSpace >= buffer.length) return INCOMPLETE
    const code = buffer.charCodeAt(afterSpace)
    if (code === 62 || code === 47) {
      at = afterSpace
      break
    }
    if (afterSpace === at) problem(scanner, at, `in the tag <${name}>: white space or > expected`)
    at = attribute(scanner, afterSpace, name)
    if (at === INCOMPLETE) return INCOMPLETE
  }
  const empty = buffer.charCodeAt(at) === 47
  if (empty && ++at >= buffer.length) return INCOMPLETE
  if (buffer.charCodeAt(at) !== 62) problem(scanner, at, `in the tag <${name}>: > expected`)
  return opened(scanner, begin, name, at, empty)
}

function opened(scanner: XmlScanner, begin: number, name: string, last: number, empty: boolean): number {
  const { stack } = scanner
  if (scanner.rootClosed) problem(scanner, begin, `a second root element, <${name}>`)
  if (stack.length >= MAX_DEPTH) problem(scanner, begin, `elements nested deeper than ${MAX_DEPTH}`)
  scanner.begun = true
  stack.push(name)
  scanner.handler.open(name, scanner.attributes)
  if (empty) closed(scanner, name)
  return last + 1
}

function closed(scanner: XmlScanner, name: string): void {
  scanner.handler.close(name)
  scanner.stack.pop()
  if (scanner.stack.length === 0) scanner.rootClosed = true
}

function nameEnd(buffer: string, begin: number): number {
  let at = begin
  while (at < buffer.length && inName(buffer.charCodeAt(at))) at++
  return at
}

function skipSpace(buffer: string, begin: number): number {
  let at = begin
  while (at < buffer.length && isSpace(buffer.charCodeAt(at))) at++
  return at
}

/** Scans `name="value"` into `attributes`; gives the index after it, or INCOMPLETE. */
function attribute(scanner: XmlScanner, begin: number, element: string): number {
  const { buffer, attributes } = scanner
  const end = nameEnd(buffer, begin)
  const equals = skipSpace(buffer, end)
  const quoteAt = skipSpace(buffer, equals + 1)
  if (equals >= buffer.length || quoteAt >= buffer.length) return INCOMPLETE
  const name = buffer.slice(begin, end)
  const quote = buffer.charCodeAt(quoteAt)
  if (!isName(name))
    problem(scanner, begin, `in the tag <${element}>: ${JSON.stringify(buffer.slice(begin, begin + 10))} is no name of an attribute`)
  if (buffer.charCodeAt(equals) !== 61) problem(scanner, equals, `in the tag <${element}>: = expected after ${name}`)
  if (quote !== 34 && quote !== 39) problem(scanner, quoteAt, `in the tag <${element}>: the value of ${name} is not in quotes`)
  const at = buffer.indexOf(quote === 34 ? '"' : "'", quoteAt + 1)
  const raw = buffer.slice(quoteAt + 1, at < 0 ? buffer.length : at)
  const less = raw.indexOf('<')
  if (less >= 0)
    problem(
      scanner,
      quoteAt + 1 + less,
      `in the tag <${element}>: a < in the value of ${name} (the quote is missing, or it is written &lt;)`,
    )
  if (at < 0) return INCOMPLETE
  for (let index = 0; index < attributes.count; index++)
    if (attributes.names[index] === name) problem(scanner, begin, `in the tag <${element}>: ${name} is given twice`)
  if (attributes.count >= MAX_ATTRIBUTES) problem(scanner, begin, `in the tag <${element}>: more than ${MAX_ATTRIBUTES} attributes`)
  attributes.names[attributes.count] = name
  attributes.values[attributes.count++] = attributeValue(scanner, quoteAt + 1, raw)
  return at + 1
}

function attributeValue(scanner: XmlScanner, begin: number, raw: string): string {
  legal(scanner, begin, raw)
  const decoded = decodeEntities(raw.replaceAll(/\r\n|[\t\n\r]/gu, ' '))
  return typeof decoded === 'string' ? decoded : problem(scanner, begin + decoded.at, decoded.message)
}

function closeTag(scanner: XmlScanner, begin: number): number {
  const { buffer, stack } = scanner
  const open = stack.at(-1)
  const end = open === undefined ? begin + 2 : begin + 2 + open.length
  const close = skipSpace(buffer, end)
  if (open !== undefined && close < buffer.length && buffer.charCodeAt(close) === 62 && buffer.startsWith(open, begin + 2)) {
    closed(scanner, open)
    return close + 1
  }
  const other = buffer.indexOf('>', begin)
  if (other < 0) return INCOMPLETE
  const name = buffer.slice(begin + 2, Math.min(other, begin + 60)).trim()
  return problem(
    scanner,
    begin,
    open === undefined ? `</${name}> closes an element that was not opened` : `</${name}> where </${open}> is expected`,
  )
}

/** Comments, CDATA and document types. */
function declaration(scanner: XmlScanner, begin: number): number {
  const { buffer, stack } = scanner
  const left = buffer.length - begin
  if (buffer.startsWith('<!--', begin)) return comment(scanner, begin)
  if (buffer.startsWith('<![CDATA[', begin) && stack.length > 0) return cdata(scanner, begin)
  if (buffer.startsWith('<!DOCTYPE', begin) && stack.length === 0 && !scanner.rootClosed) return documentType(scanner, begin)
  if (left < 9 && ['<!--', '<![CDATA[', '<!DOCTYPE'].some((word) => word.startsWith(buffer.slice(begin)))) return INCOMPLETE
  return problem(scanner, begin, `${JSON.stringify(buffer.slice(begin, begin + 12))} may not stand here`)
}

function comment(scanner: XmlScanner, begin: number): number {
  const end = scanner.buffer.indexOf('--', begin + 4)
  if (end < 0 || end + 2 >= scanner.buffer.length) return INCOMPLETE
  if (scanner.buffer.charCodeAt(end + 2) !== 62) problem(scanner, end, '-- inside a comment')
  legal(scanner, begin, scanner.buffer.slice(begin, end))
  scanner.begun = true
  return end + 3
}

function cdata(scanner: XmlScanner, begin: number): number {
  const end = scanner.buffer.indexOf(']]>', begin + 9)
  if (end < 0) return INCOMPLETE
  const text = scanner.buffer.slice(begin + 9, end)
  legal(scanner, begin + 9, text)
  scanner.handler.text?.(endOfLines(text))
  return end + 3
}

/** A document type is passed over when it declares nothing itself; what it points to is never loaded. */
function documentType(scanner: XmlScanner, begin: number): number {
  const found = /^<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*')*([[>])/u.exec(scanner.buffer.slice(begin, begin + 4096))
  if (found === null)
    return scanner.buffer.length - begin < 4096 ? INCOMPLETE : problem(scanner, begin, 'a document type (DOCTYPE) without end')
  if (found[1] === '[')
    problem(
      scanner,
      begin,
      'the file declares entities or elements of its own (DOCTYPE [ … ]): refused, since such declarations can blow up',
      'remove the DOCTYPE; event logs need none',
    )
  legal(scanner, begin, found[0])
  scanner.begun = true
  return begin + found[0].length
}

function instruction(scanner: XmlScanner, begin: number): number {
  const { buffer } = scanner
  const end = buffer.indexOf('?>', begin + 2)
  if (end < 0) return INCOMPLETE
  const target = buffer.slice(begin + 2, nameEnd(buffer, begin + 2))
  const after = begin + 2 + target.length
  if (!isName(target) || (after < end && !isSpace(buffer.charCodeAt(after))))
    problem(scanner, begin, 'a processing instruction without a proper name')
  if (target.toLowerCase() === 'xml') xmlDeclaration(scanner, begin, buffer.slice(begin + 5, end))
  legal(scanner, begin, buffer.slice(begin, end))
  scanner.begun = true
  return end + 2
}

const DECLARATION =
  /^\s+version\s*=\s*(["'])1\.[0-9]+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*$/u

function xmlDeclaration(scanner: XmlScanner, begin: number, text: string): void {
  if (scanner.begun) problem(scanner, begin, '<?xml …?> may only stand at the very beginning of the file')
  if (!DECLARATION.test(text)) problem(scanner, begin, `the XML declaration is not understood: <?xml${text.slice(0, 80)}?>`)
}
