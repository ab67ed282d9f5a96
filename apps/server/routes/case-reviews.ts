import {
  adviseReview,
  answerOwnReview,
  askReviewLaw,
  checkConclusion,
  draftConclusion,
  hearReview,
  listOwnReviews,
  noticeReview,
  showReviews,
  signConclusion,
  withdrawConclusion,
} from '../../../src/cases/reviews/index.ts'
import * as contract from '../../../src/cases/reviews/schema.ts'
import { anew, beyond, on, type Context, type Entry } from '../table.ts'
import { lawOf } from './cases.ts'

const reviewed = ({ db, scope }: Context, kept: { id: string }) => showReviews(db, scope, kept)

/** What heads and deputies answer for: notice, hearing, draft, check, signature. */
export const CASE_REVIEW_ROUTES: readonly Entry[] = [
  on(contract.showReviews, reviewed),
  on(contract.askReviewLaw, async (context, input) => askReviewLaw(context.db, context.scope, await lawOf(context), input)),
  anew(contract.noticeReview, ({ db, scope }, input) => noticeReview(db, scope, input), reviewed),
  anew(contract.hearReview, ({ db, scope }, input) => hearReview(db, scope, input), reviewed),
  anew(contract.adviseReview, async (context, input) => adviseReview(context.db, context.scope, await lawOf(context), input), reviewed),
  anew(
    contract.draftConclusion,
    async (context, input) => draftConclusion(context.db, context.scope, await lawOf(context), input),
    reviewed,
  ),
  anew(contract.checkConclusion, ({ db, scope }, input) => checkConclusion(db, scope, input), reviewed),
  anew(contract.withdrawConclusion, ({ db, scope }, input) => withdrawConclusion(db, scope, input), reviewed),
  anew(contract.signConclusion, async (context, input) => signConclusion(context.db, context.scope, await lawOf(context), input), reviewed),
  beyond(
    'whose responsibility is reviewed sees that from notice on, which is otherwise kept from him; the query asks for his own alone',
    on(contract.listOwnReviews, ({ db, scope }) => listOwnReviews(db, scope)),
  ),
  beyond(
    'the same: he answers what is asked of himself',
    on(contract.answerOwnReview, ({ db, scope }, input) => answerOwnReview(db, scope, input)),
  ),
]
