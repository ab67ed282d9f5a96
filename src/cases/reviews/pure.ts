import type { Responsible, ResponsibilityAnswer } from '../../law/responsibility/schema.ts'
import type { CaseReview } from '../schema.ts'
import type { ReviewLawSaid } from './schema.ts'

type Outcome = NonNullable<CaseReview['outcome']>
type Judged = Pick<ReviewLawSaid, 'verdict' | 'confirmed' | 'because'>

/** Which answer of the law each outcome is. */
const ANSWER: Readonly<Record<Outcome, Responsible>> = { liable: 'liable', exempt: 'exempt', none: 'not-in-charge' }

/**
 * What the answer of the law says of an outcome: it is just that; or it leaves open who is liable; or the outcome lets go whom the law holds liable, or holds
 * whom it lets go. Why somebody is let go the law does not force: that he is exempt, where it says that he was not in charge, is left open.
 */
export function outcomeSaid(standing: ResponsibilityAnswer['standing'], outcome: Outcome): Judged {
  const { verdict: answer, because } = standing
  const isKnown = answer !== 'undetermined' && answer !== 'no-law-loaded'
  const confirmed = because.length > 0 && because.every((step) => step.confirmed)
  if (answer === ANSWER[outcome]) return { verdict: 'permitted', confirmed, because }
  const isAgainst = isKnown && (answer === 'liable') !== (outcome === 'liable')
  return { verdict: isAgainst ? 'forbidden' : 'undetermined', confirmed, because }
}

const WEIGHT = { permitted: 0, undetermined: 1, forbidden: 2 } as const

/** What the law says of an outcome together with its form: the heavier of the two, one that has force first. */
export function bothSaid(outcome: Judged, form: Judged): Judged {
  const weightOf = ({ verdict, confirmed }: Judged): number => 2 * WEIGHT[verdict] + (confirmed ? 1 : 0)
  const { verdict, confirmed } = weightOf(form) > weightOf(outcome) ? form : outcome
  const because = [...outcome.because, ...form.because.filter(({ rule }) => !outcome.because.some((one) => one.rule === rule))]
  return { verdict, confirmed: verdict === 'permitted' ? outcome.confirmed && form.confirmed : confirmed, because }
}
