/** Marks that turn text around, or join and part letters unseen: with them a text reads otherwise than it is written. */
const UNSEEN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu
const NO_CHARACTER = /[\p{Noncharacter_Code_Point}\p{Co}\p{Cn}]/gu

const named = (character: string): string => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`

/** Text that can stand on paper: composed, without control characters but line breaks; what cannot be seen is named. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029\u0085\v\f]/gu, '\n')
    .replaceAll(/[\p{Cc}--\n]/gv, ' ')
    .replaceAll(UNSEEN, named)
    .replaceAll(NO_CHARACTER, named)
}

/** The same, with the name of each character that the letters do not have. */
export function covered(text: string, has: (codePoint: number) => boolean): string {
  return [...printable(text)].map((one) => (has(one.codePointAt(0)!) ? one : named(one))).join('')
}
