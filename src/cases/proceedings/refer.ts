import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { OPEN_STATES } from '../pure.ts'
import { settleReviews } from '../reviews.ts'
import { lockCase, requireConcerned, requireUndecided, subjectOf } from '../scope.ts'
import { CRIMINAL, requireKind } from './kinds.ts'
import type { CaseProceedings, NewsGiven, ProceedGiven, ReferGiven, ReturnGiven } from './schema.ts'
import { showProceedings } from './show.ts'

const REASON = 'Ghi diễn biến tố tụng / What is heard of criminal proceedings'

/**
 * Enters that a file went to an investigating body. It is a circumstance of the law from that day on, by which clocks stand still. Throws `absent`; `input`
 * for a day still to come; `conflict` where the matter of that person is away already, or the law has no such circumstance.
 */
export async function refer(db: Db, scope: Scope, pack: LawPack, given: ReferGiven): Promise<CaseProceedings> {
  const { id, officer, origin, body, day, document, reason } = given
  requirePast(day)
  requireKind(pack, CRIMINAL)
  const entry = { actor: scope.actor, kind: 'case.referred', subject: subjectOf(id), reason, body: { origin, day } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    await requireConcerned(trx, id, officer)
    await requireUndecided(trx, id, officer)
    const { rows: away } = await sql`select from cases.referral r where case_id = ${id} and officer = ${officer}
      and not exists (select from cases.referral_news n where n.referral = r.id and n.ends)`.execute(trx)
    if (away.length > 0) throw new LiemError('conflict', 'the matter of this person is with an investigating body already')
    const { rows } = await sql<{ id: string }>`insert into cases.circumstance (case_id, officer, kind, from_day, document)
      values (${id}, ${officer}, ${CRIMINAL}, ${day}, ${document}) returning id`.execute(trx)
    await sql`insert into cases.referral (case_id, officer, origin, body, day, document, circumstance, by)
      values (${id}, ${officer}, ${origin}, ${body}, ${day}, ${document}, ${rows[0]!.id}, ${scope.actor.id})`.execute(trx)
    await settleReviews(trx, id)
  })
  return showProceedings(db, scope, pack, { id })
}

function requirePast(day: string): void {
  if (day > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'day' } })
}

interface Away {
  officer: string
  circumstance: string
  day: string
}

/** What is away. Throws `absent`; `conflict` where it is back; `input` for a day before it went. */
async function requireAway(trx: Trx, { id, referral, day }: { id: string; referral: string; day: string }): Promise<Away> {
  const { rows } = await sql<Away & { back: boolean }>`select officer, circumstance, day::text as day,
      exists (select from cases.referral_news n where n.referral = r.id and n.ends) as back
    from cases.referral r where r.id = ${referral} and case_id = ${id}`.execute(trx)
  const found = rows[0]
  if (found === undefined) throw new LiemError('absent', 'there is no such referral in this case')
  if (found.back) throw new LiemError('conflict', 'this file is back already')
  if (day < found.day) throw new LiemError('input', 'it cannot come before the file went', { place: { file: 'day' } })
  return found
}

interface News {
  referral: string
  kind: string
  ends: boolean
  day: string
  document: string
}

async function insertNews(trx: Trx, by: string, id: string, { referral, kind, ends, day, document }: News): Promise<void> {
  await sql`insert into cases.referral_news (referral, case_id, kind, ends, day, document, by)
    values (${referral}, ${id}, ${kind}, ${ends}, ${day}, ${document}, ${by})`.execute(trx)
}

/** Enters what is heard of criminal proceedings; the file stays away. Throws `absent`, `conflict`, `input`. */
export async function addNews(db: Db, scope: Scope, pack: LawPack, given: NewsGiven): Promise<CaseProceedings> {
  const { id, kind, day } = given
  requirePast(day)
  const entry = { actor: scope.actor, kind: 'case.referral-news', subject: subjectOf(id), reason: REASON, body: { kind, day } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    await requireAway(trx, given)
    await insertNews(trx, scope.actor.id, id, { ...given, ends: false })
    // Provisional as soon as somebody is charged or detained, for whoever was in charge up to that day.
    await settleReviews(trx, id)
  })
  return showProceedings(db, scope, pack, { id })
}

/** Decides to go on with discipline meanwhile; whether the law of the day lets that count, the law says. Throws `absent`, `conflict`, `input`. */
export async function proceed(db: Db, scope: Scope, pack: LawPack, given: ProceedGiven): Promise<CaseProceedings> {
  const { id, day, reason } = given
  requirePast(day)
  const entry = { actor: scope.actor, kind: 'case.referral-proceed', subject: subjectOf(id), reason, body: { day } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    const { officer, circumstance } = await requireAway(trx, given)
    await requireUndecided(trx, id, officer)
    await insertNews(trx, scope.actor.id, id, { ...given, kind: 'proceed', ends: false })
    await sql`update cases.circumstance set facts = facts || ${JSON.stringify({ decisionToProceed: day })}::jsonb where id = ${circumstance}`.execute(
      trx,
    )
  })
  return showProceedings(db, scope, pack, { id })
}

/** Enters that a file came back: from the day after, the clocks run again. Throws `absent`, `conflict`, `input`. */
export async function takeBack(db: Db, scope: Scope, pack: LawPack, given: ReturnGiven): Promise<CaseProceedings> {
  const { id, kind, day, reason } = given
  requirePast(day)
  const entry = { actor: scope.actor, kind: 'case.referral-back', subject: subjectOf(id), reason, body: { kind, day } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const { circumstance } = await requireAway(trx, given)
    await insertNews(trx, scope.actor.id, id, { ...given, ends: true })
    await sql`update cases.circumstance set until_day = ${day} where id = ${circumstance}`.execute(trx)
  })
  return showProceedings(db, scope, pack, { id })
}
