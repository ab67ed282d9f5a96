import type { CaseDecision } from '../../../../src/cases/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import styles from './precedents.module.css'
import { text } from './text.ts'

/** How a decision departs from like ones, and why, as it was kept with the draft. */
export function DepartureSaid({ departure }: { departure: NonNullable<CaseDecision['departure']> }) {
  const say = useText(text)
  const format = useFormat()
  const { direction, n, reason } = departure
  return (
    <>
      <span className="amber">{say(`said-${direction}`, { n: format.number(n, 0) })}</span>
      <span className={styles.written}>{reason}</span>
    </>
  )
}
