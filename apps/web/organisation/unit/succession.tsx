import type { ShownUnit } from '../../../../src/organisation/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { daysAfter } from '../../units/links.ts'
import { UnitLink } from '../links.tsx'
import { text } from '../text.ts'
import { useDays } from '../words.ts'
import styles from './unit.module.css'

/** What was before the unit and what comes after, by which document; and its names where it had several. */
export function Succession({ unit }: { unit: ShownUnit }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const days = useDays()
  const { predecessors, successors, states } = unit
  const steps = [
    ...predecessors.map((step) => ({
      ...step,
      words: say('until', { day: format.day(daysAfter(step.day, -1)) }),
      on: daysAfter(step.day, -1),
    })),
    ...successors.map((step) => ({ ...step, words: say('from', { day: format.day(step.day) }), on: step.day })),
  ]
  return (
    <>
      <Section title={say('succession')}>
        {steps.length === 0 && <p className="text2">{say('successionNone')}</p>}
        <ul className={styles.steps}>
          {steps.map(({ unit: other, day, document, words, on }) => (
            <li key={`${other.code} ${day}`}>
              <UnitLink unit={other} on={on} />
              <span>{[words, document].filter((part) => part !== null).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </Section>
      {states.length > 1 && (
        <Section title={say('names')}>
          <ul className={styles.steps}>
            {states.map((state) => (
              <li key={state.from}>
                {inWords(state.name)}
                <span>{days(state)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
