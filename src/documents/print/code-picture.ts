import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

const DOTS = 6
const QUIET = 2

/** A QR code as a PNG, black on white. */
export function codePicture(text: string): Buffer {
  const { data } = encode(text, { ecc: 'M', border: QUIET })
  const side = data.length * DOTS
  const row = (dots: readonly boolean[]): Buffer => {
    const bytes = Buffer.alloc(1 + Math.ceil(side / 8))
    for (let x = 0; x < side; x++) if (!dots[Math.floor(x / DOTS)]!) bytes[1 + (x >> 3)]! |= 0x80 >> (x & 7)
    return bytes
  }
  const rows = data.flatMap((dots) => Array.from({ length: DOTS }, () => row(dots)))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  // one bit a dot, grey
  head.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
