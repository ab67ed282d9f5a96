import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { LiemError } from '../errors.ts'

/** Bytes that came whole. */
export interface Received {
  bytes: number
  sha256: string
}

interface Receiving {
  /** How many were said to come. */
  announced?: number | undefined
  /** More than so many are refused. */
  most?: number
  /** Told of each piece: how many have come, and the piece itself. */
  onPiece?: (received: number, piece: Buffer) => void
  signal?: AbortSignal
}

/** Keeps what comes in a new file, hashed on its way to the disk, a bounded part of it in memory. Throws `input`: it is empty, not whole, or too large. */
export async function receiveBytes(
  body: Readable,
  part: string,
  { announced, most = Infinity, onPiece, signal }: Receiving = {},
): Promise<Received> {
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform: (piece: Buffer, _encoding, next) => {
      bytes += piece.length
      if (bytes > most) return next(tooLarge(most))
      hash.update(piece)
      onPiece?.(bytes, piece)
      next(null, piece)
    },
  })
  const to = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(body, count, to, signal === undefined ? {} : { signal })
  if (bytes === 0) throw new LiemError('input', 'the file is empty', { hint: 'export it again' })
  if (announced !== undefined && announced !== bytes) throw gone()
  return { bytes, sha256: hash.digest('hex') }
}

/** What is thrown where the sender went away in the middle. */
export function gone(): LiemError {
  return new LiemError('input', 'not all of the file came', { hint: 'send it again' })
}

export function tooLarge(most: number): LiemError {
  return new LiemError('input', `the file is larger than ${Math.floor(most / 1e6)} MB`, {
    hint: 'whoever runs Liêm sets how large a file may be',
  })
}

/** Whether somebody stopped sending. */
export function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR'
}

/** Whether there was no room for the bytes. */
export function isFull(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)
}

/** What must stay free on the disk, for the database and the lake. */
const RESERVE = 256 * 1024 * 1024

/** Whether a folder has room for so many bytes, and what must stay free beside them. */
export async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize - bytes >= RESERVE
}
