import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { OPEN_STATES } from '../pure.ts'
import { settleReviews } from '../reviews.ts'
import type { CaseState } from '../schema.ts'
import { lockCase, moveCase, seesCase, subjectOf, type OpenCase } from '../scope.ts'
import type { CaseLinks, linkCases as linkContract, LinkKind, undoLink as undoContract } from './schema.ts'
import { showLinks } from './show.ts'

/**
 * Says what a case is to another one. As a duplicate it is closed: its provisional reviews go, its notices and steps stay. Throws `absent`; `conflict` where
 * both are linked already, or a duplicate is decided, has a draft or is to go on in another duplicate; `input` for a case that is not seen.
 */
export async function linkCases(db: Db, scope: Scope, given: z.output<typeof linkContract.input>): Promise<CaseLinks> {
  const { id, kind, reason } = given
  const entry = { actor: scope.actor, kind: 'case.linked', subject: subjectOf(id), reason }
  await write(db, { ...entry, body: (other: OpenCase) => ({ kind, other: other.number }) }, async (trx, event) => {
    const [own, other] = await lockBoth(trx, scope, given)
    if (kind === 'duplicate') await closeDuplicate(trx, own, other)
    const { rows } = await sql`insert into cases.link (case_id, other, kind, reason, by, state_before)
      values (${id}, ${other.id}, ${kind}, ${reason.toWellFormed()}, ${scope.actor.id}, ${kind === 'duplicate' ? own.state : null})
      on conflict do nothing returning id`.execute(trx)
    if (rows.length === 0) throw new LiemError('conflict', 'these two cases are linked already', { hint: 'undo that first' })
    await event.also({ subject: subjectOf(other.id), body: { kind, other: own.number } })
    return other
  })
  return showLinks(db, scope, { id })
}

/** Both rows, locked in one order, so that two who link them at once do not wait for each other. */
async function lockBoth(trx: Trx, scope: Scope, { id, other }: { id: string; other: string }): Promise<[OpenCase, OpenCase]> {
  const { rows } = await sql<{
    id: string
  }>`select c.id from cases.case c where (c.number = ${other.toUpperCase()} or c.id::text = ${other.toLowerCase()})
    and c.id <> ${id} and ${seesCase(scope)}`.execute(trx)
  const found = rows[0]?.id
  const locked = new Map<string, OpenCase>()
  for (const one of [id, ...(found === undefined ? [] : [found])].toSorted()) locked.set(one, await lockCase(trx, scope, one))
  if (found === undefined)
    throw new LiemError('input', 'there is no such other case', { place: { file: 'other' }, hint: 'a number such as VV-2026-0147' })
  return [locked.get(id)!, locked.get(found)!]
}

async function closeDuplicate(trx: Trx, own: OpenCase, other: OpenCase): Promise<void> {
  if (other.state === 'duplicate')
    throw new LiemError('conflict', `${other.number} is a duplicate itself`, { hint: 'name the case in which it goes on' })
  if (!OPEN_STATES.includes(own.state)) throw new LiemError('conflict', `${own.number}: a case that is decided is no duplicate`)
  const { rows } = await sql`select from cases.decision where case_id = ${own.id} and withdrawn_by is null and reversed_on is null
    union all select from cases.link where other = ${own.id} and kind = 'duplicate' and undone_by is null`.execute(trx)
  if (rows.length > 0)
    throw new LiemError('conflict', `${own.number}: it has a decision, a draft or a duplicate of its own`, {
      hint: 'withdraw or undo it first',
    })
  await moveCase(trx, own, 'duplicate')
  await sql`select cases.settle_reviews(${own.id}, '[]'::jsonb)`.execute(trx)
}

interface Row {
  id: string
  case_id: string
  other: string
  kind: LinkKind
  state_before: CaseState | null
}

/** Undoes what was said of two cases: a duplicate goes on where it stood. Throws `absent`; `conflict` where it is undone already. */
export async function undoLink(db: Db, scope: Scope, { id, link, reason }: z.output<typeof undoContract.input>): Promise<CaseLinks> {
  const entry = { actor: scope.actor, kind: 'case.link-undone', reason, subject: subjectOf(id), body: (row: Row) => ({ kind: row.kind }) }
  await write(db, entry, async (trx, event) => {
    const { rows } =
      await sql<Row>`select id, case_id, other, kind, state_before from cases.link where id = ${link} and ${id} in (case_id, other)`.execute(
        trx,
      )
    const row = rows[0]
    const held = new Map<string, OpenCase>()
    for (const one of (row === undefined ? [id] : [row.case_id, row.other]).toSorted()) held.set(one, await lockCase(trx, scope, one))
    if (row === undefined) throw new LiemError('absent', 'there is no such link of this case')
    const { rows: undone } =
      await sql`update cases.link set undone_by = ${scope.actor.id}, undone_at = clock_timestamp(), undone_why = ${reason.toWellFormed()}
      where id = ${link} and undone_by is null returning id`.execute(trx)
    if (undone.length === 0) throw new LiemError('conflict', 'this is undone already')
    if (row.state_before !== null) {
      await moveCase(trx, held.get(row.case_id)!, 'duplicate-undone', row.state_before)
      await settleReviews(trx, row.case_id)
    }
    await event.also({ subject: subjectOf(row.case_id === id ? row.other : row.case_id), body: { kind: row.kind } })
    return row
  })
  return showLinks(db, scope, { id })
}
