import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Db, Home } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { fileSize } from '../bytes.ts'
import { partOf } from './files.ts'
import type { Mapping } from './schema.ts'
import { dropUpload, keepUpload, openUpload } from './send.ts'

/** Takes a file of this machine in, as one that was sent. Returns its id. Throws `input` for one that cannot be read. */
export async function takeFile(
  db: Db,
  home: Home,
  actor: Actor,
  file: string,
  { name, mapping }: { name?: string; mapping?: Mapping } = {},
): Promise<string> {
  const bytes = await fileSize(file)
  const { id } = await openUpload(db, actor, { name: name ?? basename(file), bytes, ...(mapping === undefined ? {} : { mapping }) })
  const part = partOf(home, id)
  try {
    const hash = createHash('sha256')
    const count = new Transform({
      transform: (chunk: Buffer, _encoding, next) => {
        hash.update(chunk)
        next(null, chunk)
      },
    })
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), count, createWriteStream(part, { mode: 0o600 }))
    await keepUpload(db, home, actor, id, { bytes, sha256: hash.digest('hex') })
    return id
  } catch (error) {
    await rm(part, { force: true })
    await dropUpload(db, actor, id, error)
    throw error
  }
}
