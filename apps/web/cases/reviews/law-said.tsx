import type { ReviewLawSaid } from '../../../../src/cases/reviews/schema.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { VerdictSign } from '../../law/allowed/answers.tsx'
import { Cite } from '../../law/cite.tsx'
import { text as acts } from '../acts/text.ts'
import styles from '../one/case.module.css'

/** What the law said of a conclusion when it was drafted. */
export function LawSaidOfReview({ law: { verdict, confirmed, standing, because } }: { law: ReviewLawSaid }) {
  const say = useText(acts)
  const inWords = useBilingual()
  return (
    <div>
      <VerdictSign verdict={verdict} confirmed={confirmed} listed />{' '}
      {standing !== verdict && (
        <span className="small text2">{standing === null ? say('noReviewLaw') : say(`responsible-${standing}`)}</span>
      )}
      {because.map((step) => (
        <span key={step.rule} className={styles.cites}>
          <span className="small">{inWords(step)}</span> <Cite of={step} confirmed={confirmed} />
        </span>
      ))}
    </div>
  )
}
