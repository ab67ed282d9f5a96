import { Button } from '@mantine/core'
import { NOT_KNOWN, type Guided } from '../../../../src/law/catalogue/guide/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import styles from './guide.module.css'
import type { Steps } from './steps.ts'
import { text } from './text.ts'

type OnStep = (steps: Steps) => void

/** The answers given, as the address has them. */
function asText(given: Guided['given']): string {
  return given.map(({ question, answer }) => `${question.id}:${answer.value}`).join(',')
}

/** What was answered; going back to a question takes its answer and those after it away. */
export function GivenAnswers({ given, onStep }: { given: Guided['given']; onStep: OnStep }) {
  const say = useText(text)
  const inWords = useBilingual()
  const backTo = (at: number): void => onStep({ given: asText(given.slice(0, at)), stopped: false })
  return (
    <section aria-label={say('given')}>
      <ol className={styles.given}>
        {given.map(({ question, answer }, at) => (
          <li key={question.id}>
            <span className="text2">{inWords(question)}</span> <b>{inWords(answer)}</b>{' '}
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={say('changeOf', { question: inWords(question) })}
              onClick={() => backTo(at)}
            >
              {say('change')}
            </Button>
          </li>
        ))}
      </ol>
      <div className={styles.acts}>
        <Button variant="default" size="compact-sm" onClick={() => backTo(given.length - 1)}>
          {say('back')}
        </Button>
        {given.length > 1 && (
          <Button variant="subtle" size="compact-sm" onClick={() => backTo(0)}>
            {say('again')}
          </Button>
        )}
      </div>
    </section>
  )
}

interface NextQuestionProps {
  asked: NonNullable<Guided['next']>
  total: number
  given: string
  onStep: OnStep
}

/** One question with its answers, each with how many entries it leaves. */
export function NextQuestion({ asked: { id, answers, ...question }, total, given, onStep }: NextQuestionProps) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const answer = (value: string): void => onStep({ given: [given, `${id}:${value}`].filter((one) => one !== '').join(','), stopped: false })
  return (
    <section className={styles.question}>
      <h2>{inWords(question)}</h2>
      <p className="text2">{say('left', { n: total })}</p>
      <ul>
        {answers.map(({ value, n, ...words }) => (
          <li key={value}>
            <button type="button" onClick={() => answer(value)}>
              <span>{inWords(words)}</span>
              <span className="text2">{format.number(n)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button variant="default" size="compact-sm" onClick={() => answer(NOT_KNOWN)}>
          {say('notKnown')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => onStep({ given, stopped: true })}>
          {say('stop', { n: total })}
        </Button>
      </div>
    </section>
  )
}
