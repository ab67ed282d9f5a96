import { sql, type RawBuilder } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { readResponsibilityFacts, responsible, type ResponsibilityAnswer } from '../../law/responsibility/index.ts'
import { factsOfLeader } from '../heads/facts.ts'
import { numberedActs, standingOf } from '../law.ts'
import { answeredFor, chargesByAct, type Charge } from '../reviews.ts'
import { requireCase } from '../scope.ts'
import { findReview, type ReviewRow } from './find.ts'

/** Posts of the register in the words of the law. */
const LAW_ROLES: Readonly<Record<Charge['role'], string>> = { head: 'head', acting: 'acting-head', deputy: 'deputy-in-charge' }

/** SQL: the acts of a case in whose days somebody had the post of which a review is, and for which he may answer. */
export async function actsOf(db: Db | Trx, caseId: string, { officer, unit, role, from, until }: ReviewRow): Promise<RawBuilder<unknown>> {
  const isHis = (one: Charge): boolean =>
    one.officer === officer && one.unit === unit && one.role === role && one.from <= until && one.until >= from
  const acts = (await chargesByAct(db, caseId, answeredFor(caseId))).filter(({ charges }) => charges.some(isHis)).map(({ act }) => act)
  return sql`(select * from ${numberedActs(caseId)} where id = any(${acts}::uuid[])) as act`
}

/**
 * What somebody answers for by the law of a day and what is known of him, for the acts that were done under him; null where the register does not say of which
 * class he is, or none of these acts is left.
 */
export async function lawOfReview(
  db: Db | Trx,
  pack: LawPack,
  caseId: string,
  row: ReviewRow,
  day: string,
): Promise<ResponsibilityAnswer | null> {
  const { class: of, status } = await standingOf(db, row.officer, day)
  if (of === null) return null
  const { rows } = await sql<{
    from: string | null
    until: string | null
    kinds: string[]
    acts: { id: string; grade: string | null }[]
  }>`with act as (select * from ${await actsOf(db, caseId, row)})
    select min(from_day)::text as from, case when bool_or(until_day is null) then null else max(until_day)::text end as until,
      array(select distinct kind from act, unnest(kinds) as kind) as kinds,
      jsonb_agg(jsonb_build_object('id', n::text, 'grade', severity) order by from_day, n) as acts from act`.execute(db)
  const { from, until, kinds, acts } = rows[0]!
  if (from === null) return null
  const given = {
    leader: { class: of, status, tenures: [{ role: LAW_ROLES[row.role], from: row.from, to: row.until }] },
    matter: { from, to: until, kinds, cases: acts.slice(0, 20) },
    ...(await factsOfLeader(db, caseId, row)),
    day,
  }
  return responsible(pack, readResponsibilityFacts(pack.terms, given, 'review'))
}

/** The same for whoever may see the review. Throws `absent`. */
export async function askReviewLaw(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, review, day }: { id: string; review: string; day: string },
): Promise<{ answer: ResponsibilityAnswer | null }> {
  await requireCase(db, scope, id)
  return { answer: await lawOfReview(db, pack, id, await findReview(db, id, review), day) }
}
