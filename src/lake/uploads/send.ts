import { LiemError, type Db, type Home } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { enqueue, wordsOf } from '../../jobs/index.ts'
import { write } from '../../ledger/index.ts'
import { readManifest } from '../manifest.ts'
import { fileName, keepFile } from './files.ts'
import { holdUpload } from './queries.ts'
import type { Mapping } from './schema.ts'

const SENT = 'A file was sent in'

/** Begins an upload, before its first byte. Throws `input` for a name that says nothing of the format. Returns its id and the name that is kept. */
export async function openUpload(
  db: Db,
  actor: Actor,
  { name, bytes, mapping = {} }: { name: string; bytes?: number | undefined; mapping?: Mapping },
): Promise<{ id: string; name: string }> {
  const kept = fileName(name)
  const body = { name: kept, bytes: bytes ?? null }
  const subject = ({ id }: { id: string }) => `import:${id}`
  const { id } = await write(db, { actor, kind: 'import.sent', reason: SENT, subject, body }, (trx) =>
    trx
      .insertInto('lake.upload')
      .values({ name: kept, bytes: bytes ?? null, by: actor.id, mapping: JSON.stringify(mapping) })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return { id, name: kept }
}

/**
 * All bytes are there: the file is kept and a look at it waits in the queue; the very bytes that the lake has already are `known`, and nothing more
 * happens. Throws `conflict` where it was cancelled meanwhile.
 */
export async function keepUpload(db: Db, home: Home, actor: Actor, id: string, received: { bytes: number; sha256: string }): Promise<void> {
  const { imports } = await readManifest(home.lake)
  const known = imports.find(({ sha256 }) => sha256 === received.sha256)
  const entry = { actor, kind: 'import.received', reason: SENT, subject: `import:${id}`, body: { ...received, known: known?.id ?? null } }
  const { name } = await db.selectFrom('lake.upload').select('name').where('id', '=', id).executeTakeFirstOrThrow()
  if (known === undefined) await keepFile(home, { id, name })
  await write(db, entry, async (trx) => {
    const held = await holdUpload(trx, id)
    if (held.state !== 'receiving') throw new LiemError('conflict', 'the file was cancelled while it came')
    const { bytes, sha256 } = received
    const row = { bytes, received: bytes, sha256 }
    const update = trx.updateTable('lake.upload').where('id', '=', id)
    if (known === undefined) {
      const job = await enqueue(trx, { kind: 'check', subject: `import:${id}`, by: actor.id, payload: { upload: id } })
      await update.set({ ...row, state: 'checking', job }).execute()
    } else {
      const result = JSON.stringify({ ...NOTHING, knownAs: known.name })
      await update.set({ ...row, state: 'known', lake_import: known.id, result, finished_at: new Date() }).execute()
    }
  })
}

const NOTHING = { rows: 0, rejectedRows: 0, repeatedRows: 0, undatedRows: 0, from: null, until: null, reasons: [] }

/** The bytes did not all come: because the sender went away, or because they could not be kept. */
export async function dropUpload(db: Db, actor: Actor, id: string, cause: unknown): Promise<void> {
  const error = wordsOf(cause)
  const entry = {
    actor,
    kind: 'import.dropped',
    reason: 'The file did not come whole',
    subject: `import:${id}`,
    // One that was cancelled meanwhile is on record as that.
    body: ({ numUpdatedRows }: { numUpdatedRows: bigint }) => (numUpdatedRows > 0n ? { code: error.code } : null),
  }
  await write(db, entry, (trx) =>
    trx
      .updateTable('lake.upload')
      .set({ state: error.code === 'cancelled' ? 'cancelled' : 'failed', error: JSON.stringify(error), finished_at: new Date() })
      .where('id', '=', id)
      .where('state', '=', 'receiving')
      .executeTakeFirstOrThrow(),
  )
}

/** At the start of the program nothing is being received: what was, when the last one ended, is dropped. */
export async function dropInterrupted(db: Db, actor: Actor): Promise<void> {
  const rows = await db.selectFrom('lake.upload').select('id').where('state', '=', 'receiving').execute()
  const cause = new LiemError('unavailable', 'Liêm was stopped while the file came', { hint: 'send it again' })
  for (const { id } of rows) await dropUpload(db, actor, id, cause)
}
