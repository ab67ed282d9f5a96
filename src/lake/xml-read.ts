import { TextDecoder } from 'node:util'
import { LiemError } from '../base/index.ts'
import { fileSize, inputError, openContent } from './bytes.ts'
import { isPlain } from './xml-fast.ts'
import { endXml, problem, scanXml, tagProblem, xmlScanner, type XmlHandler, type XmlScanner } from './xml-scan.ts'

const HEAD = 1024
/** Bytes that are kept back at most, in the hope of the end of a tag. */
const MAX_REST = 1 << 18

/** What a handler can ask while a file is read. */
export interface XmlReading {
  /** Refuses the file at the tag that is being reported. */
  refuse: (message: string, hint?: string) => never
}

/** How far the reading of a file is, in bytes as they are on disk. */
export type BytesRead = (bytes: number, ofBytes: number) => void

/**
 * Reads an XML file, gzip or not, in bounded memory. The encoding is that of the byte order mark, else of
 * the XML declaration, else UTF-8. Throws LiemError('input') with file, line, column and element for a
 * file that cannot be read, is cut off, is not in its encoding or is not well-formed (see `scanXml`).
 */
export async function readXml(file: string, handlerFor: (reading: XmlReading) => XmlHandler, onBytes?: BytesRead): Promise<void> {
  const ofBytes = await fileSize(file)
  const handler: XmlHandler = handlerFor({ refuse: (message, hint) => tagProblem(scanner, message, hint) })
  const scanner = xmlScanner(file, handler)
  const stream = await openContent(file)
  const position = stream as { bytesRead?: number; bytesWritten?: number }
  let decoder: TextDecoder | undefined
  let head: Buffer = Buffer.alloc(0)
  let rest: Buffer = Buffer.alloc(0)
  const feed = (bytes: Buffer): void => {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    const end = all.lastIndexOf(62) + 1
    const whole = end > 0 ? end : all.length > MAX_REST ? all.length : 0
    rest = all.subarray(whole)
    if (whole > 0) scanPiece(scanner, decoder!, all.subarray(0, whole))
  }
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      if (decoder === undefined) {
        head = head.length === 0 ? bytes : Buffer.concat([head, bytes])
        if (head.length < HEAD) continue
        decoder = decoderOf(file, head)
        feed(head)
      } else feed(bytes)
      onBytes?.(position.bytesRead ?? position.bytesWritten ?? 0, ofBytes)
    }
    if (decoder === undefined) {
      decoder = decoderOf(file, head)
      feed(head)
    }
    scanPiece(scanner, decoder, rest)
    endXml(scanner)
  } catch (cause) {
    throw cause instanceof RangeError || cause instanceof TypeError ? cause : inputError(file, cause)
  } finally {
    stream.destroy()
  }
}

function scanPiece(scanner: XmlScanner, decoder: TextDecoder, bytes: Buffer): void {
  scanXml(scanner, decoded(scanner, decoder, bytes), !decoder.encoding.startsWith('utf-16') && isPlain(bytes))
}

function decoded(scanner: XmlScanner, decoder: TextDecoder, bytes: Buffer): string {
  try {
    return decoder.decode(bytes, { stream: true })
  } catch {
    const loose = new TextDecoder(decoder.encoding).decode(bytes)
    scanner.buffer += loose.slice(0, Math.max(0, loose.indexOf('\u{FFFD}')))
    return problem(
      scanner,
      scanner.buffer.length,
      `from here on the file is not in ${decoder.encoding}`,
      'state its real encoding in its first line, or save it as UTF-8',
    )
  }
}

/** Throws LiemError('input') for an encoding that is not known, and for a file of nothing. */
function decoderOf(file: string, head: Buffer): TextDecoder {
  if (head.length === 0) throw new LiemError('input', 'is empty once unpacked', { place: { file } })
  const label = encodingOf(head)
  try {
    return new TextDecoder(label, { fatal: true })
  } catch (cause) {
    throw new LiemError('input', `the encoding ${JSON.stringify(label)} is not known`, {
      place: { file, line: 1, column: 1 },
      hint: 'save it as UTF-8',
      cause,
    })
  }
}

function encodingOf(head: Buffer): string {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb) return 'utf-8'
  if (first === 0x3c && second === 0) return 'utf-16le'
  if (first === 0 && second === 0x3c) return 'utf-16be'
  const stated = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/u.exec(head.subarray(0, HEAD).toString('latin1'))
  return stated === null ? 'utf-8' : stated[1]!
}

/** A copy that does not hold on to the chunk of the file that it was cut from. */
export function detached(text: string): string {
  return Buffer.from(text).toString()
}

const REMEMBERED = 50_000

/** Copies texts that are kept, each only once while it is remembered. */
export function keeper(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const copy = known.get(text)
    if (copy !== undefined) return copy
    if (known.size >= REMEMBERED) known.clear()
    const fresh = detached(text)
    known.set(fresh, fresh)
    return fresh
  }
}
