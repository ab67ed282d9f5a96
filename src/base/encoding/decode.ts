import { basename } from 'node:path'
import iconv from 'iconv-lite'
import { LiemError } from '../errors.ts'
import type { Encoding } from './detect.ts'
import { decodeLegacy, fromTcvn3, fromVni } from './vietnamese.ts'

/** Turns pieces of a text into Unicode; of VNI and decomposed letters the whole has to be finished by `finishText`. */
export interface Decoder {
  write: (bytes: Buffer) => string
  end: () => string
}

/** Throws `input` where a piece is not of the encoding. */
export function decoderOf(encoding: Encoding, file: string): Decoder {
  if (encoding === 'tcvn3') return { write: fromTcvn3, end: () => '' }
  if (encoding === 'windows-1252' || encoding === 'vni') return { write: (bytes) => iconv.decode(bytes, 'windows-1252'), end: () => '' }
  if (encoding === 'windows-1258') return { write: (bytes) => iconv.decode(bytes, 'windows-1258'), end: () => '' }
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true })
  const guarded = (bytes?: Buffer): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch (cause) {
      throw new LiemError('input', `${basename(file)} is not ${encoding} throughout`, { place: { file }, hint: 'name its encoding', cause })
    }
  }
  return { write: guarded, end: () => guarded() }
}

/** What a decoder gave, in Unicode NFC. Letters and signs that belong together must not be cut apart. */
export function finishText(text: string, encoding: Encoding): string {
  return (encoding === 'vni' ? fromVni(text) : text).normalize('NFC')
}

/** A whole text in Unicode NFC, without a byte order mark. Throws `input` where it is not of the encoding. */
export function decodeText(bytes: Buffer, encoding: Encoding, file: string): string {
  const decoder = decoderOf(encoding, file)
  return finishText(decoder.write(bytes) + decoder.end(), encoding)
}

/** A text that was saved as Unicode without being converted; what has letters that the encoding has not stays as it is. */
export function convertHidden(text: string, encoding: 'tcvn3' | 'vni'): string {
  const bytes = iconv.encode(text, 'windows-1252')
  return iconv.decode(bytes, 'windows-1252') === text ? decodeLegacy(bytes, encoding) : text
}
