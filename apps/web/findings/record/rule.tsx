import { IconCheck, IconMinus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Circumstance, ExceptionHere, Finding } from '../../../../src/findings/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Citation } from '../../parts/citation.tsx'
import { Section } from '../../parts/section.tsx'
import { Hatched } from '../../parts/signs.tsx'
import styles from './record.module.css'
import { text } from './text.ts'

/** The rule as it was when the finding was raised: its words, its basis, and its exceptions with what the data say about them here. */
export function RuleSection({ finding }: { finding: Finding }) {
  const say = useText(text)
  const inWords = useBilingual()
  const { ruleVersion: rule } = finding
  return (
    <Section
      title={say('rule')}
      note={useVersion(finding)}
      action={
        <Link to={`/rulebooks/${finding.rulebook}`} search={{ rule: finding.rule } as never}>
          {say('ruleOpen')}
        </Link>
      }
    >
      <p className="reading">{inWords(rule.words)}</p>
      <p className={styles.basis}>
        {rule.basis.length === 0 && <span className="text2">{say('basisNone')}</span>}
        {rule.basis.map(({ cite, confirmed }) => (
          <Citation key={cite} cite={cite} confirmed={confirmed} />
        ))}
      </p>
      <Exceptions finding={finding} />
    </Section>
  )
}

function useVersion({ rule, ruleVersion: { number, from, until } }: Finding): string {
  const say = useText(text)
  const format = useFormat()
  const note = say('ruleNote', { rule, version: String(number) })
  if (from !== null && until !== null) return say('ruleFromUntil', { note, from: format.day(from), until: format.day(until) })
  if (from !== null) return say('ruleFrom', { note, from: format.day(from) })
  return until === null ? note : say('ruleUntil', { note, until: format.day(until) })
}

function Exceptions({ finding }: { finding: Finding }) {
  const say = useText(text)
  const inWords = useBilingual()
  const { exceptions } = finding
  return (
    <table className={styles.exceptions}>
      <thead>
        <tr>
          <th scope="col">{say('exceptions')}</th>
          <th scope="col">{say('here')}</th>
        </tr>
      </thead>
      <tbody>
        {exceptions.length === 0 && (
          <tr>
            <td colSpan={2}>{say('exceptionsNone')}</td>
          </tr>
        )}
        {exceptions.map(({ text: exception, ...answer }) => (
          <tr key={exception.en}>
            <th scope="row">{inWords(exception)}</th>
            <td>
              <Here answer={answer} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            {say('circumstanceRow')}{' '}
            <Link to="/circumstances" className="small">
              {say('register')}
            </Link>
          </th>
          <td>
            {finding.applied.length === 0 && (
              <p className={`${styles.here} ${styles.not}`}>
                {SIGNS.not}
                <span className={styles.because}>{say('hereNoCircumstance')}</span>
              </p>
            )}
            {finding.applied.map((one) => (
              <Applied key={one.id} circumstance={one} />
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

const ANSWERS = { applies: 'hereApplies', not: 'hereNot', unseen: 'hereUnseen', unknown: 'hereUnknown' } as const
const SIGNS = {
  applies: <IconCheck size={16} stroke={1.8} aria-hidden />,
  not: <IconMinus size={16} stroke={1.6} aria-hidden />,
  unseen: <IconMinus size={16} stroke={1.6} aria-hidden />,
  unknown: <Hatched />,
} as const

/** Whether an exception applies in this case, as far as the data tell, and by what. */
function Here({ answer: { here, why } }: { answer: Omit<ExceptionHere, 'text'> }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <p className={`${styles.here} ${styles[here]}`}>
      {SIGNS[here]}
      <span>
        <b>{say(ANSWERS[here])}</b> <span className={styles.because}>{inWords(why)}</span>
      </span>
    </p>
  )
}

function Applied({ circumstance }: { circumstance: Circumstance }) {
  const say = useText(text)
  const format = useFormat()
  const { id, title, from, until, document, effect } = circumstance
  return (
    <p>
      <Link to={`/circumstances/${id}`}>{title}</Link>, {say(effect === 'withhold' ? 'appliedWithholds' : 'appliedAnnotates')}
      <span className={styles.second}>{say('appliedWhen', { from: format.instant(from), until: format.instant(until), document })}</span>
    </p>
  )
}
