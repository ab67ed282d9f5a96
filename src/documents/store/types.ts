/** What a file is, by its first bytes, as browsers and mail name it. */
type Sign = readonly [type: string, at: number, bytes: string]

/** What cannot be taken for another; the longest first where one begins as another does. Latin-1. */
const SIGNS: readonly Sign[] = [
  ['application/pdf', 0, '%PDF-'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/tiff', 0, 'II*\0'],
  ['image/tiff', 0, 'MM\0*'],
  ['image/webp', 8, 'WEBP'],
  ['image/heic', 4, 'ftyphei'],
  ['image/heic', 4, 'ftypmif1'],
  ['video/quicktime', 4, 'ftypqt'],
  ['audio/mp4', 4, 'ftypM4A'],
  ['video/mp4', 4, 'ftyp'],
  ['video/x-matroska', 0, '\x1aE\xdf\xa3'],
  ['video/x-msvideo', 8, 'AVI '],
  ['audio/wav', 8, 'WAVE'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['application/x-7z-compressed', 0, "7z\xbc\xaf'\x1c"],
  ['application/vnd.rar', 0, 'Rar!\x1a\x07'],
  ['application/gzip', 0, '\x1f\x8b'],
  ['application/vnd.ms-office', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['application/vnd.apache.parquet', 0, 'PAR1'],
  ['application/vnd.sqlite3', 0, 'SQLite format 3\0'],
]

/** A program: Windows, Linux, macOS, or a script that says by what it is run. */
export const PROGRAM = 'application/x-executable'
const PROGRAMS = ['MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '\xce\xfa\xed\xfe', '\xca\xfe\xba\xbe', '#!']

/** Of what is in a ZIP, in the order of the first names in it. */
const INSIDE: readonly (readonly [name: string, type: string])[] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['mimetypeapplication/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
  ['mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'application/vnd.oasis.opendocument.spreadsheet'],
]

/** So many bytes say what a file is. */
export const HEAD_BYTES = 8_192

/** What a file is by its first bytes, whatever its name says; `application/octet-stream` where they do not say. */
export function typeOf(head: Buffer): string {
  const text = head.toString('latin1')
  if (PROGRAMS.some((start) => text.startsWith(start))) return PROGRAM
  const sign = SIGNS.find(([, at, bytes]) => text.startsWith(bytes, at))
  if (sign !== undefined) return sign[0]
  if (text.startsWith('PK\x03\x04')) return INSIDE.find(([name]) => text.includes(name))?.[1] ?? 'application/zip'
  return isText(head) ? textType(head.toString('utf8').replace(/^\ufeff/u, '')) : 'application/octet-stream'
}

/** Whole letters of UTF-8 with no control among them but breaks and tabs; the last letter may be cut off. */
function isText(head: Buffer): boolean {
  const text = new TextDecoder('utf8', { fatal: false }).decode(head).replace(/\ufffd{1,3}$/u, '')
  return !/[\p{Cc}\ufffd]/u.test(text.replaceAll(/[\t\n\v\f\r]/gu, ' '))
}

function textType(text: string): string {
  const start = text.trimStart().slice(0, 200).toLowerCase()
  if (start.startsWith('<?xml')) return 'application/xml'
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'text/html'
  if (/^[{[]/u.test(start)) return 'application/json'
  return 'text/plain'
}
