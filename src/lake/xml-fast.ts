import { isName } from './xml-text.ts'

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
  /** Names that begin a tag, by their first character: a guess for the next tag. */
  tags: string[]
  /** The names of the attributes of the last tag, with ` name="` for each: a guess for the next tag. */
  names: string[]
  guesses: string[]
}

/** What XML does not allow or what stands for something else, and white space that is not followed by a tag, as in a value. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const SPECIAL = /[&\u{0}-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{d800}-\u{ffff}]|[\t\n\r] *(?=[^\t\n\r <])/gu
const MAX_FAST = 8

export function fastTags(): FastTags {
  return { name: '', empty: false, next: -1, special: -1, tags: [], names: [], guesses: [] }
}

/** To be called whenever the buffer is another one. */
export function newBuffer(fast: FastTags): void {
  fast.next = -1
  fast.special = -1
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
  const last = buffer.indexOf('>', begin)
  if (last < 0 || specialFrom(fast, buffer, begin) < last) return 0
  const next = buffer.indexOf('<', begin + 1)
  if (next >= 0 && next < last) return 0
  const empty = buffer.charCodeAt(last - 1) === 47
  const end = empty ? last - 1 : last
  const name = tagName(fast, buffer, begin + 1, end)
  if (name === '') return 0
  let at = begin + 1 + name.length
  let count = 0
  while (at < end) {
    const from = valueAt(fast, buffer, at, count)
    if (from === 0) {
      if (buffer.charCodeAt(at) === 32 && at + 1 === end) break
      return 0
    }
    const close = buffer.indexOf('"', from)
    if (close < 0 || close >= end) return 0
    attributes.names[count] = fast.names[count]!
    attributes.values[count++] = buffer.slice(from, close)
    at = close + 1
  }
  attributes.count = count
  if (count > 1 && repeated(attributes)) return 0
  fast.name = name
  fast.empty = empty
  fast.next = next
  return last
}

/** The name that begins at an index; empty where it is none. */
function tagName(fast: FastTags, buffer: string, begin: number, end: number): string {
  const first = buffer.charCodeAt(begin)
  const guess = fast.tags[first]
  if (guess !== undefined && buffer.startsWith(guess, begin)) {
    const after = begin + guess.length
    if (after === end || buffer.charCodeAt(after) === 32) return guess
  }
  const space = buffer.indexOf(' ', begin)
  const name = buffer.slice(begin, space < 0 || space > end ? end : space)
  if (first >= 128 || !isName(name)) return ''
  fast.tags[first] = Buffer.from(name).toString()
  return fast.tags[first]!
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
