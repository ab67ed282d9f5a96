import type { LawSaid } from '../../../../src/cases/schema.ts'
import { STANDING_WORDS, tellingSteps } from '../../../../src/law/allowed/words/pure.ts'
import { useBilingual } from '../../i18n/use.ts'
import { VerdictSign } from '../../law/allowed/answers.tsx'
import { Cite } from '../../law/cite.tsx'
import styles from './case.module.css'

/** What the law said of a form when it was chosen, with where it stands. */
export function LawSaidOf({ law: { verdict, confirmed, standing, because } }: { law: LawSaid }) {
  const inWords = useBilingual()
  return (
    <>
      <VerdictSign verdict={verdict} confirmed={confirmed} listed />
      <span className="small text2">{inWords(STANDING_WORDS[standing])}</span>
      {tellingSteps({ form: '', listed: true, verdict, confirmed, because }).map((step) => (
        <span key={step.rule} className={styles.cites}>
          <span className="small">{inWords(step)}</span> <Cite of={step} confirmed={confirmed} />
        </span>
      ))}
    </>
  )
}
