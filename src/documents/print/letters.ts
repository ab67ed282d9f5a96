import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Letters of the width of Times New Roman, which may be passed on (SIL Open Font License). */
export const FAMILY = 'Tinos'
const FILES = [
  '400Regular/Tinos_400Regular.ttf',
  '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '700Bold/Tinos_700Bold.ttf',
  '700Bold_Italic/Tinos_700Bold_Italic.ttf',
]

/** The font files. */
export function letters(): Buffer[] {
  const { resolve } = createRequire(import.meta.url)
  return FILES.map((file) => readFileSync(resolve(`@expo-google-fonts/tinos/${file}`)))
}

/** Whether all of these fonts have a letter for a code point. */
export function coverage(fonts: readonly Buffer[]): (codePoint: number) => boolean {
  const each = fonts.map(codePoints)
  return (codePoint) => codePoint === 0x0a || each.every((one) => one.has(codePoint))
}

/** Code points that the table `cmap` of a TrueType font leads to a glyph (formats 4 and 12). */
function codePoints(font: Buffer): Set<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + at * 16)
  const cmap = font.readUInt32BE(tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')! + 8)
  const found = new Set<number>()
  for (let at = 0; at < font.readUInt16BE(cmap + 2); at++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4)
    const format = font.readUInt16BE(table)
    if (format === 4) addSegments(font, table, found)
    if (format === 12) addGroups(font, table, found)
  }
  return found
}

function addSegments(font: Buffer, table: number, found: Set<number>): void {
  const size = font.readUInt16BE(table + 6)
  for (let at = 0; at < size; at += 2) {
    const [end, start] = [font.readUInt16BE(table + 14 + at), font.readUInt16BE(table + 16 + size + at)]
    const delta = font.readUInt16BE(table + 16 + 2 * size + at)
    const rangeAt = table + 16 + 3 * size + at
    const range = font.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph = range === 0 ? code + delta : font.readUInt16BE(rangeAt + range + 2 * (code - start))
      if ((glyph & 0xffff) !== 0) found.add(code)
    }
  }
}

function addGroups(font: Buffer, table: number, found: Set<number>): void {
  for (let at = table + 16, left = font.readUInt32BE(table + 12); left > 0; at += 12, left--)
    for (let code = font.readUInt32BE(at); code <= font.readUInt32BE(at + 4); code++) found.add(code)
}
