import { LiemError, type Db, type Home } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { askToCancel, enqueue, type EndedByKind } from '../../jobs/index.ts'
import { write } from '../../ledger/index.ts'
import { hasFile } from './files.ts'
import { holdUpload, type Held } from './queries.ts'
import type { Mapping, UploadState } from './schema.ts'

/** States in which nothing happens to a file and it may be looked at or imported. */
const AT_REST: readonly UploadState[] = ['ready', 'doubtful', 'failed', 'received']

/** Has the file looked at again with these columns, zone, encoding and form of dates. Throws `conflict` where it is too late for that. */
export function checkUpload(db: Db, home: Home, actor: Actor, { id, mapping }: { id: string; mapping: Mapping }): Promise<void> {
  const entry = {
    actor,
    kind: 'import.mapped',
    reason: 'How the file is to be read was changed',
    subject: `import:${id}`,
    body: { mapping },
  }
  return write(db, entry, async (trx) => {
    await atRest(await holdUpload(trx, id), home)
    const job = await enqueue(trx, { kind: 'check', subject: `import:${id}`, by: actor.id, payload: { upload: id } })
    await trx
      .updateTable('lake.upload')
      .set({ state: 'checking', mapping: JSON.stringify(mapping), job, error: null, finished_at: null })
      .where('id', '=', id)
      .execute()
  })
}

/** Has the file imported. Throws `conflict` where it is being imported or has been. */
export function startImport(
  db: Db,
  home: Home,
  actor: Actor,
  { id, mapping, reason }: { id: string; mapping: Mapping; reason: string },
): Promise<void> {
  const entry = { actor, kind: 'import.started', reason, subject: `import:${id}`, body: { mapping } }
  return write(db, entry, async (trx) => {
    const held = await holdUpload(trx, id)
    await atRest(held, home)
    const job = await enqueue(trx, { kind: 'import', subject: `import:${id}`, by: actor.id, payload: { upload: id } })
    await trx
      .updateTable('lake.upload')
      .set({ state: 'importing', mapping: JSON.stringify({ ...held.mapping, ...mapping }), job, error: null, finished_at: null })
      .where('id', '=', id)
      .execute()
  })
}

/**
 * Stops whatever happens to the file, and forgets it. One that is being imported stops at the next place where nothing half-done stays; the state
 * follows. Throws `conflict` where its rows are in the lake already. Whoever asks again changes nothing and leaves no event.
 */
export async function cancelImport(db: Db, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<void> {
  const body = (isNew: boolean): Record<string, unknown> | null => (isNew ? {} : null)
  await write(db, { actor, kind: 'import.cancelled', reason, subject: `import:${id}`, body }, async (trx) => {
    const { state, job } = await holdUpload(trx, id)
    if (state === 'cancelled') return false
    if (state === 'imported' || state === 'known') throw new LiemError('conflict', 'its rows are in the data already')
    if (state === 'importing' && job !== null) return askToCancel(trx, job, UPLOAD_ENDED)
    if (state === 'checking' && job !== null) await askToCancel(trx, job, {})
    await trx.updateTable('lake.upload').set({ state: 'cancelled', finished_at: new Date() }).where('id', '=', id).execute()
    return true
  })
}

async function atRest(held: Held, home: Home): Promise<void> {
  if (!AT_REST.includes(held.state)) throw new LiemError('conflict', 'the file is being worked on, or is done with')
  if (!(await hasFile(home, held))) throw new LiemError('conflict', 'the file itself is not kept any more', { hint: 'send it again' })
}

/** The state of a file follows the job that worked on it, in the same transaction. What went well was written by the job itself. */
export const UPLOAD_ENDED: EndedByKind = Object.fromEntries(
  (['check', 'import'] as const).map((kind) => [
    kind,
    async (trx, { payload }, outcome) => {
      if (outcome.state === 'done') return
      const error = outcome.state === 'failed' ? JSON.stringify(outcome.error) : null
      await trx
        .updateTable('lake.upload')
        .set({ state: outcome.state, error, finished_at: new Date() })
        .where('id', '=', String(payload['upload']))
        .where('state', '=', kind === 'check' ? 'checking' : 'importing')
        .execute()
    },
  ]),
)
