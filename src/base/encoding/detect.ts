import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { LiemError } from '../errors.ts'
import { syllableShare } from './syllable.ts'
import { decodeLegacy, type LegacyEncoding } from './vietnamese.ts'

export const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1258', 'tcvn3', 'vni', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]
type Normalisation = 'nfc' | 'nfd' | 'mixed' | 'ascii'

export interface DetectedEncoding {
  encoding: Encoding
  normalisation: Normalisation
  /** Whether the content leaves no reasonable doubt. */
  sure: boolean
  /** What was found, for the user. */
  note: string
}

/**
 * What parts of a text are encoded in; each must begin at the start of a character. Legacy Vietnamese is recognised only where nearly all accented words
 * become Vietnamese syllables under one encoding and under no other. Throws `input` where it is no text; `file` is its place.
 */
export function describeEncoding(parts: readonly Buffer[], file: string): DetectedEncoding {
  const head = parts[0] ?? Buffer.alloc(0)
  if (head.subarray(0, 4).toString('latin1') === 'PAR1')
    throw new LiemError('input', 'this is a Parquet file, not text', { place: { file }, hint: 'name it .parquet' })
  const wide = utf16(head)
  if (wide !== null) return unicode(wide, new TextDecoder(wide).decode(head), `${wide.toUpperCase()} text`)
  if (parts.some((part) => part.includes(0)))
    throw new LiemError('input', 'this is not a text file: it contains zero bytes', { place: { file } })
  if (parts.every((part) => isUtf8(part))) return utf8(parts, head)
  return legacy(Buffer.concat(parts))
}

function utf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  const length = Math.min(head.length, 4096)
  for (let i = 0; i < length; i++) if (head[i] === 0) zeros[i & 1]++
  if (zeros[1] > length * 0.3 && zeros[0] === 0) return 'utf-16le'
  return zeros[0] > length * 0.3 && zeros[1] === 0 ? 'utf-16be' : null
}

function unicode(encoding: Encoding, text: string, name: string): DetectedEncoding {
  const normalisation = normalisationOf(text)
  const words: Record<Normalisation, string> = {
    ascii: ', no accents in the sample',
    nfc: ', composed letters (NFC)',
    nfd: ', decomposed letters (NFD), composed on reading',
    mixed: ', composed and decomposed letters mixed (NFC and NFD), composed on reading',
  }
  return { encoding, normalisation, sure: true, note: name + words[normalisation] }
}

function normalisationOf(text: string): Normalisation {
  if (!/[^\0-\x7f]/u.test(text)) return 'ascii'
  if (text.normalize('NFC') === text) return 'nfc'
  return text.normalize('NFD') === text ? 'nfd' : 'mixed'
}

function utf8(parts: readonly Buffer[], head: Buffer): DetectedEncoding {
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  const text = parts
    .map((part) => part.toString('utf8'))
    .join('\n')
    .replace(/^\ufeff/u, '')
  const found = unicode(bom ? 'utf-8-bom' : 'utf-8', text, bom ? 'UTF-8 with a byte order mark' : 'UTF-8')
  if (!/[\u00a1-\u00ff]/u.test(text)) return found
  const hidden = hiddenEncoding(text)
  if (hidden === undefined) return found
  return {
    ...found,
    sure: false,
    note: `${found.note}; its words look like ${names[hidden]} text that was saved as Unicode without being converted`,
  }
}

/** The legacy encoding of a text that was saved as Unicode without being converted; undefined where it is none, or that is not sure. */
export function hiddenEncoding(text: string): Exclude<LegacyEncoding, 'windows-1258'> | undefined {
  const found = score(iconv.encode(text, 'windows-1252')).find((candidate) => candidate.sure)?.encoding
  return found === 'windows-1258' ? undefined : found
}

const names: Record<LegacyEncoding, string> = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI-Windows', 'windows-1258': 'Windows-1258' }

interface Score {
  encoding: LegacyEncoding
  share: number
  words: number
  sure: boolean
}

/** Best first. Sure: at least 6 different accented words, 85 % of them syllables, and 30 points more than the next encoding. */
function score(bytes: Buffer): Score[] {
  const words = [...new Set(bytes.toString('latin1').match(/[A-Za-z]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*/gu) ?? [])].slice(0, 5000)
  const scores = (Object.keys(names) as LegacyEncoding[]).map((encoding) => {
    const share = syllableShare(words.map((word) => decodeLegacy(Buffer.from(word, 'latin1'), encoding)))
    return { encoding, share, words: words.length, sure: false }
  })
  scores.sort((a, b) => b.share - a.share)
  const [best, next] = scores
  best.sure = best.words >= 6 && best.share >= 0.85 && best.share - next.share >= 0.3
  return scores
}

function legacy(bytes: Buffer): DetectedEncoding {
  const [best] = score(bytes)
  const percent = `${Math.round(best.share * 100)} %`
  if (best.sure) {
    const capitals = best.encoding === 'tcvn3' ? '; accented capitals are stored as small letters in it and stay so' : ''
    return {
      encoding: best.encoding,
      normalisation: 'nfc',
      sure: true,
      note: `not Unicode: ${names[best.encoding]}, ${percent} of ${best.words} accented words are Vietnamese syllables in it; converted to Unicode${capitals}`,
    }
  }
  const doubt = best.share >= 0.5 ? ` (perhaps ${names[best.encoding]}: ${percent} of ${best.words} accented words fit)` : ''
  return {
    encoding: 'windows-1252',
    normalisation: 'nfc',
    sure: false,
    note: `not Unicode and not certain which encoding${doubt}; read as Windows-1252; name the encoding if its accents are wrong`,
  }
}
