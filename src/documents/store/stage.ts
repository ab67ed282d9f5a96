import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { receiveBytes, tooLarge, type Received } from '../../base/files/index.ts'
import { LiemError, readConfig, type Home } from '../../base/index.ts'
import { HEAD_BYTES, PROGRAM, typeOf } from './types.ts'

/** Bytes that came whole and are on the disk, but are nobody's yet. */
export interface Staged extends Received {
  part: string
  /** What it is by its content. */
  type: string
}

const STAGING = 'staging'
export const stagingOf = ({ files }: Home): string => join(files, STAGING)

/**
 * Has work done with bytes that come, once all of them are there; whatever it does not keep (`keepStaged`) is gone afterwards. Throws `input` where they are
 * not whole, larger than the configuration allows, or a program.
 */
export async function withStaged<T>(
  home: Home,
  body: Readable,
  announced: number | undefined,
  work: (staged: Staged) => Promise<T>,
): Promise<T> {
  const { mostMegabytes, programs } = readConfig(home.path).files
  const most = mostMegabytes * 1e6
  if (announced !== undefined && announced > most) throw tooLarge(most)
  await mkdir(stagingOf(home), { recursive: true, mode: 0o700 })
  const part = join(stagingOf(home), randomUUID())
  const head: Buffer[] = []
  let seen = 0
  const onPiece = (received: number, piece: Buffer): void => {
    if (seen < HEAD_BYTES) head.push(piece.subarray(0, HEAD_BYTES - seen))
    seen = received
  }
  try {
    const received = await receiveBytes(body, part, { announced, most, onPiece })
    const type = typeOf(Buffer.concat(head))
    if (type === PROGRAM && !programs)
      throw new LiemError('input', 'this file is a program, whatever its name says', { hint: 'pack it into an archive if it is evidence' })
    return await work({ ...received, part, type })
  } finally {
    await rm(part, { force: true })
  }
}

/** The same for bytes that Liêm made itself. */
export function withStagedText<T>(home: Home, text: string, work: (staged: Staged) => Promise<T>): Promise<T> {
  return withStaged(home, Readable.from([Buffer.from(text)]), undefined, work)
}
