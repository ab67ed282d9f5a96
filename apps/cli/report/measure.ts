import type { Bilingual } from '../../../src/base/schema.ts'

const NARROW = /[iIjlftr.,:;'|!()[\]·\s«»“”]/
const WIDE = /[mwMWĐ%@—…]/
const CAPITAL = /[A-ZÀ-ÝĂĂƠƯ0-9]/

/** Width in pixels that a text of IBM Plex Sans takes at most, near enough to keep labels apart. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text.normalize('NFC')) {
    width += NARROW.test(character) ? 0.36 : WIDE.test(character) ? 0.88 : CAPITAL.test(character) ? 0.64 : 0.57
  }
  return width * size
}

/** The wider of the two languages, so that one drawing serves both. */
export function widest(text: Bilingual, size: number): number {
  return Math.max(textWidth(text.vi, size), textWidth(text.en, size))
}

/** A text cut to a number of characters. */
export function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

export function cutBoth(text: Bilingual, most: number): Bilingual {
  return { vi: cut(text.vi, most), en: cut(text.en, most) }
}

/** A text in at most two lines of about so many characters. */
export function twoLines(text: string, most: number): string[] {
  if ([...text].length <= most) return [text]
  const words = text.split(' ')
  let first = words.shift() ?? ''
  while (words.length > 0 && [...`${first} ${words[0]}`].length <= most) first += ` ${words.shift()}`
  return words.length === 0 ? [cut(first, most)] : [cut(first, most), cut(words.join(' '), most)]
}
