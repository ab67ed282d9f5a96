import { sql } from 'kysely'
import { LiemError, type Trx } from '../../base/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import type { ReviewRow } from './find.ts'
import { lawOfReview } from './law.ts'
import { bothSaid, outcomeSaid } from './pure.ts'
import type { AdviceGiven, ConclusionGiven, ReviewLawSaid } from './schema.ts'

type Proposed = Pick<AdviceGiven, 'outcome' | 'form'>

/** Throws `input` where whoever is liable has no form, somebody else has one, or the law does not have it. */
export function requireForm({ terms }: LawPack, { outcome, form }: Proposed): void {
  if ((outcome === 'liable') !== (form !== null))
    throw new LiemError('input', 'whoever is liable has a form, and nobody else', { place: { file: 'form' } })
  if (form !== null && !terms.forms.some(({ id }) => id === form))
    throw new LiemError('input', 'the law has no such form', { place: { file: 'form' } })
}

/**
 * What the law of a day says of an outcome and its form, by the facts of the case. Throws `conflict` where confirmed law forbids it, and where nobody can be held
 * liable since the law cannot be asked.
 */
export async function saidOf(
  trx: Trx,
  pack: LawPack,
  id: string,
  row: ReviewRow,
  { outcome, form, day }: Proposed & { day: string },
): Promise<ReviewLawSaid> {
  const answer = await lawOfReview(trx, pack, id, row, day)
  if (answer === null) {
    if (outcome === 'liable')
      throw new LiemError('conflict', 'the law cannot be asked: the class of the person or his act is not known', {
        hint: 'complete the register and the acts',
      })
    return { verdict: 'undetermined', confirmed: false, standing: null, because: [] }
  }
  const of = outcomeSaid(answer.standing, outcome)
  const found = answer.outcomes.find((one) => one.form === form)
  const whole = found === undefined ? of : bothSaid(of, found)
  if (whole.verdict === 'forbidden' && whole.confirmed)
    throw new LiemError(
      'conflict',
      of.verdict === 'forbidden' ? 'the law of that day does not allow this conclusion' : 'the law of that day does not allow this form',
      {
        hint: whole.because.map(({ cite, rule }) => `${cite} (${rule})`).join('; ') || '–',
      },
    )
  return { ...whole, standing: answer.standing.verdict }
}

/** What is permitted needs none. Throws `input`, `conflict`. */
export async function requireOpinion(
  trx: Trx,
  { review, outcome, form, opinion }: ConclusionGiven,
  { verdict }: ReviewLawSaid,
): Promise<void> {
  if (opinion !== null) {
    const { rows } = await sql`select from cases.review_opinion where id = ${opinion} and review = ${review} and outcome = ${outcome}
      and form is not distinct from ${form}::text`.execute(trx)
    if (rows.length === 0)
      throw new LiemError('input', 'there is no opinion on this review that finds this lawful', { place: { file: 'opinion' } })
  } else if (verdict !== 'permitted')
    throw new LiemError('conflict', 'the law does not plainly say this of him: it needs the opinion of a lawyer', {
      hint: 'have the opinion entered, and name it',
    })
}

/** Nobody is held liable before he had notice of just these days and was heard on it, by the day of the conclusion. Throws `conflict`. */
export async function requireHeard(
  trx: Trx,
  { id, from, until }: ReviewRow,
  { outcome, day }: Pick<ConclusionGiven, 'outcome' | 'day'>,
): Promise<void> {
  if (outcome !== 'liable') return
  const { rows } = await sql`select from cases.review_notice n join cases.review_hearing h on h.notice = n.id and h.day >= n.day
    where n.review = ${id} and n.from_day <= ${from} and n.until_day >= ${until} and h.day <= ${day}`.execute(trx)
  if (rows.length === 0)
    throw new LiemError('conflict', 'nobody is held liable before he had notice and was heard', {
      hint: 'enter notice of these days, and his answer, or that he gave none; the conclusion has no earlier day',
    })
}
