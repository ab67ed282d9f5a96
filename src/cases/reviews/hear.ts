import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { subjectOf } from '../scope.ts'
import { lockReview, type ReviewRow } from './find.ts'
import { actsOf } from './law.ts'
import type { AdviceGiven, CaseReviews, HearingGiven, NoticeGiven } from './schema.ts'
import { showReviews } from './show.ts'
import { requireForm } from './weigh.ts'

function requirePast(day: string): void {
  if (day > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'day' } })
}

/**
 * Enters that a head or deputy has notice of the review: from then on he sees of which post and days it is, and what is asked of him. Throws `absent`; `denied` for
 * himself; `input` for a day that is still to come; `conflict` where it is concluded, he has notice of these days, or somebody for whose acts he would answer had
 * none himself by that day: notice to the head would tell him of a verification that is kept from him.
 */
export async function noticeReview(db: Db, scope: Scope, given: NoticeGiven): Promise<CaseReviews> {
  const { id, review, day, asks, reason } = given
  requirePast(day)
  const entry = { actor: scope.actor, kind: 'case.review-notice', subject: subjectOf(id), reason, body: { review, day } }
  await write(db, entry, async (trx) => {
    const row = await lockReview(trx, scope, given)
    if ((await noticeOf(trx, row)) !== undefined) throw new LiemError('conflict', 'he has notice of this review already')
    await requireOthersTold(trx, id, row, day)
    await sql`insert into cases.review_notice (case_id, review, officer, unit, role, from_day, until_day, asks, day, by)
      values (${id}, ${review}, ${row.officer}, ${row.unit}, ${row.role}, ${row.from}, ${row.until}, ${asks.toWellFormed()}, ${day}, ${scope.actor.id})`.execute(
      trx,
    )
  })
  return showReviews(db, scope, { id })
}

/** The notice that covers the days of a review as they are now. */
async function noticeOf(trx: Trx, { id, from, until }: ReviewRow): Promise<{ id: string; day: string } | undefined> {
  const { rows } = await sql<{ id: string; day: string }>`select id, day::text as day from cases.review_notice
    where review = ${id} and from_day <= ${from} and until_day >= ${until} order by id desc limit 1`.execute(trx)
  return rows[0]
}

async function requireOthersTold(trx: Trx, id: string, row: ReviewRow, day: string): Promise<void> {
  const { rows } = await sql<{ n: number; untold: number }>`select count(*)::int as n,
      count(*) filter (where p.notified_on is null or p.notified_on > ${day})::int as untold
    from ${await actsOf(trx, id, row)} left join cases.party p on p.case_id = act.case_id and p.officer = act.officer and p.role = 'concerned'`.execute(
    trx,
  )
  const { n, untold } = rows[0]!
  if (n === 0) throw new LiemError('conflict', 'no act is left for which he would answer')
  if (untold > 0)
    throw new LiemError('conflict', 'whoever acted under him had no notice by that day', {
      hint: 'notice to the head comes after notice to those for whom he answers',
    })
}

const HEARD = 'Ghi ý kiến của người đứng đầu / What a head answered is entered'

/**
 * Enters what he answered, or that he declined or stayed away. Throws `absent`; `denied` for himself, who answers for himself; `conflict` where he had no notice by
 * that day, or it is concluded; `input` where its words are missing, or the day is still to come.
 */
export async function hearReview(db: Db, scope: Scope, given: HearingGiven): Promise<CaseReviews> {
  const { id, review, day, heard, words } = given
  requirePast(day)
  if (heard === 'given' && words === '')
    throw new LiemError('input', 'an answer is nothing without its words', { place: { file: 'words' } })
  // What was said is not on the record, only that it was.
  const entry = { actor: scope.actor, kind: 'case.review-heard', subject: subjectOf(id), reason: HEARD, body: { review, day } }
  await write(db, entry, async (trx) => {
    const row = await lockReview(trx, scope, given)
    const notice = await noticeOf(trx, row)
    if (notice === undefined || notice.day > day)
      throw new LiemError('conflict', 'this person had no notice by that day', { hint: 'enter the notice first' })
    await sql`insert into cases.review_hearing (case_id, notice, officer, heard, words, day, by)
      values (${id}, ${notice.id}, ${row.officer}, ${heard}, ${words.toWellFormed()}, ${day}, ${scope.actor.id})`.execute(trx)
  })
  return showReviews(db, scope, { id })
}

const ADVICE = 'Ghi ý kiến pháp lý về trách nhiệm người đứng đầu / The opinion of a lawyer on a head is entered'

/** Gives the opinion of a lawyer on an outcome and its form. Throws `absent`, `conflict`; `denied` for himself; `input` for a day still to come, and for a form. */
export async function adviseReview(db: Db, scope: Scope, pack: LawPack, given: AdviceGiven): Promise<CaseReviews> {
  const { id, review, outcome, form, day, words } = given
  requirePast(day)
  requireForm(pack, given)
  const entry = { actor: scope.actor, kind: 'case.review-opinion', subject: subjectOf(id), reason: ADVICE, body: { review, day } }
  await write(db, entry, async (trx) => {
    const { officer } = await lockReview(trx, scope, given)
    await sql`insert into cases.review_opinion (case_id, review, officer, outcome, form, words, day, by)
      values (${id}, ${review}, ${officer}, ${outcome}, ${form}, ${words.toWellFormed()}, ${day}, ${scope.actor.id})`.execute(trx)
  })
  return showReviews(db, scope, { id })
}
