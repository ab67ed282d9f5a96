import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db, Home, Trx } from '../../base/index.ts'
import { placeOf } from './keep.ts'

/** A file of the store as a backup takes it. */
export interface KeptFile {
  /** Below the folder of files. */
  path: string
  sha256: string
  bytes: number
  content: () => AsyncIterable<Buffer>
}

/** Files that should be there, and the hashes of those that are not. */
export async function listKept(db: Db | Trx, home: Home): Promise<{ files: KeptFile[]; missing: string[] }> {
  const { rows } = await sql<{ sha256: string }>`select sha256 from documents.file where gone_at is null order by sha256`.execute(db)
  const [files, missing]: [KeptFile[], string[]] = [[], []]
  for (const { sha256 } of rows) {
    const path = placeOf(sha256)
    const found = await stat(join(home.files, path)).catch(() => undefined)
    if (found === undefined) missing.push(sha256)
    else
      files.push({ path, sha256, bytes: found.size, content: () => createReadStream(join(home.files, path), { highWaterMark: 1 << 20 }) })
  }
  return { files, missing }
}
