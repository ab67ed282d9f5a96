import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { veiled, write } from '../../ledger/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { OTHERS } from '../own.ts'
import { subjectOf } from '../scope.ts'
import { list } from '../show.ts'
import type { OwnReview } from './schema.ts'

interface Row extends Omit<OwnReview, 'unit'> {
  unit: string
  /** Accounts, numbers and names of everybody else in the case, heads too. */
  others: string[]
}

/** SQL: words that stand for another head or deputy in the case `c` of the notice `p`. */
const HEADS = sql`array(select word from cases.review h join organisation.officer o on o.number = h.officer cross join lateral (values (h.officer), (o.name)) as words (word)
  where h.case_id = c.id and h.officer <> p.officer)`

/**
 * Reviews of whoever asks of which he has notice, the newest first: as he was told of them, with his answers, and what was concluded once it is signed. Nobody else
 * stands in it, and nothing of the case.
 */
export async function listOwnReviews(db: Db, { actor }: Scope): Promise<{ rows: OwnReview[] }> {
  const { rows } =
    await sql<Row>`select p.id, p.unit, p.role, p.from_day::text as from, p.until_day::text as until, p.asks, p.day::text as "noticeOn",
      ${list(sql`select h.heard, h.words, h.day, h.own from cases.review_hearing h where h.notice = p.id order by h.day, h.id`)} as hearings,
      r.id is not null and r.outcome is null and not exists (select from cases.review_hearing h where h.notice = p.id and h.own) as "mayAnswer",
      r.id is null as gone, case when r.outcome is not null then jsonb_build_object('outcome', r.outcome, 'form', r.form, 'grounds', r.grounds,
        'on', r.concluded_on, 'reversedOn', r.reversed_on) end as conclusion, ${OTHERS} || ${HEADS} as others
    from cases.review_notice p join cases.case c on c.id = p.case_id left join cases.review r on r.id = p.review
    where p.officer = ${actor.id} order by p.id desc limit 200`.execute(db)
  const units = await unitNames(
    db,
    rows.map(({ unit }) => unit),
  )
  return {
    rows: rows.map(({ others, unit, conclusion, ...row }) => ({
      ...row,
      unit: units.get(unit)!,
      conclusion: conclusion === null ? null : { ...conclusion, grounds: veiled(conclusion.grounds, others) },
    })),
  }
}

const OWN = 'Người đứng đầu tự gửi ý kiến / A head or deputy answers himself'

/** He answers himself, once for each notice. Throws `absent` where he has none; `conflict` where he has answered, or nothing is asked any more. */
export async function answerOwnReview(db: Db, { actor }: Scope, { id, words }: { id: string; words: string }): Promise<{ id: string }> {
  const { rows } = await sql<{ caseId: string; review: string }>`select case_id as "caseId", review from cases.review_notice
    where id = ${id} and officer = ${actor.id}`.execute(db)
  const found = rows[0]
  if (found === undefined) throw new LiemError('absent', 'there is no such review in this case')
  const { caseId, review } = found
  // What was said is not on the record, only that it was.
  const entry = { actor, kind: 'case.review-heard', subject: subjectOf(caseId), reason: OWN, body: { review, day: today() } }
  await write(db, entry, async (trx) => {
    await sql`select from cases.case where id = ${caseId} for update`.execute(trx)
    const { rows: open } = await sql`select from cases.review where id = ${review} and outcome is null`.execute(trx)
    if (open.length === 0) throw new LiemError('conflict', 'nothing is asked in this review any more')
    const { rows: kept } = await sql`insert into cases.review_hearing (case_id, notice, officer, heard, words, day, own, by)
      values (${caseId}, ${id}, ${actor.id}, 'given', ${words.toWellFormed()}, ${today()}, true, ${actor.id})
      on conflict (notice) where own do nothing returning id`.execute(trx)
    if (kept.length === 0)
      throw new LiemError('conflict', 'you have sent your answer', { hint: 'what is to be added, say to the unit that handles the case' })
  })
  return { id }
}
