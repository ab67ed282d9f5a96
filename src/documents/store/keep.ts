import { createReadStream } from 'node:fs'
import { mkdir, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { hashFile, syncPath } from '../../base/files/index.ts'
import { LiemError, type Home, type Trx } from '../../base/index.ts'
import type { Staged } from './stage.ts'

/** Where the bytes of a hash are, below the folder of files. */
export const placeOf = (sha256: string): string => join(sha256.slice(0, 2), sha256.slice(2))
const pathOf = ({ files }: Home, sha256: string): string => join(files, placeOf(sha256))

/** SQL: nobody sweeps while bytes get their row, and the other way round. */
export const LOCK = sql`hashtextextended('documents.file', 0)`

/**
 * Keeps staged bytes under their hash, once whoever names them; the row that names them is written in the same transaction. Bytes are there before the row:
 * killed in between, they are swept.
 */
export async function keepStaged(trx: Trx, home: Home, { part, sha256, bytes, type }: Staged): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${LOCK})`.execute(trx)
  const path = pathOf(home, sha256)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // What is there under this name may have been changed since: these bytes were hashed a moment ago.
  await rename(part, path)
  await syncPath(dirname(path))
  await syncPath(home.files)
  await sql`insert into documents.file (sha256, bytes, type) values (${sha256}, ${bytes}, ${type})
    on conflict (sha256) do update set gone_at = null, kept_at = clock_timestamp() where file.gone_at is not null`.execute(trx)
}

/** The bytes of a hash, to send. Throws `unavailable` where they are not there. */
export async function openKept(home: Home, sha256: string): Promise<Readable> {
  const path = pathOf(home, sha256)
  if ((await stat(path).catch(() => undefined))?.isFile() !== true)
    throw new LiemError('unavailable', 'the bytes of this file are not there', { hint: 'have it verified, and take it from a backup' })
  return createReadStream(path, { highWaterMark: 1 << 18 })
}

/** Whether the bytes of a hash are still what they were. */
export type Verified = 'same' | 'other' | 'missing'

/** Reads the bytes of a hash anew and compares. */
export async function verifyKept(home: Home, sha256: string): Promise<Verified> {
  const path = pathOf(home, sha256)
  if ((await stat(path).catch(() => undefined)) === undefined) return 'missing'
  return (await hashFile(path)) === sha256 ? 'same' : 'other'
}
