/** The builder of what heads and deputies answer for, from notice to signature, as people would make it. */
import { localDay, ZONE, type Db } from '../src/base/index.ts'
import type { Scope } from '../src/base/schema.ts'
import { showCaseFile } from '../src/cases/index.ts'
import { adviseReview, checkConclusion, draftConclusion, hearReview, noticeReview, signConclusion } from '../src/cases/reviews/index.ts'
import type { CaseReviews, ConclusionGiven } from '../src/cases/reviews/schema.ts'
import type { CaseShown } from '../src/cases/schema.ts'
import type { LawPack } from '../src/law/allowed/index.ts'
import { asPerson, CHECKER, HANDLER, HEAD } from './build-case.ts'

const LAWYER = asPerson('CC-90004')
const reason = 'theo hồ sơ'

export interface Concluding {
  id: string
  review: string
  outcome: ConclusionGiven['outcome']
  form?: string | null
  grounds?: string
  day?: string
  /** Who signs; the others take the other hands. */
  by?: Scope
}

export interface ReviewMaker {
  /** He has notice, and said something to it. */
  heard: (given: Pick<Concluding, 'id' | 'review' | 'day'>) => Promise<CaseReviews>
  /** Drafted on the opinion of a lawyer, which the law needs where it does not say so itself. */
  drafted: (given: Concluding) => Promise<CaseReviews>
  /** The same, checked by a second person. */
  checked: (given: Concluding) => Promise<CaseReviews>
  /** The same, signed; whoever is to be liable was heard before. */
  concluded: (given: Concluding) => Promise<CaseShown>
}

const draftOf = ({ conclusions }: CaseReviews): string => conclusions.findLast(({ state }) => state === 'draft' || state === 'checked')!.id

export function reviewMaker(db: Db, pack: LawPack): ReviewMaker {
  const heard: ReviewMaker['heard'] = async ({ id, review, day = localDay(ZONE) }) => {
    await noticeReview(db, HANDLER, { id, review, day, asks: 'Ông (bà) đã kiểm tra việc thông quan như thế nào?', reason })
    return hearReview(db, HANDLER, { id, review, day, heard: 'given', words: 'Đã kiểm tra hằng tuần.' })
  }
  const drafted: ReviewMaker['drafted'] = async (given) => {
    const { id, review, outcome, form = null, grounds = 'Theo kết quả xác minh.', day = localDay(ZONE) } = given
    if (outcome === 'liable') await heard({ id, review, day })
    const { opinions } = await adviseReview(db, LAWYER, pack, { id, review, outcome, form, day, words: 'Có thể áp dụng.' })
    const opinion = opinions.at(-1)!.id
    return draftConclusion(db, HANDLER, pack, { id, review, outcome, form, day, grounds, opinion })
  }
  const checked: ReviewMaker['checked'] = async (given) => {
    const shown = await drafted(given)
    const by = given.by?.actor.id === CHECKER.actor.id ? HEAD : CHECKER
    return checkConclusion(db, by, { id: given.id, conclusion: draftOf(shown) })
  }
  const concluded: ReviewMaker['concluded'] = async (given) => {
    const { id, by = HEAD } = given
    const conclusion = draftOf(await checked(given))
    await signConclusion(db, by, pack, { id, conclusion, reason })
    return showCaseFile(db, HANDLER, { id })
  }
  return { heard, drafted, checked, concluded }
}
