/** The words in a file that an answer is: PDF, Word, Excel, or text. */
import { inflateSync } from 'node:zlib'
import { unzip } from './build-documents.ts'

export function textIn(bytes: Buffer): string {
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return pdfText(bytes)
  if (bytes.toString('latin1', 0, 4) === 'PK\x03\x04') return zipText(bytes)
  return bytes.toString('utf8')
}

/** Of Word and Excel: everything between tags, and what stands in attributes. */
function zipText(bytes: Buffer): string {
  const parts = [...unzip(bytes)].filter(([name]) => /\.(?:xml|rels)$/u.test(name)).map(([, part]) => part.toString('utf8'))
  return parts.map((xml) => `${unescaped(xml.replaceAll(/<[^>]+>/gu, ''))}\n${unescaped(xml)}`).join('\n')
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (xml: string): string =>
  xml.replaceAll(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu,
    (whole, hex: string | undefined, digits: string | undefined, name: string | undefined) =>
      hex === undefined && digits === undefined
        ? (NAMED[name ?? ''] ?? whole)
        : String.fromCodePoint(hex === undefined ? Number(digits) : Number.parseInt(hex, 16)),
  )

/** What is shown, by each of the alphabets in the file: of each line one of them reads what is written, and the others read nonsense. */
function pdfText(pdf: Buffer): string {
  const streams = streamsOf(pdf)
  const alphabets = streams.filter((one) => one.includes('beginbfchar') || one.includes('beginbfrange')).map(alphabetOf)
  const shown = streams.filter((one) => /\bT[jJ]\b/u.test(one)).map(glyphsOf)
  const read = alphabets.flatMap((alphabet) =>
    shown.map((lines) => lines.map((line) => line.map((at) => alphabet.get(at) ?? '').join('')).join('\n')),
  )
  return [pdf.toString('latin1'), ...streams, ...read].join('\n')
}

function streamsOf(pdf: Buffer): string[] {
  return [...pdf.toString('latin1').matchAll(/(<<(?:(?!endobj)[\s\S])*?>>)\s*stream\r?\n/gu)].flatMap(({ 0: whole, 1: head, index }) => {
    const start = index + whole.length
    const bytes = pdf.subarray(start, pdf.indexOf('endstream', start, 'latin1'))
    try {
      return [(head!.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')]
    } catch {
      return []
    }
  })
}

const wordOf = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

function alphabetOf(map: string): Map<number, string> {
  const found = new Map<number, string>()
  for (const [, body] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu))
    for (const [, at, to] of body!.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>/giu)) found.set(Number.parseInt(at!, 16), wordOf(to!))
  for (const [, body] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu))
    for (const [, from, until, to] of body!.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>\s*<([\da-f]+)>/giu))
      for (let at = Number.parseInt(from!, 16); at <= Number.parseInt(until!, 16); at++)
        found.set(at, String.fromCodePoint(wordOf(to!).codePointAt(0)! + at - Number.parseInt(from!, 16)))
  return found
}

/** The numbers of glyphs of each line: strings up to where they are shown. In a string brackets may stand in pairs. */
function glyphsOf(content: string): number[][] {
  const lines: number[][] = []
  let bytes: Buffer[] = []
  for (let at = 0; at < content.length;) {
    const end = content[at] === '(' ? closing(content, at) : undefined
    const [hex] = end === undefined ? (/^<[\da-f\s]+>/iu.exec(content.slice(at, at + 4_000)) ?? []) : []
    if (end !== undefined) bytes.push(Buffer.from(unslashed(content.slice(at + 1, end - 1)), 'latin1'))
    if (hex !== undefined) bytes.push(Buffer.from(hex.replaceAll(/[<>\s]/gu, ''), 'hex'))
    if (content[at] === 'T' && /[jJ]/u.test(content[at + 1] ?? '')) {
      lines.push(numbersIn(Buffer.concat(bytes)))
      bytes = []
    }
    at = end ?? at + (hex?.length ?? 1)
  }
  return lines
}

const numbersIn = (bytes: Buffer): number[] => Array.from({ length: bytes.length >> 1 }, (_, at) => bytes.readUInt16BE(at * 2))

function closing(content: string, from: number): number {
  let depth = 0
  for (let at = from; at < content.length; at++) {
    if (content[at] === '\\') at++
    else if (content[at] === '(') depth++
    else if (content[at] === ')' && --depth === 0) return at + 1
  }
  return content.length
}

const SLASHED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const unslashed = (text: string): string =>
  text.replaceAll(/\\([0-7]{1,3}|\r\n|[\s\S])/gu, (_, one: string) =>
    /^[0-7]/u.test(one) ? String.fromCodePoint(Number.parseInt(one, 8)) : (SLASHED[one] ?? (/[\r\n]/u.test(one) ? '' : one)),
  )
