import { Readable } from 'node:stream'
import { LiemError } from '../../src/base/index.ts'
import type { Download } from './table.ts'

/** A register of a national administration over twenty years is a tenth of it. */
const MOST_BYTES = 64 * 1024 * 1024

/** The bytes of a file that is read whole. Throws `input` where they are too many. */
export async function wholeOf(name: string, body: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of body as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > MOST_BYTES)
      throw new LiemError('input', 'the file is larger than 64 MB', { place: { file: name }, hint: 'send its sheets one by one, as CSV' })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export function workbook(name: string, bytes: Buffer): Download {
  return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: Readable.from([bytes]) }
}
