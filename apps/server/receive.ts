import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm, statfs } from 'node:fs/promises'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { LiemError, type Db } from '../../src/base/index.ts'
import { writing } from '../../src/base/write/index.ts'
import { dropUpload, keepUpload, openUpload, partOf, showUpload, sweepUploads, type Upload } from '../../src/lake/uploads/index.ts'
import { HttpRefusal } from './problems.ts'
import type { Context } from './table.ts'

const TELL_EVERY = 500
/** What must stay free on the disk, for the database and the lake. */
const RESERVE = 256 * 1024 * 1024

/** Takes a file from the body, whole or not at all: hashed on its way to the disk, with a bounded part of it in memory. */
export async function receiveFile(context: Context, input: { name: string; bytes?: number | undefined }, body: Readable): Promise<Upload> {
  const { db, home, actor, scope } = context
  await requireRoom(home.uploads, input.bytes ?? 0)
  const { id } = await openUpload(db, actor, input)
  const part = partOf(home, id)
  try {
    const received = await keepBytes(db, id, body, part, input.bytes)
    await keepUpload(db, home, actor, id, received)
  } catch (error) {
    await rm(part, { force: true })
    const cause = isGone(error) ? gone() : isFull(error) ? full() : error
    await dropUpload(db, actor, id, cause)
    throw cause
  } finally {
    await sweepUploads(db, home)
  }
  return showUpload(db, scope, id)
}

async function keepBytes(
  db: Db,
  id: string,
  body: Readable,
  part: string,
  announced: number | undefined,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  const cancel = new AbortController()
  let bytes = 0
  const count = new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      hash.update(chunk)
      bytes += chunk.length
      next(null, chunk)
    },
  })
  const tell = (): void =>
    void stillWanted(db, id, bytes).then(
      (wanted) => wanted || cancel.abort(cancelled()),
      () => undefined,
    )
  const timer = setInterval(tell, TELL_EVERY)
  try {
    await pipeline(body, count, createWriteStream(part, { flags: 'wx', mode: 0o600 }), { signal: cancel.signal })
  } catch (error) {
    cancel.signal.throwIfAborted()
    throw error
  } finally {
    clearInterval(timer)
  }
  if (bytes === 0) throw new LiemError('input', 'the file is empty', { hint: 'export it again' })
  if (announced !== undefined && announced !== bytes) throw gone()
  return { bytes, sha256: hash.digest('hex') }
}

/** Writes down how much has come; false where somebody cancelled the file meanwhile. No record: where the bytes are is not worth an event. */
async function stillWanted(db: Db, id: string, received: number): Promise<boolean> {
  const { numUpdatedRows } = await writing(db, (trx) =>
    trx.updateTable('lake.upload').set({ received }).where('id', '=', id).where('state', '=', 'receiving').executeTakeFirstOrThrow(),
  )
  return numUpdatedRows > 0n
}

async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize - bytes < RESERVE) throw full()
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR'
}

function isFull(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)
}

function full(): HttpRefusal {
  return new HttpRefusal(507, 'there is no room left to keep the file', 'make room on the disk, then send it again')
}

function gone(): LiemError {
  return new LiemError('input', 'not all of the file came', { hint: 'send it again' })
}

function cancelled(): LiemError {
  return new LiemError('cancelled', 'the file was cancelled')
}
