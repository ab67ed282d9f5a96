import type { CaseShown } from '../../../../src/cases/schema.ts'
import type { Answer as Allowed } from '../../../../src/law/allowed/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Clocks } from '../../law/allowed/clocks.tsx'
import { Answer } from '../../parts/answer.tsx'
import { Section } from '../../parts/section.tsx'
import { useAppState } from '../../shell/state.ts'
import type { Known } from '../words.ts'
import styles from './case.module.css'
import { ClockBars } from './clock-bars.tsx'
import { concernedOf } from './missing.ts'
import { text } from './text.ts'
import { useCaseLaw } from './use-law.ts'

/** Until when what may be done about each person concerned, by the law of today. */
export function CaseClocks({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const format = useFormat()
  const today = useAppState()?.today
  const people = concernedOf(file)
  return (
    <Section title={say('clocks')} note={today === undefined ? undefined : say('clocksNote', { day: format.day(today) })}>
      {people.map(({ id, name }) => (
        <OfOne key={id} file={file} terms={terms} person={{ id, name }} many={people.length > 1} />
      ))}
    </Section>
  )
}

interface OfOneProps extends Known<CaseShown> {
  person: { id: string; name: string }
  /** There are others: his name stands above. */
  many: boolean
}

function OfOne({ file, terms, person, many }: OfOneProps) {
  const say = useText(text)
  const query = useCaseLaw(file.id, person.id)
  return (
    <div className={styles.ofOne}>
      {many && (
        <h3>
          {person.name} <span className="text2 small">{person.id}</span>
        </h3>
      )}
      <Answer query={query} what={say('askingLaw')} rows={3} height={35}>
        {({ answer }) =>
          answer === null ? <p className="text2">{say('notAsked', { name: person.name })}</p> : <OfAnswer answer={answer} terms={terms} />
        }
      </Answer>
    </div>
  )
}

function OfAnswer({ answer, terms }: { answer: Allowed; terms: Known<CaseShown>['terms'] }) {
  return (
    <>
      <ClockBars answer={answer} />
      <Clocks terms={terms} answer={answer} />
    </>
  )
}
