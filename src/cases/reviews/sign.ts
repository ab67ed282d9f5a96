import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { lockCase, subjectOf } from '../scope.ts'
import { requireCompetent } from './competent.ts'
import { REASON } from './draft.ts'
import { findDraft, lockReview } from './find.ts'
import type { CaseReviews } from './schema.ts'
import { showReviews } from './show.ts'
import { requireHeard, saidOf } from './weigh.ts'

type Of = { id: string; conclusion: string }

/** That a second person has checked the file. Throws `absent`, `conflict`; `denied` for whoever drafted it, and whom it is about. */
export async function checkConclusion(db: Db, scope: Scope, { id, conclusion }: Of): Promise<CaseReviews> {
  const { actor } = scope
  const entry = { actor, kind: 'case.review-checked', subject: subjectOf(id), reason: REASON, body: { conclusion } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const draft = await findDraft(trx, id, conclusion)
    await lockReview(trx, scope, { id, review: draft.review })
    if (draft.checked_by !== null) throw new LiemError('conflict', 'this file is checked already')
    if (draft.drafted_by === actor.id && actor.id !== LOCAL.id)
      throw new LiemError('denied', 'whoever drafted a conclusion does not check it', { hint: 'have a second person check the file' })
    await sql`update cases.conclusion set checked_by = ${actor.id}, checked_at = clock_timestamp() where id = ${conclusion}`.execute(trx)
  })
  return showReviews(db, scope, { id })
}

/**
 * Signs a checked conclusion, as a superior: from then on it is on the record of whom it is about. The law is asked again. Throws `absent`; `denied` for whom it is
 * about, his equals and whoever is below him, whoever checked it or gave the opinion on which it stands; `conflict` where it is not checked, the law says something
 * else now, or his days are others than when it was drafted.
 */
export async function signConclusion(db: Db, scope: Scope, pack: LawPack, given: Of & { reason: string }): Promise<CaseReviews> {
  const { id, conclusion, reason } = given
  const { actor } = scope
  const entry = { actor, kind: 'case.review-concluded', subject: subjectOf(id), reason, body: { conclusion } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const draft = await findDraft(trx, id, conclusion)
    const row = await lockReview(trx, scope, { id, review: draft.review })
    await requireCompetent(trx, scope, row)
    requireSigner(draft, actor.id)
    if (draft.day > today()) throw new LiemError('conflict', 'the day of this conclusion has not come yet', { hint: 'sign it on that day' })
    if (draft.from !== row.from || draft.until !== row.until)
      throw new LiemError('conflict', 'his days in charge are others than when it was drafted', {
        hint: 'withdraw the draft and draft it again',
      })
    await requireHeard(trx, row, draft)
    const { verdict, standing } = await saidOf(trx, pack, id, row, draft)
    if (verdict !== draft.law.verdict || standing !== draft.law.standing)
      throw new LiemError('conflict', 'the law says something else of this conclusion now', {
        hint: 'withdraw the draft and draft it again',
      })
    await sql`update cases.conclusion set signed_by = ${actor.id}, signed_at = clock_timestamp() where id = ${conclusion}`.execute(trx)
    await sql`update cases.review set outcome = ${draft.outcome}, form = ${draft.form}, grounds = ${draft.grounds}, concluded_by = ${actor.id},
      concluded_on = ${today()} where id = ${row.id}`.execute(trx)
  })
  return showReviews(db, scope, { id })
}

/** The one person of an installation without accounts may be all. */
function requireSigner({ checked_by, opinion_by }: { checked_by: string | null; opinion_by: string | null }, signer: string): void {
  if (checked_by === null) throw new LiemError('conflict', 'nobody has checked this file', { hint: 'have a second person check it first' })
  if (signer === LOCAL.id) return
  if (checked_by === signer) throw new LiemError('denied', 'whoever checked the file does not sign the conclusion')
  if (opinion_by === signer) throw new LiemError('denied', 'whoever gave the opinion on which a conclusion stands does not sign it')
}
