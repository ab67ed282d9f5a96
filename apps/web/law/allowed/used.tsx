import type { Answer } from '../../../../src/law/allowed/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { text } from '../text.ts'
import styles from './allowed.module.css'

type Instrument = Answer['law'][number]

/** The instruments of all answers, each once, by their first day. */
export function instrumentsOf(answers: readonly Answer[]): Instrument[] {
  const all = answers.flatMap(({ law }) => law)
  return [...new Map(all.map((one) => [one.instrument, one])).values()].toSorted((one, other) => (one.from < other.from ? -1 : 1))
}

/** The law that the answers rest on, with its days. */
export function Used({ answers }: { answers: readonly Answer[] }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <Section title={say('used')}>
      <ul className={styles.used}>
        {instrumentsOf(answers).map(({ instrument, from, until }) => (
          <li key={instrument}>
            <span>{instrument}</span>
            <span className="text2">
              {until === null ? say('usedFrom', { day: format.day(from) }) : `${format.day(from)}–${format.day(until)}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
