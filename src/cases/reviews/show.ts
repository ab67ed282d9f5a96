import { sql } from 'kysely'
import { localDay, ZONE, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { namesOf, personOf } from '../list.ts'
import { requireCase } from '../scope.ts'
import { list } from '../show.ts'
import type { CaseReviews, Conclusion, ReviewNotice, ReviewOpinion } from './schema.ts'

type Hearing = ReviewNotice['hearings'][number]
type By<T, Names extends keyof T> = Omit<T, Names> & Record<Names, string>
type NoticeRow = Omit<By<ReviewNotice, 'officer' | 'by'>, 'hearings'> & { hearings: By<Hearing, 'by'>[] }
type OpinionRow = By<ReviewOpinion, 'by'>
type ConclusionRow = Omit<By<Conclusion, 'officer' | 'draftedBy'>, 'checkedBy' | 'signedBy' | 'signedOn'> & {
  checkedBy: string | null
  signedBy: string | null
  signedAt: string | null
}

/** How heads and deputies are reviewed in a case; whose responsibility it is finds nothing of himself. Throws `absent`. */
export async function showReviews(db: Db, scope: Scope, { id }: { id: string }): Promise<CaseReviews> {
  await requireCase(db, scope, id)
  const own = sql`case_id = ${id} and ((select access.is_request()) or officer <> all(${scope.hidden}::text[]))`
  const [notices, opinions, conclusions] = await Promise.all([
    sql<NoticeRow>`select n.id, review, officer, from_day::text as from, until_day::text as until, asks, day::text as day, by,
      ${list(sql`select h.id, h.heard, h.words, h.day, h.own, h.by from cases.review_hearing h where h.notice = n.id order by h.day, h.id`)} as hearings
      from cases.review_notice n where ${own} order by n.id`.execute(db),
    sql<OpinionRow>`select id, review, outcome, form, words, day::text as day, by from cases.review_opinion where ${own} order by id`.execute(
      db,
    ),
    sql<ConclusionRow>`select id, review, officer, outcome, form, day::text as day, grounds, law, opinion, drafted_by as "draftedBy", checked_by as "checkedBy",
      signed_by as "signedBy", signed_at::text as "signedAt", case when withdrawn_by is not null then 'withdrawn' when signed_by is not null then 'signed'
        when checked_by is not null then 'checked' else 'draft' end as state
      from cases.conclusion where ${own} order by drafted_at, id`.execute(db),
  ])
  const named = [
    ...notices.rows.flatMap(({ officer, by, hearings }) => [officer, by, ...hearings.map((one) => one.by)]),
    ...opinions.rows.map(({ by }) => by),
    ...conclusions.rows.flatMap((one) => [one.officer, one.draftedBy, one.checkedBy, one.signedBy].filter((who) => who !== null)),
  ]
  const names = await namesOf(db, [id], named)
  const person = (who: string) => personOf(names, who)
  const orNone = (who: string | null) => (who === null ? null : person(who))
  return {
    id,
    notices: notices.rows.map((one) => ({
      ...one,
      officer: person(one.officer),
      by: person(one.by),
      hearings: one.hearings.map((said) => ({ ...said, by: person(said.by) })),
    })),
    opinions: opinions.rows.map((one) => ({ ...one, by: person(one.by) })),
    conclusions: conclusions.rows.map(({ signedAt, ...one }) => ({
      ...one,
      officer: person(one.officer),
      draftedBy: person(one.draftedBy),
      checkedBy: orNone(one.checkedBy),
      signedBy: orNone(one.signedBy),
      signedOn: signedAt === null ? null : localDay(ZONE, Date.parse(signedAt)),
    })),
  }
}
