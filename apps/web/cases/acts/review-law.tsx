import type { Terms } from '../../../../src/law/allowed/schema.ts'
import type { Ground, ResponsibilityAnswer } from '../../../../src/law/responsibility/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { OutcomeCell } from '../../law/allowed/answers.tsx'
import { Cite } from '../../law/cite.tsx'
import { Note } from '../../parts/note.tsx'
import plain from '../../units/plain-table.module.css'
import { useTerm } from '../words.ts'
import styles from './acts.module.css'
import { text } from './text.ts'

/** What the law says a head or deputy answers for: whether, in which forms, what is not known, what mitigates and aggravates. */
export function ReviewLaw({ answer, terms }: { answer: ResponsibilityAnswer; terms: Terms }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const term = useTerm()
  const { day, standing, outcomes, questions, mitigating, aggravating, notes } = answer
  return (
    <Note title={say('lawSays', { day: format.day(day) })}>
      <div className={styles.said}>
        <p>
          <b>{say(`responsible-${standing.verdict}`)}</b>
        </p>
        {[...standing.because, ...notes].map((step) => (
          <p key={step.rule} className="small">
            {inWords(step)} <Cite of={step} confirmed={false} />
          </p>
        ))}
        {outcomes.some(({ listed }) => listed) && (
          <table className={plain.table}>
            <tbody>
              {outcomes
                .filter(({ listed }) => listed)
                .map((outcome) => (
                  <tr key={outcome.form}>
                    <th scope="row">{term(terms.forms, outcome.form)}</th>
                    <OutcomeCell outcome={outcome} />
                  </tr>
                ))}
            </tbody>
          </table>
        )}
        {questions.length > 0 && <p className="strong amber">{say('notKnown')}</p>}
        {questions.map((question) => (
          <p key={question.id} className="small">
            {inWords(question)} {question.cite !== '' && <Cite of={question} confirmed={false} />}
          </p>
        ))}
        <Grounds title={say('mitigating')} grounds={mitigating} />
        <Grounds title={say('aggravating')} grounds={aggravating} />
      </div>
    </Note>
  )
}

function Grounds({ title, grounds }: { title: string; grounds: readonly Ground[] }) {
  const say = useText(text)
  const inWords = useBilingual()
  if (grounds.length === 0) return null
  return (
    <>
      <p className="strong">{title}</p>
      {grounds.map((ground) => (
        <p key={ground.rule} className="small">
          {inWords(ground)} <span className="text2">({say(`ground-${ground.state}`)})</span>{' '}
          <Cite of={ground} confirmed={ground.confirmed} />
        </p>
      ))}
    </>
  )
}
