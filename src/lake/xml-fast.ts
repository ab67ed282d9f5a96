import { inName, isName } from './xml-text.ts'

/** Attributes of the element that was just opened. Used again for the next element: read them at once. */
export interface XmlAttributes {
  count: number
  names: string[]
  values: string[]
}

/**
 * The short way through an ordinary start tag, by the engine's own string search instead of character by
 * character (several times as fast): no entity, line break or tab in it, attributes parted by single spaces,
 * no `>` in a value. Everything else goes the long way, which alone judges what is wrong.
 */
export interface FastTags {
  /** Of the tag that was found last. */
  name: string
  empty: boolean
  /** Where the `<` after that tag stands; -1 where it was not looked for. */
  next: number
  /** Where in the buffer the next thing stands that needs a closer look; its length where none does. */
  special: number
  /** The same for line breaks and tabs. */
  newline: number
  tab: number
  carriage: number
  /** Names that begin a tag, by their first character: a guess for the next tag. */
  tags: string[]
  /** The names of the attributes of the last tag, with ` name="` for each: a guess for the next tag. */
  names: string[]
  guesses: string[]
}

/** What XML does not allow or what stands for something else. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const SPECIAL = /[&\u{0}-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{d800}-\u{ffff}]/gu
const MAX_FAST = 8

export function fastTags(): FastTags {
  return { name: '', empty: false, next: -1, special: -1, newline: -1, tab: -1, carriage: -1, tags: [], names: [], guesses: [] }
}

/** To be called whenever the buffer is another one; `special` is -1 where nobody has looked for one. */
export function newBuffer(fast: FastTags, special: number): void {
  fast.next = -1
  fast.special = special
  fast.newline = -1
  fast.tab = -1
  fast.carriage = -1
}

/** 1 for bytes that are or may begin something special: from 0xed on surrogates, private use and what XML forbids. */
const SPECIAL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => {
  return (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 38 || byte >= 0xed ? 1 : 0
})

/**
 * Whether nothing in a piece of UTF-8 or of a one-byte encoding is special (as SPECIAL, but sooner in doubt).
 * Four bytes at a time: only words with a byte below 32 or above 127 are looked at byte by byte.
 */
export function isPlain(bytes: Uint8Array): boolean {
  if (bytes.length < 8 || bytes.includes(38)) return false
  const lead = (4 - (bytes.byteOffset & 3)) & 3
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + lead, (bytes.length - lead) >> 2)
  let found = 0
  for (let at = 0; at < lead; at++) found |= SPECIAL_BYTES[bytes[at]!]!
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (((((word - 0x20202020) & ~word) | word) & 0x80808080) === 0) continue
    found |=
      SPECIAL_BYTES[word & 255]! | SPECIAL_BYTES[(word >> 8) & 255]! | SPECIAL_BYTES[(word >> 16) & 255]! | SPECIAL_BYTES[word >>> 24]!
  }
  for (let at = lead + 4 * words.length; at < bytes.length; at++) found |= SPECIAL_BYTES[bytes[at]!]!
  return found === 0
}

/** The index of the next thing at or after an index that needs a closer look. */
export function specialFrom(fast: FastTags, buffer: string, from: number): number {
  if (fast.special >= from) return fast.special
  SPECIAL.lastIndex = from
  fast.special = SPECIAL.exec(buffer)?.index ?? buffer.length
  return fast.special
}

/** Reads the start tag that begins at an index, if it is an ordinary and whole one; gives the index of its `>`, else 0. */
export function fastTag(fast: FastTags, buffer: string, begin: number, attributes: XmlAttributes): number {
  const special = specialFrom(fast, buffer, begin)
  const name = tagName(fast, buffer, begin + 1)
  if (name === '') return 0
  let at = begin + 1 + name.length
  let count = 0
  let code = buffer.charCodeAt(at)
  while (code === 32) {
    const from = valueAt(fast, buffer, at, count)
    if (from === 0) return 0
    const close = buffer.indexOf('"', from)
    if (close < 0) return 0
    attributes.names[count] = fast.names[count]!
    attributes.values[count++] = buffer.slice(from, close)
    at = close + 1
    code = buffer.charCodeAt(at)
  }
  fast.empty = code === 47
  if (fast.empty) code = buffer.charCodeAt(++at)
  if (code !== 62 || at >= special) return 0
  fast.next = buffer.indexOf('<', begin + 1)
  if ((fast.next >= 0 && fast.next < at) || broken(fast, buffer, begin, at)) return 0
  attributes.count = count
  if (count > 1 && repeated(attributes)) return 0
  fast.name = name
  return at
}

/** Whether there is a line break or a tab between two indices. */
function broken(fast: FastTags, buffer: string, begin: number, end: number): boolean {
  if (fast.newline < begin) fast.newline = find(buffer, '\n', begin)
  if (fast.tab < begin) fast.tab = find(buffer, '\t', begin)
  if (fast.carriage < begin) fast.carriage = find(buffer, '\r', begin)
  return fast.newline < end || fast.tab < end || fast.carriage < end
}

function find(buffer: string, char: string, from: number): number {
  const at = buffer.indexOf(char, from)
  return at < 0 ? buffer.length : at
}

/** The name that begins at an index; empty where it is none. */
function tagName(fast: FastTags, buffer: string, begin: number): string {
  const first = buffer.charCodeAt(begin)
  const guess = fast.tags[first]
  if (guess !== undefined && buffer.startsWith(guess, begin) && !inName(buffer.charCodeAt(begin + guess.length))) return guess
  let end = begin
  while (end < buffer.length && inName(buffer.charCodeAt(end))) end++
  const name = buffer.slice(begin, end)
  if (first >= 128 || !isName(name)) return ''
  const copy = Buffer.from(name).toString()
  fast.tags[first] = copy
  return copy
}

/** The index where the value of the attribute begins that is set off by a space at an index; 0 where it is no ordinary one. */
function valueAt(fast: FastTags, buffer: string, at: number, count: number): number {
  const guess = fast.guesses[count]
  if (guess !== undefined && buffer.startsWith(guess, at)) return at + guess.length
  if (count >= MAX_FAST || buffer.charCodeAt(at) !== 32) return 0
  const equals = buffer.indexOf('=', at)
  if (equals < 0 || buffer.charCodeAt(equals + 1) !== 34) return 0
  const name = Buffer.from(buffer.slice(at + 1, equals)).toString()
  if (!isName(name)) return 0
  fast.names[count] = name
  fast.guesses[count] = ` ${name}="`
  return equals + 2
}

function repeated(attributes: XmlAttributes): boolean {
  const { names, count } = attributes
  if (count === 2) return names[0] === names[1]
  for (let index = 1; index < count; index++) if (names.indexOf(names[index]!) < index) return true
  return false
}
