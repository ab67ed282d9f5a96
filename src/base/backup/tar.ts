import { damaged } from './format.ts'

const BLOCK = 512
/** Bytes of a name that the old header holds; a longer one stands in an extended header before it (POSIX.1-2001, pax). */
const LONGEST_NAME = 100
/** Eleven octal digits. */
const LARGEST = 0o77777777777
const LONGEST_EXTENDED = 1 << 16

/** What stands before the bytes of a file in a tar archive. */
export function tarHeader(name: string, bytes: number): Buffer {
  if (Buffer.byteLength(name) <= LONGEST_NAME && bytes <= LARGEST) return header(name, bytes, '0')
  const records = Buffer.from(record('path', name) + record('size', String(bytes)))
  return Buffer.concat([
    header('extended', records.length, 'x'),
    records,
    tarPadding(records.length),
    header('see-extended', Math.min(bytes, LARGEST), '0'),
  ])
}

/** What fills the last block of a file. */
export function tarPadding(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK)
}

/** The end of an archive. */
export const TAR_END: Buffer = Buffer.alloc(2 * BLOCK)

function header(name: string, bytes: number, type: '0' | 'x'): Buffer {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, digits: number): number => block.write(value.toString(8).padStart(digits, '0'), at)
  block.write(name, 0)
  octal(0o600, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(bytes, 124, 11)
  octal(0, 136, 11)
  block.write(type, 156)
  block.write('ustar\0' + '00', 257)
  octal(checksum(block), 148, 6)
  block.write('\0 ', 154)
  return block
}

/** Sum of all bytes, those of the sum itself counted as blanks. */
function checksum(block: Buffer): number {
  return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)
}

/** `LENGTH KEY=VALUE\n`, where the length counts itself. */
function record(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  const guess = rest + String(rest).length
  return `${rest + String(guess).length} ${key}=${value}\n`
}

export interface TarEntry {
  name: string
  bytes: number
  /** Its bytes; what is not read is passed over. */
  content: AsyncGenerator<Buffer, void, undefined>
}

/** The files of a tar archive, in order. Throws `input`: it ends in the middle, its form is another, or it holds anything but files. */
export async function* readTar(source: AsyncIterable<Buffer>, file: string): AsyncGenerator<TarEntry, void, undefined> {
  const reader = readerOf(source, file)
  let extended: Extended = {}
  for (;;) {
    const block = await reader.take(BLOCK)
    if (block.every((byte) => byte === 0)) break
    const { name, bytes, type } = readHeader(block, file)
    if (type === 'x') {
      extended = readExtended(await reader.take(bytes), file)
      await reader.take(tarPadding(bytes).length)
      continue
    }
    const size = extended.size ?? bytes
    const content = reader.part(size)
    yield { name: extended.path ?? name, bytes: size, content }
    extended = {}
    for await (const _ of content);
    await reader.take(tarPadding(size).length)
  }
  if (!(await reader.onlyZeros())) throw damaged(file, 'there is something behind its end')
}

function readHeader(block: Buffer, file: string): { name: string; bytes: number; type: string } {
  const text = (from: number, length: number): string => block.toString('utf8', from, from + length).replace(/\0.*$/su, '')
  const number = (from: number, length: number): number => Number.parseInt(text(from, length).trim() || 'x', 8)
  const [name, bytes, type] = [text(0, LONGEST_NAME), number(124, 12), String.fromCodePoint(block[156]!)]
  if (number(148, 8) !== checksum(block) || !Number.isSafeInteger(bytes)) throw damaged(file, 'the head of a file in it cannot be read')
  if (type !== '0' && !(type === 'x' && bytes <= LONGEST_EXTENDED)) throw damaged(file, `it holds something that is no file: ${name}`)
  if (text(345, 155) !== '') throw damaged(file, `the name of a file in it has another form: ${name}`)
  return { name, bytes, type }
}

interface Extended {
  path?: string
  size?: number
}

function readExtended(bytes: Buffer, file: string): Extended {
  const found: Extended = {}
  for (const line of bytes.toString().split('\n').slice(0, -1)) {
    const [, key, value] = /^\d+ (path|size)=(.*)$/su.exec(line) ?? []
    if (key === 'path') found.path = value!
    else if (key === 'size' && /^\d{1,15}$/u.test(value!)) found.size = Number(value)
    else throw damaged(file, 'the head of a file in it cannot be read')
  }
  return found
}

interface Reader {
  take: (bytes: number) => Promise<Buffer>
  part: (bytes: number) => AsyncGenerator<Buffer, void, undefined>
  onlyZeros: () => Promise<boolean>
}

/** Bytes of a stream, so many at a time. */
function readerOf(source: AsyncIterable<Buffer>, file: string): Reader {
  const chunks = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const next = await chunks.next()
    if (next.done === true) return false
    rest = next.value
    return true
  }
  async function* part(bytes: number): AsyncGenerator<Buffer, void, undefined> {
    for (let left = bytes; left > 0;) {
      if (rest.length === 0 && !(await more())) throw damaged(file, 'it ends in the middle')
      const piece = rest.subarray(0, left)
      rest = rest.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
  const take = async (bytes: number): Promise<Buffer> => {
    const pieces: Buffer[] = []
    for await (const piece of part(bytes)) pieces.push(piece)
    return Buffer.concat(pieces)
  }
  const onlyZeros = async (): Promise<boolean> => {
    do if (rest.some((byte) => byte !== 0)) return false
    while (await more())
    return true
  }
  return { take, part, onlyZeros }
}
