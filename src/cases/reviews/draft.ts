import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { lockCase, subjectOf } from '../scope.ts'
import { findDraft, lockReview } from './find.ts'
import type { CaseReviews, ConclusionGiven } from './schema.ts'
import { showReviews } from './show.ts'
import { requireForm, requireHeard, requireOpinion, saidOf } from './weigh.ts'

export const REASON = 'Soạn, kiểm tra kết luận trách nhiệm / A conclusion on a head is drafted or checked'

/**
 * Drafts what a head or deputy answers for. Throws `absent`; `denied` for himself; `conflict` where it is concluded, the confirmed law of the day forbids it, the
 * law leaves it open or advises against it and no opinion of a lawyer stands behind it, or whoever would be liable was not heard; `input` where whoever is liable
 * has no form, or the law does not have it.
 */
export async function draftConclusion(db: Db, scope: Scope, pack: LawPack, given: ConclusionGiven): Promise<CaseReviews> {
  const { id, review, outcome, form, day, grounds, opinion } = given
  requireForm(pack, given)
  const entry = { actor: scope.actor, kind: 'case.review-drafted', subject: subjectOf(id), reason: REASON, body: { review, outcome, day } }
  await write(db, entry, async (trx) => {
    const row = await lockReview(trx, scope, given)
    await requireNoDraft(trx, review)
    await requireHeard(trx, row, given)
    const law = await saidOf(trx, pack, id, row, given)
    await requireOpinion(trx, given, law)
    await sql`insert into cases.conclusion (case_id, review, officer, from_day, until_day, outcome, form, day, grounds, law, opinion, drafted_by)
      values (${id}, ${review}, ${row.officer}, ${row.from}, ${row.until}, ${outcome}, ${form}, ${day}, ${grounds.toWellFormed()}, ${JSON.stringify(law)},
        ${opinion}, ${scope.actor.id})`.execute(trx)
  })
  return showReviews(db, scope, { id })
}

async function requireNoDraft(trx: Trx, review: string): Promise<void> {
  const { rows } = await sql`select from cases.conclusion where review = ${review} and signed_by is null and withdrawn_by is null`.execute(
    trx,
  )
  if (rows.length > 0) throw new LiemError('conflict', 'there is a draft for this person already', { hint: 'withdraw it first' })
}

/** Withdraws a draft, also of a review that is gone. Throws `absent`, `conflict`; `denied` for whom it is about. */
export async function withdrawConclusion(
  db: Db,
  scope: Scope,
  { id, conclusion, reason }: { id: string; conclusion: string; reason: string },
): Promise<CaseReviews> {
  const { actor } = scope
  const body = async (trx: Trx): Promise<void> => {
    await lockCase(trx, scope, id)
    const { officer } = await findDraft(trx, id, conclusion)
    if (officer === actor.id) throw new LiemError('denied', 'nobody judges his own responsibility')
    await sql`update cases.conclusion set withdrawn_by = ${actor.id}, withdrawn_at = clock_timestamp() where id = ${conclusion}`.execute(
      trx,
    )
  }
  await write(db, { actor, kind: 'case.review-withdrawn', subject: subjectOf(id), reason, body: { conclusion } }, body)
  return showReviews(db, scope, { id })
}
