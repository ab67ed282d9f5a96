import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { enqueue } from '../jobs/index.ts'
import { write } from '../ledger/index.ts'
import { endUnapproved, refuseNames, requireKnown, type Acting } from './draw.ts'
import { showDestruction } from './lists.ts'
import { openList, requireMove, type OpenList } from './open.ts'
import type { approveDestruction as approveContract, Destruction } from './schema.ts'

/**
 * The second person approves exactly what was proposed, and the destruction is asked for in the same transaction. Throws `conflict` where he drew it up
 * himself, where it is not as he looked at it, after ninety days, or where one of the two has a part in what stands on it.
 */
export async function approveDestruction(
  db: Db,
  { scope, account }: Acting,
  { id, root, document, reason }: z.output<typeof approveContract.input>,
): Promise<Destruction> {
  const { actor } = scope
  const entry = { actor, kind: 'destruction.approved', subject: `destruction:${id}`, reason, body: { root } }
  await write(db, entry, async (trx) => {
    const list = await openList(trx, scope, id)
    requireProposed(list, root)
    await requireKnown(trx, actor)
    if (list.drawn_by === actor.id || list.drawn_account === account)
      throw new LiemError('conflict', 'whoever drew up a list does not approve it', { hint: 'a second person does' })
    for (const person of [actor.id, list.drawn_by]) await refusePart(trx, id, person)
    for (const text of [document, reason]) await refuseNames(trx, id, text)
    const job = await enqueue(trx, { kind: 'destroy', subject: `destruction:${id}`, by: actor.id })
    await sql`update retention.destruction set state = 'approved', approved_by = ${actor.id}, approved_by_name = ${actor.name},
      approved_account = ${account}, approved_at = clock_timestamp(), document = ${document.toWellFormed()}, job = ${job} where id = ${id}`.execute(
      trx,
    )
  })
  return showDestruction(db, scope, id)
}

function requireProposed(list: OpenList, root: string): void {
  const { root: proposed, lapsed } = list
  requireMove(list, 'approve', 'this list does not wait for approval')
  if (lapsed)
    throw new LiemError('conflict', 'this list was proposed more than ninety days ago', { hint: 'refuse it; a new one is drawn up' })
  if (proposed !== root) throw new LiemError('conflict', 'this is not the list that was proposed', { hint: 'look at it again' })
}

/** Nobody decides on the destruction of what names him, or somebody he is related to. */
async function refusePart(trx: Trx, id: string, person: string): Promise<void> {
  const { rows } = await sql<{ part: boolean }>`select retention.has_part(${id}, ${person}) as part`.execute(trx)
  if (rows[0]!.part)
    throw new LiemError('conflict', 'one of the two persons has a part in what is to be destroyed', {
      hint: 'others draw up and approve it',
    })
}

/** Refuses a list that was proposed; what stands on it is kept, and may be put on another one. */
export async function refuseDestruction(db: Db, scope: Scope, { id, reason }: { id: string; reason: string }): Promise<Destruction> {
  return endUnapproved(db, scope, { id, reason, to: 'refused' })
}

/** Goes on with a destruction that failed or was stopped. Throws `conflict` where there is nothing to go on with. */
export async function resumeDestruction(db: Db, scope: Scope, { id, reason }: { id: string; reason: string }): Promise<Destruction> {
  await write(db, { actor: scope.actor, kind: 'destruction.resumed', subject: `destruction:${id}`, reason }, async (trx) => {
    requireMove(await openList(trx, scope, id), 'resume', 'this destruction has not stopped')
    const { rows } = await sql`select from retention.destruction d join jobs.job on job.id = d.job
      where d.id = ${id} and job.state in ('queued', 'running')`.execute(trx)
    if (rows.length > 0) throw new LiemError('conflict', 'this destruction has not stopped')
    await refuseNames(trx, id, reason)
    const job = await enqueue(trx, { kind: 'destroy', subject: `destruction:${id}`, by: scope.actor.id })
    await sql`update retention.destruction set job = ${job} where id = ${id}`.execute(trx)
  })
  return showDestruction(db, scope, id)
}
