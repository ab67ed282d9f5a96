/** What people do on the way to what a head answers for: notice, hearing, opinion, draft, check, signature; and his own answer. */
import type { AdviceGiven } from '../../src/cases/reviews/schema.ts'
import { oneOf, reason, type Does, type Doing } from './acts.ts'
import * as reviews from './doors.ts'
import type { Review } from './look.ts'

const ON = '2026-11-27'
const OUTCOMES = ['none', 'exempt', 'liable', 'liable'] as const

/** What comes next of one review, mostly; by chance something out of its turn. */
const works: Does = (doing) => {
  const { db, pack, by, id, look, at } = doing
  const review = oneOf(doing, look.review, ({ outcome }) => outcome === null)
  if (review === undefined) return undefined
  const draft = look.conclusion.find((one) => one.review === review.id && one.signed_by === null && one.withdrawn_by === null)
  if (draft === undefined || at % 17 === 16) return begins(doing, review)
  const one = { id, conclusion: draft.id }
  if (at % 11 === 10) return reviews.withdrawConclusion(db, by, { ...one, reason })
  if (draft.checked_by === null && at % 13 !== 12) return reviews.checkConclusion(db, by, one)
  return reviews.signConclusion(db, by, pack, { ...one, reason })
}

function begins(doing: Doing, { id: review }: Review): Promise<unknown> {
  const { db, pack, by, id, look, at, day: other } = doing
  const outcome = OUTCOMES[at % 4]!
  const form = outcome === 'liable' ? doing.form : null
  const day = at % 7 === 6 ? other : ON
  const notice = look.review_notice.find((one) => one.review === review)
  const isHeard = look.review_hearing.some((one) => one.notice === notice?.id)
  if (outcome === 'liable' && notice === undefined && at % 9 !== 8)
    return reviews.noticeReview(db, by, { id, review, day, asks: 'x', reason })
  if (outcome === 'liable' && !isHeard && at % 9 !== 8)
    return reviews.hearReview(db, by, { id, review, day, heard: at % 3 === 0 ? 'absent' : 'given', words: 'x' })
  const proposed: Pick<AdviceGiven, 'outcome' | 'form'> = { outcome, form }
  const opinion = look.review_opinion.find((one) => one.review === review && one.outcome === outcome && one.form === form)
  if (opinion === undefined && at % 9 !== 8) return reviews.adviseReview(db, by, pack, { id, review, ...proposed, day, words: 'x' })
  return reviews.draftConclusion(db, by, pack, { id, review, ...proposed, day, grounds: 'x', opinion: opinion?.id ?? null })
}

const tells: Does = (doing) => {
  const { db, by, id, look } = doing
  const review = oneOf(doing, look.review, ({ outcome }) => outcome === null)
  return review && reviews.noticeReview(db, by, { id, review: review.id, day: ON, asks: 'x', reason })
}

const answers: Does = (doing) => {
  const { db, by, look } = doing
  const notice = oneOf(doing, look.review_notice, ({ officer }) => officer === by.actor.id)
  return notice && reviews.answerOwnReview(db, by, { id: notice.id, words: 'x' })
}

export const REVIEWING: Readonly<Record<string, [weight: number, Does]>> = {
  'works on a review': [14, works],
  'tells a head of his review': [2, tells],
  'answers for himself': [2, answers],
}
