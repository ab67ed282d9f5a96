import type { CaseReviews, Conclusion, ReviewNotice, ReviewOpinion } from '../../../../src/cases/reviews/schema.ts'
import type { CaseReview } from '../../../../src/cases/schema.ts'
import { useAppState, useMay } from '../../shell/state.ts'
import type { DialogProps } from '../acts/parts.ts'

/** What is done in a dialog with a review. */
export const REVIEW_ACTS = ['notice', 'hear', 'opinion', 'draft', 'check', 'sign', 'withdraw'] as const
export type ReviewActName = (typeof REVIEW_ACTS)[number]
export interface ReviewAct {
  name: ReviewActName
  review: string
}

export interface ReviewDialogProps extends DialogProps {
  shown: CaseReviews
  review: CaseReview
}

/** What was done of one review so far. */
export interface Way {
  notices: ReviewNotice[]
  /** The notice that covers its days. */
  notice: ReviewNotice | undefined
  opinions: ReviewOpinion[]
  conclusions: Conclusion[]
  /** The draft that is neither signed nor withdrawn. */
  draft: Conclusion | undefined
}

export function wayOf({ notices, opinions, conclusions }: CaseReviews, { id, from, until }: CaseReview): Way {
  const own = notices.filter(({ review }) => review === id)
  const drafts = conclusions.filter(({ review }) => review === id)
  return {
    notices: own,
    notice: own.findLast((one) => one.from <= from && one.until >= until),
    opinions: opinions.filter(({ review }) => review === id),
    conclusions: drafts,
    draft: drafts.find(({ state }) => state === 'draft' || state === 'checked'),
  }
}

/** What whoever looks may do with a review as it stands; whoever sits alone at the machine may be all of them. */
export function useOffers(): (review: CaseReview, way: Way) => ReviewActName[] {
  const may = useMay()
  const app = useAppState()
  const isMe = (id: string | undefined): boolean => app?.localOnly !== true && app?.actor.id === id
  return ({ outcome, officer }, { notice, opinions, draft }) => {
    if (outcome !== null || isMe(officer.id)) return []
    const changes = may('case.change')
    const adviser = opinions.find(({ id }) => id === draft?.opinion)?.by.id
    const offers: [ReviewActName, boolean][] = [
      ['notice', changes && notice === undefined],
      ['hear', changes && notice !== undefined],
      ['opinion', changes && draft === undefined],
      ['draft', changes && draft === undefined],
      ['check', changes && draft?.state === 'draft' && !isMe(draft.draftedBy.id)],
      ['sign', may('case.decide') && draft?.state === 'checked' && !isMe(draft.checkedBy?.id) && !isMe(adviser)],
      ['withdraw', changes && draft !== undefined],
    ]
    return offers.filter(([, is]) => is).map(([name]) => name)
  }
}
