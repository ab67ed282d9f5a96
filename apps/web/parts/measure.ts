const NARROW = /[iIjlftr.,:;'|!()[\]·\s«»“”]/
const WIDE = /[mwMWĐ%@—…]/
const CAPITAL = /[A-ZÀ-ÝĂĂƠƯ0-9]/

/** Width in pixels that a text of IBM Plex Sans takes at most, near enough to keep labels apart before the font has come. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text.normalize('NFC')) {
    width += NARROW.test(character) ? 0.36 : WIDE.test(character) ? 0.88 : CAPITAL.test(character) ? 0.64 : 0.57
  }
  return width * size
}

/** A text cut to a number of characters. */
export function cut(text: string, most: number): string {
  const characters = [...text]
  if (characters.length <= most) return text
  return `${characters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`
}

/** A text in at most two lines of about so many characters. */
export function twoLines(text: string, most: number): string[] {
  if ([...text].length <= most) return [text]
  const words = text.split(' ')
  let first = words.shift() ?? ''
  while (words.length > 0 && [...`${first} ${words[0]}`].length <= most) first += ` ${words.shift()}`
  return words.length === 0 ? [cut(first, most)] : [cut(first, most), cut(words.join(' '), most)]
}

/** A coordinate with one decimal. */
export function px(value: number): number {
  return Math.round(value * 10) / 10
}
