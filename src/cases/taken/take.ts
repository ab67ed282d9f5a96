import { sql, type RawBuilder } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { isAllDecided } from '../decide.ts'
import { OPEN_STATES } from '../pure.ts'
import { chargesNow, reverseBare, settleReviews } from '../reviews.ts'
import { lockCase, moveCase, requireUndecided, subjectOf } from '../scope.ts'
import { requireFree } from './free.ts'
import { FACT_KINDS, type FactKind, type Mended, type TakeOutFact, type TakeOutParty } from './schema.ts'
import { showTaken } from './show.ts'

interface Taking {
  by: string
  reason: string
  /** The person with whom it goes. */
  along: string | null
}

/**
 * Takes a person out of a case, with acts, circumstances and earlier decisions of his. The rows stay to be read, and count nowhere. Throws `absent`;
 * `conflict` where the case is decided, a decision on him was signed, a draft, a measure or a file that is away hangs on him, or nobody else is concerned; `denied` where what was concluded of a head rests on his
 * acts, for whoever may not conclude that.
 */
export async function takeOutParty(db: Db, scope: Scope, given: TakeOutParty): Promise<Mended> {
  const { id, officer, role, reason } = given
  const entry = { actor: scope.actor, kind: 'case.party-taken-out', subject: subjectOf(id), reason }
  await write(db, { ...entry, body: (reversed: number) => ({ role, reversed }) }, async (trx) => {
    const own = await lockCase(trx, scope, id, OPEN_STATES)
    const rested = await chargesNow(trx, id)
    const party = await keepParty(trx, scope.actor.id, given)
    if (role === 'concerned') {
      await requireFree(trx, id, officer)
      const his = sql`case_id = ${id} and officer = ${officer}`
      for (const kind of FACT_KINDS) await move(trx, kind, his, { by: scope.actor.id, reason, along: party })
    }
    await sql`delete from cases.party where case_id = ${id} and officer = ${officer} and role = ${role}`.execute(trx)
    const reversed = role === 'concerned' ? await reverseBare(trx, id, rested) : 0
    await settleReviews(trx, id)
    // The one of whom nothing was decided yet may have been he.
    if (role === 'concerned' && (await isAllDecided(trx, id))) await moveCase(trx, own, 'taken-out')
    return reversed
  })
  return showTaken(db, scope, { id })
}

async function keepParty(trx: Trx, by: string, { id, officer, role, reason }: TakeOutParty): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into cases.taken (case_id, what, officer, role, notified_on, stood, reason, by)
    select case_id, 'party', officer, role, notified_on, to_jsonb(party), ${reason.toWellFormed()}, ${by} from cases.party
      where case_id = ${id} and officer = ${officer} and role = ${role} returning id`.execute(trx)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such person in this case')
  return rows[0].id
}

/** Rows leave the table by which everything counts. */
async function move(trx: Trx, kind: FactKind, which: RawBuilder<unknown>, { by, reason, along }: Taking): Promise<void> {
  const table = sql.id('cases', kind)
  await sql`with gone as (delete from ${table} where ${which} returning *)
    insert into cases.taken (case_id, what, officer, stood, along, reason, by)
      select case_id, ${kind}, officer, to_jsonb(gone), ${along}, ${reason.toWellFormed()}, ${by} from gone order by id`.execute(trx)
}

/**
 * Takes an act, a circumstance or an earlier decision out of a case. Throws `absent`; `conflict` where the case is decided, a decision on that person stands,
 * or the circumstance says where his file is; `denied` where what was concluded of a head rests on it, for whoever may not conclude that.
 */
export async function takeOutFact(db: Db, scope: Scope, { id, kind, fact, reason }: TakeOutFact): Promise<Mended> {
  const entry = { actor: scope.actor, kind: 'case.fact-taken-out', subject: subjectOf(id), reason }
  await write(db, { ...entry, body: (reversed: number) => ({ kind, fact, reversed }) }, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    const { rows } = await sql<{
      officer: string
    }>`select officer from ${sql.id('cases', kind)} where id = ${fact} and case_id = ${id}`.execute(trx)
    if (rows[0] === undefined) throw new LiemError('absent', 'there is nothing of that kind in this case')
    await requireUndecided(trx, id, rows[0].officer)
    if (kind === 'circumstance') await requireNoFile(trx, fact)
    const rested = kind === 'act' ? await chargesNow(trx, id) : []
    await move(trx, kind, sql`id = ${fact} and case_id = ${id}`, { by: scope.actor.id, reason, along: null })
    if (kind !== 'act') return 0
    const reversed = await reverseBare(trx, id, rested)
    await settleReviews(trx, id)
    return reversed
  })
  return showTaken(db, scope, { id })
}

async function requireNoFile(trx: Trx, circumstance: string): Promise<void> {
  const { rows } = await sql`select from cases.referral where circumstance = ${circumstance}`.execute(trx)
  if (rows.length > 0)
    throw new LiemError('conflict', 'this circumstance says where the file of this person was', {
      hint: 'enter that the file came back',
    })
}
