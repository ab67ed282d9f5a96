import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { Charge } from '../reviews.ts'
import type { CaseReview } from '../schema.ts'
import { lockCase } from '../scope.ts'
import type { ReviewLawSaid } from './schema.ts'

/** A review of a case, as far as acts on it ask. */
export interface ReviewRow {
  id: string
  officer: string
  unit: string
  role: Charge['role']
  from: string
  until: string
  outcome: CaseReview['outcome']
}

/** Throws `absent`. */
export async function findReview(db: Db | Trx, caseId: string, review: string): Promise<ReviewRow> {
  const { rows } =
    await sql<ReviewRow>`select id, officer, unit, role, from_day::text as from, until_day::text as until, outcome from cases.review
    where id = ${review} and case_id = ${caseId}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such review in this case')
  return rows[0]
}

/** A review that is still to be concluded; its case is locked until the change is done. Throws `absent`; `conflict` where it is concluded; `denied` for himself. */
export async function lockReview(trx: Trx, scope: Scope, { id, review }: { id: string; review: string }): Promise<ReviewRow> {
  await lockCase(trx, scope, id)
  const row = await findReview(trx, id, review)
  if (row.outcome !== null) throw new LiemError('conflict', 'this review is concluded already')
  if (row.officer === scope.actor.id) throw new LiemError('denied', 'nobody judges his own responsibility')
  return row
}

interface DraftRow {
  id: string
  review: string
  officer: string
  from: string
  until: string
  outcome: NonNullable<CaseReview['outcome']>
  form: string | null
  day: string
  grounds: string
  law: ReviewLawSaid
  opinion_by: string | null
  drafted_by: string
  checked_by: string | null
  signed_by: string | null
  withdrawn_by: string | null
}

/** A draft that is neither signed nor withdrawn. Throws `absent`, `conflict`. */
export async function findDraft(trx: Trx, caseId: string, conclusion: string): Promise<DraftRow> {
  const { rows } =
    await sql<DraftRow>`select d.id, review, officer, from_day::text as from, until_day::text as until, outcome, form, day::text as day, grounds, law,
      drafted_by, checked_by, signed_by, withdrawn_by, (select o.by from cases.review_opinion o where o.id = d.opinion) as opinion_by
    from cases.conclusion d where d.id = ${conclusion} and case_id = ${caseId} for update of d`.execute(trx)
  const found = rows[0]
  if (found === undefined) throw new LiemError('absent', 'there is no such conclusion in this case')
  if (found.signed_by !== null) throw new LiemError('conflict', 'this conclusion is signed already')
  if (found.withdrawn_by !== null) throw new LiemError('conflict', 'this draft was withdrawn')
  return found
}
