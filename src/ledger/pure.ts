/** What stands in the place of an account or a name that is not shown any more. */
export const VEILED = '«…»'

/** A value with every such word in it replaced, whatever its case and its diacritics; keys stay. */
export function veiled<V>(value: V, words: readonly string[]): V {
  const sorted = words.filter((word) => word.trim() !== '').toSorted((one, other) => other.length - one.length)
  return sorted.length === 0 ? value : (veilValue(value, sorted) as V)
}

function veilValue(value: unknown, words: readonly string[]): unknown {
  if (typeof value === 'string') return words.reduce(veilText, value)
  if (Array.isArray(value)) return value.map((one) => veilValue(one, words))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, veilValue(one, words)]))
}

/** Whether a text has one of these words in it: whether `veiled` would replace anything. */
export function mentions(text: string, words: readonly string[]): boolean {
  const folded = letters(text).map(fold)
  const wanted = words.filter((word) => word.trim() !== '').map((word) => letters(word).map(fold))
  return wanted.some((word) => folded.some((_, at) => begins(folded, at, word)))
}

const letters = (text: string): string[] => [...text.normalize('NFC')]

/** Whether a whole word begins there. */
function begins(text: readonly string[], at: number, word: readonly string[]): boolean {
  return word.every((letter, index) => text[at + index] === letter) && stands(text, at, at + word.length)
}

function veilText(given: string, word: string): string {
  const text = letters(given)
  const folded = text.map(fold)
  const wanted = letters(word).map(fold)
  let out = ''
  for (let at = 0; at < text.length;) {
    const found = begins(folded, at, wanted)
    out += found ? VEILED : text[at]!
    at += found ? wanted.length : 1
  }
  return out
}

/** Whether a stretch is a whole word: HQ-1 is not in HQ-12. */
function stands(text: readonly string[], from: number, until: number): boolean {
  const inside = (at: number): boolean => /^[\p{L}\p{N}]$/u.test(text[at] ?? '')
  return !(inside(from - 1) && inside(from)) && !(inside(until - 1) && inside(until))
}

/** One letter without its marks, in lower case. */
function fold(letter: string): string {
  const plain = letter.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain === 'đ' ? 'd' : plain
}
