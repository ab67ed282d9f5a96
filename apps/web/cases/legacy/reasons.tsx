import { REASON_WORDS } from '../../../../src/cases/legacy/pure.ts'
import type { LegacyReason } from '../../../../src/cases/legacy/schema.ts'
import { tellingSteps } from '../../../../src/law/allowed/words/pure.ts'
import { useBilingual } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import styles from './legacy.module.css'

/** Why an old decision cannot be verified, with the rules of the law where it is the law that says so. */
export function Reasons({ reasons }: { reasons: readonly LegacyReason[] }) {
  const inWords = useBilingual()
  return (
    <ul className={styles.reasons}>
      {reasons.map(({ code, confirmed, because }) => (
        <li key={code}>
          {inWords(REASON_WORDS[code])}
          {tellingSteps({ form: '', listed: true, verdict: code === 'forbidden' ? 'forbidden' : 'undetermined', confirmed, because }).map(
            (step) => (
              <span key={step.rule} className={styles.rule}>
                <span className="small">{inWords(step)}</span> <Cite of={step} confirmed={confirmed} />
              </span>
            ),
          )}
        </li>
      ))}
    </ul>
  )
}
