import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { LiemError } from '../errors.ts'
import { damaged } from './format.ts'

/** A frame of zstd that unpacking passes over (RFC 8878, 3.1.2): here the SHA-256 of every byte before it. */
const SKIPPED = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 32, 0, 0, 0])
export const SEAL_BYTES: number = SKIPPED.length + 32

/** The last bytes of an archive, by the hash of those before. */
export function sealOf(hash: Hash): Buffer {
  return Buffer.concat([SKIPPED, hash.digest()])
}

/** Compares all bytes of an archive with its seal; returns how many stand before that, and the hash of the whole file. Throws `input`: there is none, or it is that of other bytes. */
export async function checkSeal(file: string, tell: (bytes: number) => void): Promise<{ packed: number; sha256: string }> {
  const { bytes, seal } = await readSeal(file).catch((cause: unknown) => {
    throw refusal(cause, file)
  })
  const hash = createHash('sha256')
  if (bytes > 0)
    for await (const piece of createReadStream(file, { end: bytes - 1, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      hash.update(piece)
      tell(piece.length)
    }
  const whole = hash.copy()
  if (!sealOf(hash).equals(seal)) throw damaged(file, 'its bytes are not those that were written, or it ends in the middle')
  return { packed: bytes, sha256: whole.update(seal).digest('hex') }
}

async function readSeal(file: string): Promise<{ bytes: number; seal: Buffer }> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const bytes = Math.max(0, size - SEAL_BYTES)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SEAL_BYTES), 0, SEAL_BYTES, bytes)
    return { bytes, seal: buffer.subarray(0, bytesRead) }
  } finally {
    await handle.close()
  }
}

function refusal(cause: unknown, file: string): unknown {
  const { code = '' } = cause as NodeJS.ErrnoException
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'it may not be read',
    EISDIR: 'it is a folder, not a file',
  }
  return reasons[code] === undefined ? cause : new LiemError('input', reasons[code], { place: { file }, cause })
}
