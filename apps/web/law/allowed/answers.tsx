import { Radio } from '@mantine/core'
import { IconBan, IconCheck } from '@tabler/icons-react'
import type { Answer, Outcome, Terms } from '../../../../src/law/allowed/schema.ts'
import { STANDING_WORDS, tellingSteps } from '../../../../src/law/allowed/words/pure.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Hatched } from '../../parts/signs.tsx'
import { Cite } from '../cite.tsx'
import { useNamed } from '../named.ts'
import { text } from '../text.ts'
import styles from './allowed.module.css'
import { Disc } from './disc.tsx'

interface AnswersProps {
  terms: Terms
  answers: readonly Answer[]
  /** There is one day, which needs no sign to be told from another. */
  bare?: boolean
  /** One of the forms is chosen, by its row. */
  pick?: { form: string; onPick: (form: string) => void }
}

/** Every form that the person may meet, with what each day says of it and why. */
export function Answers({ terms, answers, bare = false, pick }: AnswersProps) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const named = useNamed()
  const listed = terms.forms.filter(({ id }) => answers.some(({ outcomes }) => outcomes.find(({ form }) => form === id)!.listed))
  const others = terms.forms.filter((form) => !listed.includes(form))
  return (
    <>
      <table className={styles.table}>
        <caption className="spoken">{say('answerCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('form')}</th>
            {answers.map((answer, at) => (
              <th key={at} scope="col">
                <span className={styles.day}>
                  {!bare && <Disc of={at} />}
                  {format.day(answer.day)}
                </span>
                <Standing answer={answer} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map((form) => (
            <tr key={form.id}>
              <th scope="row">
                {pick === undefined ? (
                  named(form)
                ) : (
                  <Radio name="form" label={named(form)} checked={pick.form === form.id} onChange={() => pick.onPick(form.id)} />
                )}
              </th>
              {answers.map((answer, at) => (
                <OutcomeCell key={at} outcome={answer.outcomes.find((one) => one.form === form.id)!} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > 0 && <p className="small text2">{say('others', { forms: others.map(inWords).join(', ') })}</p>}
    </>
  )
}

function Standing({ answer: { standing } }: { answer: Answer }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  return (
    <span className={styles.standing}>
      {inWords(STANDING_WORDS[standing.verdict])}
      {standing.until !== null && `, ${say('until', { day: format.day(standing.until) })}`}
      {standing.because.map((step) => (
        <span key={step.rule} className={styles.why}>
          {inWords(step)} <Cite of={step} confirmed={false} />
        </span>
      ))}
    </span>
  )
}

const LOOKS = { permitted: styles.permitted, forbidden: '', undetermined: styles.open } as const

/** What an answer says of one form, and why. */
export function OutcomeCell({ outcome }: { outcome: Outcome }) {
  const { verdict, confirmed, listed } = outcome
  const inWords = useBilingual()
  const steps = tellingSteps(outcome)
  return (
    <td className={LOOKS[verdict]}>
      <VerdictSign verdict={verdict} confirmed={confirmed} listed={listed} />
      {steps.map((step) => (
        <span key={step.rule} className={styles.why}>
          {inWords(step)} <Cite of={step} confirmed={confirmed} />
        </span>
      ))}
    </td>
  )
}

/** Permitted, forbidden or undetermined, with its sign and whether it has force. */
export function VerdictSign({ verdict, confirmed, listed }: Pick<Outcome, 'verdict' | 'confirmed' | 'listed'>) {
  const say = useText(text)
  if (verdict === 'undetermined')
    return (
      <span className={`${styles.verdict} ${styles.amber}`}>
        <Hatched /> {say('undetermined')}
      </span>
    )
  if (verdict === 'permitted')
    return (
      <span className={`${styles.verdict} ${styles.green}`}>
        <IconCheck size={16} stroke={2.4} aria-hidden /> {say(confirmed ? 'permitted' : 'permittedOpen')}
      </span>
    )
  return (
    <span className={styles.verdict}>
      <IconBan size={16} stroke={1.8} aria-hidden /> {say(!listed ? 'notListed' : confirmed ? 'forbidden' : 'forbiddenOpen')}
    </span>
  )
}
