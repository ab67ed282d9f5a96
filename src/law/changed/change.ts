import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { lawWith, type Law } from '../allowed/index.ts'
import { dateWithin } from '../catalogue/index.ts'
import { currentLaw } from './current.ts'
import type { LawChange } from './schema.ts'
import { changeOf, findChange, insertDraft, lockLaw, markPublished, markWithdrawn, sha256Of, type Row } from './store.ts'

/** A text that is to take the place of a file of instruments; `base`: SHA-256 of the file that it began from, null of one that is not there. */
export type NewText = Pick<Row, 'file' | 'source' | 'base' | 'note'>

/**
 * Keeps a changed file of instruments as a draft. It is read with the whole law first: throws `rulebook` with every mistake at file:line:column, `conflict`
 * where the file is another one by now than the change began from, or nothing is changed.
 */
export async function draftChange(db: Db, actor: Actor, home: string, given: NewText & { reason: string }): Promise<LawChange> {
  const { file, source, reason } = given
  const law = await currentLaw(db, home)
  await requireBase(law, given)
  await lawWith(law, [{ file, source }]).pack()
  const body = (row: LawChange): Record<string, unknown> => ({ change: row.id, sha256: source === null ? null : sha256Of(source) })
  return write(db, { actor, kind: 'law.change-drafted', subject: `law-file:${file}`, reason, body }, async (trx) =>
    changeOf(await insertDraft(trx, actor, given), actor),
  )
}

/**
 * Publishes a draft that somebody else made: it is the law from then on, and the catalogue of violations gets its days from it. Throws `absent`; `denied` for
 * whoever drafted it; `conflict` where it is decided already, or its file was changed since; `rulebook` where the law is one by now that it does not fit into.
 */
export async function publishChange(
  db: Db,
  actor: Actor,
  home: string,
  { id, reason }: { id: string; reason: string },
): Promise<LawChange> {
  const { file, source } = await findChange(db, id)
  const sha256 = source === null ? null : sha256Of(source)
  const body = ({ dated }: { dated: string[] }): Record<string, unknown> => ({ change: id, sha256, dated })
  const { row } = await write(db, { actor, kind: 'law.change-published', subject: `law-file:${file}`, reason, body }, async (trx) => {
    await lockLaw(trx)
    const draft = await findDraft(trx, id)
    if (changeOf(draft, actor).own)
      throw new LiemError('denied', 'whoever drafted a change of the law does not publish it', { hint: 'have a second person publish it' })
    const law = await currentLaw(trx, home)
    await requireBase(law, draft)
    const dated = await dateWithin(trx, lawWith(law, [draft]))
    return { row: await markPublished(trx, actor, id), dated }
  })
  return changeOf(row, actor)
}

/** Withdraws a draft. Throws `absent`, and `conflict` where it is decided already. */
export async function withdrawChange(db: Db, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<LawChange> {
  const { file } = await findChange(db, id)
  return write(db, { actor, kind: 'law.change-withdrawn', subject: `law-file:${file}`, reason, body: { change: id } }, async (trx) => {
    await findDraft(trx, id)
    return changeOf(await markWithdrawn(trx, actor, id), actor)
  })
}

async function findDraft(trx: Trx, id: string): Promise<Row> {
  const row = await findChange(trx, id, true)
  if (row.published_by !== null) throw new LiemError('conflict', 'this change is published already')
  if (row.withdrawn_by !== null) throw new LiemError('conflict', 'this change was withdrawn')
  return row
}

async function requireBase(law: Law, { file, source, base }: Pick<Row, 'file' | 'source' | 'base'>): Promise<void> {
  const now = (await law.texts()).get(file)?.text
  if ((now === undefined ? null : sha256Of(now)) !== base)
    throw new LiemError('conflict', 'the file was changed by another since this change was begun', {
      hint: 'begin from the file as it is now, and make the change there',
    })
  if (source === (now ?? null)) throw new LiemError('conflict', 'nothing is changed')
}
