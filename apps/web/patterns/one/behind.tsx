import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/use.ts'
import { Declaration } from '../../parts/declaration.tsx'
import { Section } from '../../parts/section.tsx'
import { happenedIn } from '../../units/links.ts'
import { text } from '../text.ts'
import styles from './one.module.css'
import type { Shown } from './shown.ts'

/** As many as the server sends at most. */
const MOST = 50
const SHOWN = 12

/** A few cases, and the findings that the pattern is made of. */
export function Behind({ pattern }: { pattern: Shown }) {
  const say = useText(text)
  const { findings, cases, rule, subject, subjectKind, period } = pattern
  const n = findings.length
  return (
    <div>
      <Section title={say('findings')} note={n > 0 && say(n >= MOST ? 'findingsMost' : 'findingsNote', { n })}>
        {n === 0 && <p className="text2">{say('findingsNone')}</p>}
        <ul className={styles.lines}>
          {findings.slice(0, SHOWN).map(({ id, number, caseId }) => (
            <li key={id}>
              <Link to={`/findings/${id}`}>{number}</Link>
              <span className="text2">
                <Declaration number={caseId} />
              </span>
            </li>
          ))}
        </ul>
        {n > 0 && (
          <p className={styles.all}>
            <Link to="/findings" search={happenedIn(period, { [subjectKind]: [subject], rule: [rule] }) as never}>
              {say('findingsAll')}
            </Link>
          </p>
        )}
      </Section>
      {cases.length > 0 && (
        <Section title={say('cases')} note={say('casesNote')}>
          <ul className={styles.cases}>
            {cases.map((caseId) => (
              <li key={caseId}>
                <Link to="/log" search={{ case: caseId } as never}>
                  <Declaration number={caseId} />
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}
