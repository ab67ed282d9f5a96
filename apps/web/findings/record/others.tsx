import { Link } from '@tanstack/react-router'
import type { Finding } from '../../../../src/findings/schema.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { FindingState } from '../../parts/signs.tsx'
import styles from './record.module.css'
import { text } from './text.ts'

/** What else was raised on the same shipment. */
export function Others({ finding }: { finding: Finding }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <Section title={say('others')}>
      {finding.others.length === 0 ? (
        <p className="text2">{say('othersNone')}</p>
      ) : (
        <ul className={styles.lines}>
          {finding.others.map(({ id, number, rule, title, state }) => (
            <li key={id}>
              <span>
                <Link to={`/findings/${id}`} className="strong">
                  {inWords(title)}
                </Link>
                <span className={styles.second}>
                  {rule} · {number}
                </span>
              </span>
              <FindingState of={state} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
