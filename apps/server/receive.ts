import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { LiemError, type Db } from '../../src/base/index.ts'
import { gone, hasRoom, isFull, isGone, receiveBytes, type Received } from '../../src/base/files/index.ts'
import { writing } from '../../src/base/write/index.ts'
import { dropUpload, keepUpload, openUpload, partOf, showUpload, sweepUploads, type Upload } from '../../src/lake/uploads/index.ts'
import { HttpRefusal } from './problems.ts'
import type { Context } from './table.ts'

const TELL_EVERY = 500

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
    const cause = causeOf(error)
    await dropUpload(db, actor, id, cause)
    throw cause
  } finally {
    await sweepUploads(db, home)
  }
  return showUpload(db, scope, id)
}

/** Work that takes a file from a body: where there is no room, or the sender went away, it says so. */
export async function receiving<T>(folder: string, bytes: number | undefined, work: () => Promise<T>): Promise<T> {
  await requireRoom(folder, bytes ?? 0)
  try {
    return await work()
  } catch (error) {
    throw causeOf(error)
  }
}

async function keepBytes(db: Db, id: string, body: Readable, part: string, announced: number | undefined): Promise<Received> {
  const cancel = new AbortController()
  let bytes = 0
  const tell = (): void =>
    void stillWanted(db, id, bytes).then(
      (wanted) => wanted || cancel.abort(new LiemError('cancelled', 'the file was cancelled')),
      () => undefined,
    )
  const timer = setInterval(tell, TELL_EVERY)
  try {
    return await receiveBytes(body, part, { announced, signal: cancel.signal, onPiece: (received) => (bytes = received) })
  } catch (error) {
    cancel.signal.throwIfAborted()
    throw error
  } finally {
    clearInterval(timer)
  }
}

/** Writes down how much has come; false where somebody cancelled the file meanwhile. No record: where the bytes are is not worth an event. */
async function stillWanted(db: Db, id: string, received: number): Promise<boolean> {
  const { numUpdatedRows } = await writing(db, (trx) =>
    trx.updateTable('lake.upload').set({ received }).where('id', '=', id).where('state', '=', 'receiving').executeTakeFirstOrThrow(),
  )
  return numUpdatedRows > 0n
}

async function requireRoom(folder: string, bytes: number): Promise<void> {
  if (!(await hasRoom(folder, bytes))) throw full()
}

function causeOf(error: unknown): unknown {
  return isGone(error) ? gone() : isFull(error) ? full() : error
}

function full(): HttpRefusal {
  return new HttpRefusal(507, 'there is no room left to keep the file', 'make room on the disk, then send it again')
}
