import { Link } from '@tanstack/react-router'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { Rich } from '../../parts/rich.tsx'
import { Section } from '../../parts/section.tsx'
import { roundExpected } from '../sentence.ts'
import { text } from '../text.ts'
import styles from './one.module.css'
import type { Shown } from './shown.ts'

/** The pattern in sentences, what could explain it otherwise, and what could have been seen at all. */
export function Why({ pattern }: { pattern: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const { status, against, period, subjectLabel, observed, expected, n, rule, theta, interval, power, subject, subjectKind } = pattern
  const flagged = status === 'red' || status === 'amber'
  const lead = say(against === 'peers' ? 'leadPeers' : 'leadPast', {
    from: format.day(period.from),
    until: format.day(period.until),
    subject: inWords(subjectLabel),
    observed: Math.round(observed),
    n: format.number(n, 0),
    expected: roundExpected(expected),
    rule,
  })
  return (
    <Section title={say(flagged ? 'why' : 'whyOrdinary')} plain>
      <p className="lead">
        <Rich text={lead} marks={{ b: (inside) => <b>{inside}</b> }} />{' '}
        {theta !== null &&
          interval !== null &&
          say('ratioSentence', { theta: format.number(theta, 1), low: format.number(interval[0], 1), high: format.number(interval[1], 1) })}
      </p>
      <div className={styles.notes}>
        {flagged && (
          <Note tone="amber" title={say('overturn')}>
            <p>{say('overturnText')}</p>
            <p>
              <Link to="/circumstances/new" search={(subjectKind === 'unit' ? { unit: subject, rule } : { rule }) as never}>
                {say('enterCircumstance')}
              </Link>
            </p>
          </Note>
        )}
        <Note title={say('power')}>
          <p>{inWords(power)}</p>
          <p>{say('question')}</p>
        </Note>
      </div>
    </Section>
  )
}
