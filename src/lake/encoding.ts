import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { decoderOf, describeEncoding, finishText, type DetectedEncoding, type Encoding } from '../base/encoding/index.ts'
import { fileSize, inputError, isGzip, openContent, readHead, readSlice } from './bytes.ts'

const headBytes = 1 << 18
const sliceBytes = 1 << 16
const slices = 15
const unpackedBytes = 1 << 21

/**
 * Finds the encoding of a text file (gzip or not) from a bounded sample: its beginning and slices spread over it. Throws `input` where the file cannot be
 * read or is no text.
 */
export async function detectEncoding(file: string): Promise<DetectedEncoding> {
  return describeEncoding(await sample(file), file)
}

async function sample(file: string): Promise<Buffer[]> {
  const size = await fileSize(file)
  if (await isGzip(file)) return [wholeCharacters(await readHead(file, unpackedBytes), false)]
  const parts = [wholeCharacters(await readSlice(file, 0, headBytes), false)]
  const rest = size - headBytes
  for (let i = 1; i <= slices && rest > 0; i++) {
    const from = headBytes + Math.floor((Math.max(0, rest - sliceBytes) * i) / slices)
    parts.push(wholeCharacters(await readSlice(file, from, sliceBytes), true))
  }
  return parts
}

/** Cuts off what a slice has of a UTF-8 character whose other half lies outside it. */
function wholeCharacters(part: Buffer, cutStart: boolean): Buffer {
  let from = 0
  while (cutStart && from < 3 && from < part.length && (part[from] & 0xc0) === 0x80) from++
  let last = part.length - 1
  while (last > part.length - 4 && last > from && (part[last] & 0xc0) === 0x80) last--
  const lead = part[last] ?? 0
  const needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  return part.subarray(from, last >= 0 && part.length - last < needed ? last : part.length)
}

/** Before the last ASCII character: letters, signs and combining marks that belong together follow an ASCII one. */
function safeCut(text: string): number {
  let at = text.length - 1
  while (at > 0 && text.charCodeAt(at) > 0x7f) at--
  return at > 0 ? at : 0
}

/** Writes the content of a text file (gzip or not) as UTF-8 in NFC, without a byte order mark, in bounded memory. */
export async function toUtf8File(file: string, encoding: Encoding, target: string): Promise<void> {
  const decoder = decoderOf(encoding, file)
  const convert = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<string> {
    let carry = ''
    for await (const bytes of source) {
      const text = carry + decoder.write(bytes)
      const cut = safeCut(text)
      carry = text.slice(cut)
      if (cut > 0) yield finishText(text.slice(0, cut), encoding)
    }
    yield finishText(carry + decoder.end(), encoding)
  }
  try {
    await pipeline(await openContent(file), convert, createWriteStream(target, { flags: 'wx' }))
  } catch (cause) {
    throw inputError(file, cause)
  }
}
