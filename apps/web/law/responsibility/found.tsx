import type { Ground, ResponsibilityAnswer, ResponsibilityTerms } from '../../../../src/law/responsibility/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { Hatched } from '../../parts/signs.tsx'
import styles from '../allowed/allowed.module.css'
import { VerdictSign } from '../allowed/answers.tsx'
import { RuleWords } from '../asking.tsx'
import { useNamed } from '../named.ts'
import { text } from './text.ts'

/** Whether he answers for it, and what each form may do. */
export function Found({ terms, answer: { day, standing, outcomes } }: { terms: ResponsibilityTerms; answer: ResponsibilityAnswer }) {
  const say = useText(text)
  const format = useFormat()
  const named = useNamed()
  const shown = outcomes.filter(({ listed, verdict }) => listed || verdict !== 'forbidden')
  return (
    <Section title={say('answer', { day: format.day(day) })} plain>
      <p className={styles.verdict}>
        {standing.verdict === 'undetermined' && <Hatched />} {say(standing.verdict)}
      </p>
      {standing.because.map((step) => (
        <RuleWords key={step.rule} of={step} />
      ))}
      {standing.verdict !== 'no-law-loaded' && (
        <table className={styles.table}>
          <caption className="spoken">{say('outcomesCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('form')}</th>
              <th scope="col">{say('verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ form, verdict, confirmed, because }) => (
              <tr key={form}>
                <th scope="row">{named(terms.forms.find(({ id }) => id === form)!)}</th>
                <td className={verdict === 'permitted' ? styles.permitted : verdict === 'undetermined' ? styles.open : ''}>
                  <VerdictSign verdict={verdict} confirmed={confirmed} listed />
                  {because.slice(-1).map((step) => (
                    <RuleWords key={step.rule} of={step} />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

/** What the law of the day lets weigh for and against him, whether it is there or not. */
export function Grounds({ answer: { mitigating, aggravating } }: { answer: ResponsibilityAnswer }) {
  const say = useText(text)
  if (mitigating.length + aggravating.length === 0) return null
  return (
    <>
      <Side title={say('mitigating')} grounds={mitigating} />
      <Side title={say('aggravating')} grounds={aggravating} />
      <p className="small text2">{say('groundsOnly')}</p>
    </>
  )
}

function Side({ title, grounds }: { title: string; grounds: readonly Ground[] }) {
  const say = useText(text)
  if (grounds.length === 0) return null
  return (
    <Section title={title}>
      {grounds.map((ground) => (
        <RuleWords key={ground.rule} of={ground}>
          <strong>{say(ground.state)}</strong>
          {' · '}
        </RuleWords>
      ))}
    </Section>
  )
}
