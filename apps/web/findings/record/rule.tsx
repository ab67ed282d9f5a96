import { Link } from '@tanstack/react-router'
import type { Circumstance, Finding } from '../../../../src/findings/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Citation } from '../../parts/citation.tsx'
import { Section } from '../../parts/section.tsx'
import { Hatched } from '../../parts/signs.tsx'
import styles from './record.module.css'
import { text } from './text.ts'
import { exceptionsOf } from './words.ts'

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
  const { exceptions } = finding.ruleVersion
  const listed = exceptions === null ? [] : exceptionsOf(inWords(exceptions))
  return (
    <table className={styles.exceptions}>
      <thead>
        <tr>
          <th scope="col">{say('exceptions')}</th>
          <th scope="col">{say('here')}</th>
        </tr>
      </thead>
      <tbody>
        {listed.length === 0 && (
          <tr>
            <td colSpan={2}>{say('exceptionsNone')}</td>
          </tr>
        )}
        {listed.map((exception, index) => (
          <tr key={exception}>
            <th scope="row">{exception}</th>
            {index === 0 && (
              <td rowSpan={listed.length}>
                <p className={styles.unknown}>
                  <Hatched />
                  <span>{say('hereAsk')}</span>
                </p>
              </td>
            )}
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
            {finding.applied.length === 0 && <span className={styles.no}>{say('hereNoCircumstance')}</span>}
            {finding.applied.map((one) => (
              <Applied key={one.id} circumstance={one} />
            ))}
          </td>
        </tr>
      </tbody>
    </table>
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
