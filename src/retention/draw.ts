import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../base/index.ts'
import type { Actor, Scope } from '../base/schema.ts'
import { namesIn } from '../findings/destroy/index.ts'
import { merkleRoot, write } from '../ledger/index.ts'
import { peopleNames } from '../organisation/index.ts'
import { askedOf, dueOf } from './due.ts'
import { showDestruction } from './lists.ts'
import { openList, requireMove } from './open.ts'
import type { Destruction, drawDestruction as drawContract, takeOut as takeOutContract } from './schema.ts'

/** A list is looked through by people; what is due beyond it is on the next one. */
const MOST = 10_000

/** Who acts, and by which account: one person with two accounts is one person, and one account is one person. */
export interface Acting {
  scope: Scope
  account: string
}

interface Drawn {
  id: string
  n: number
}

/**
 * Draws up a list of what is due today and neither held nor on another list. Throws `conflict` where nothing is, or where whoever acts is not in the
 * register: two persons of a destruction must be known to be two.
 */
export async function drawDestruction(
  db: Db,
  { scope, account }: Acting,
  { kind, reason }: z.output<typeof drawContract.input>,
): Promise<Destruction> {
  const { actor } = scope
  const entry = { actor, kind: 'destruction.drawn', reason, subject: ({ id }: Drawn) => `destruction:${id}` }
  const { id } = await write(db, { ...entry, body: ({ n }: Drawn) => ({ kind, n }) }, async (trx): Promise<Drawn> => {
    await requireKnown(trx, actor)
    // Two that draw at once would both find the same.
    await sql`select pg_advisory_xact_lock(hashtext('retention.draw'))`.execute(trx)
    const asked = await askedOf(trx, kind, scope)
    const basis = JSON.stringify(asked.period)
    const list = await trx
      .insertInto('retention.destruction')
      .values({
        number: await nextNumber(trx),
        kind,
        day: asked.day,
        basis,
        reason,
        drawn_by: actor.id,
        drawn_by_name: actor.name,
        drawn_account: account,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { rows } = await sql<{
      finding: string | null
    }>`insert into retention.item (destruction, subject, finding, label, unit, since, due, stamp)
      select ${list.id}, subject, finding, label, unit, since, due, stamp from ${dueOf(kind, asked)} as found order by due, subject limit ${sql.lit(MOST)}
      returning finding`.execute(trx)
    if (rows.length === 0)
      throw new LiemError('conflict', 'nothing of this kind is due', { hint: 'what is held, or on another list, is not' })
    await refuseNames(trx, list.id, reason)
    return { id: list.id, n: rows.length }
  })
  return showDestruction(db, scope, id)
}

/** Whoever draws up a list holds the lock. */
async function nextNumber(trx: Trx): Promise<string> {
  const { rows } = await sql<{ number: string }>`select year || lpad((1 + count(number))::text, 4, '0') as number
    from (select to_char(organisation.today(), '"TH-"YY"-"') as year) as now
    left join retention.destruction on starts_with(number, year) group by year`.execute(trx)
  return rows[0]!.number
}

/** Takes something off a list that is being drawn up. Throws `conflict` where it is on it no longer, or the list was proposed. */
export async function takeOut(
  db: Db,
  scope: Scope,
  { id, subjects, reason }: z.output<typeof takeOutContract.input>,
): Promise<Destruction> {
  const given = subjects.map((subject) => subject.replaceAll('\u0000', '\uFFFD').toWellFormed())
  const entry = { actor: scope.actor, kind: 'destruction.taken-out', subject: `destruction:${id}`, reason, body: { n: given.length } }
  await write(db, entry, async (trx) => {
    requireMove(await openList(trx, scope, id), 'takeOut', 'this list is not being drawn up any more')
    await refuseNames(trx, id, reason)
    const { rows } = await sql`update retention.item set state = 'out', at = clock_timestamp()
      where destruction = ${id} and subject = any(${given}::text[]) and state = 'listed' returning 1`.execute(trx)
    if (rows.length !== new Set(given).size)
      throw new LiemError('conflict', 'some of these are on the list no longer', { hint: 'look at it again' })
  })
  return showDestruction(db, scope, id)
}

/** Proposes a list: from now on it stays as it is, and who approves it approves its root. */
export async function proposeDestruction(db: Db, scope: Scope, { id, reason }: { id: string; reason: string }): Promise<Destruction> {
  const entry = { actor: scope.actor, kind: 'destruction.proposed', subject: `destruction:${id}`, reason }
  await write(db, { ...entry, body: (done: { root: string; n: number }) => ({ ...done }) }, async (trx) => {
    const list = await openList(trx, scope, id)
    requireMove(list, 'propose', 'this list was proposed, or has ended, already')
    if (scope.actor.id !== list.drawn_by) throw new LiemError('conflict', 'whoever drew up a list proposes it')
    await refuseNames(trx, id, reason)
    const root = await rootOf(trx, id)
    if (root.n === 0) throw new LiemError('conflict', 'nothing is on this list any more', { hint: 'withdraw it' })
    await sql`update retention.destruction set state = 'proposed', proposed_at = clock_timestamp(), root = ${root.root}, n = ${root.n}
      where id = ${id}`.execute(trx)
    return root
  })
  return showDestruction(db, scope, id)
}

/** Withdraws a list that nobody approved; what stands on it can be put on another one. */
export async function withdrawDestruction(db: Db, scope: Scope, { id, reason }: { id: string; reason: string }): Promise<Destruction> {
  return endUnapproved(db, scope, { id, reason, to: 'withdrawn' })
}

/** Ends a list without anything being destroyed. Throws `conflict` where it was approved, or has ended. */
export async function endUnapproved(
  db: Db,
  scope: Scope,
  { id, reason, to }: { id: string; reason: string; to: 'withdrawn' | 'refused' },
): Promise<Destruction> {
  const kind = to === 'refused' ? 'destruction.refused' : 'destruction.withdrawn'
  await write(db, { actor: scope.actor, kind, subject: `destruction:${id}`, reason }, async (trx) => {
    const act = to === 'refused' ? 'refuse' : 'withdraw'
    requireMove(await openList(trx, scope, id), act, 'this list was approved, or has ended, already')
    await refuseNames(trx, id, reason)
    await sql`update retention.item set state = 'left', why = ${to}, at = clock_timestamp() where destruction = ${id} and state = 'listed'`.execute(
      trx,
    )
    await sql`update retention.destruction set state = ${to}, ended_by_name = ${scope.actor.name}, ended_reason = ${reason} where id = ${id}`.execute(
      trx,
    )
  })
  return showDestruction(db, scope, id)
}

/** What stands for the list: its rows, and the last event that touched each. */
async function rootOf(trx: Trx, id: string): Promise<{ root: string; n: number }> {
  const { rows } = await sql<{ subject: string; stamp: number }>`select subject, stamp from retention.item
    where destruction = ${id} and state = 'listed' order by subject collate "C"`.execute(trx)
  return { root: merkleRoot(rows.map(({ subject, stamp }) => JSON.stringify([subject, stamp]))), n: rows.length }
}

/** Throws `conflict` for whoever is not in the register: nobody could tell whether he is another person. */
export async function requireKnown(trx: Trx, { id }: Actor): Promise<void> {
  if ((await peopleNames(trx, [id])).has(id)) return
  throw new LiemError('conflict', 'whoever draws up or approves a destruction must be in the register of people', {
    hint: 'sign in with an account that has a number of the register',
  })
}

/** The list stays when what stands on it is gone: nothing that is written on it may speak of somebody in it. */
export async function refuseNames(trx: Trx, id: string, text: string): Promise<void> {
  const { rows } = await sql<{
    finding: string
  }>`select finding from retention.item where destruction = ${id} and finding is not null`.execute(trx)
  const ids = rows.map(({ finding }) => finding)
  if (await namesIn(trx, text, ids))
    throw new LiemError('input', 'the reason speaks of somebody who is named in what is to be destroyed', {
      place: { file: 'reason' },
      hint: 'what is written here is kept after the destruction: name nobody',
    })
}
