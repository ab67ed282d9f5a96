import type { CaseShown } from '../../../../src/cases/schema.ts'
import type { Answer as Allowed } from '../../../../src/law/allowed/schema.ts'
import { STANDING_WORDS } from '../../../../src/law/allowed/words/pure.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Questions } from '../../law/allowed/questions.tsx'
import { Cite } from '../../law/cite.tsx'
import { useNamed } from '../../law/named.ts'
import { Answer } from '../../parts/answer.tsx'
import { Note } from '../../parts/note.tsx'
import { Section } from '../../parts/section.tsx'
import { useAppState } from '../../shell/state.ts'
import type { Known } from '../words.ts'
import styles from './case.module.css'
import { ClockBars } from './clock-bars.tsx'
import { Prescriptions } from './prescriptions.tsx'
import { concernedOf, decisionOn } from './missing.ts'
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
  const format = useFormat()
  const query = useCaseLaw(file.id, person.id)
  const decided = decisionOn(file, person.id)?.signedOn ?? null
  return (
    <div className={styles.ofOne}>
      {many && (
        <h3>
          {person.name} <span className="text2 small">{person.id}</span>
        </h3>
      )}
      {decided === null ? (
        <Answer query={query} what={say('askingLaw')} rows={3} height={35}>
          {({ answer }) =>
            answer === null ? <p className="text2">{say('notAsked', { name: person.name })}</p> : <OfAnswer answer={answer} terms={terms} />
          }
        </Answer>
      ) : (
        <p className="text2">{say('decidedOn', { name: person.name, day: format.day(decided) })}</p>
      )}
    </div>
  )
}

/** That it may not be decided yet, or not any more. */
function Standing({ answer: { standing } }: { answer: Allowed }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const named = useNamed()
  const { verdict, until, because } = standing
  if (verdict === 'may-proceed') return null
  const words = named(STANDING_WORDS[verdict])
  return (
    <Note tone="amber" title={until === null ? words : say('standingUntil', { standing: words, day: format.day(until) })}>
      {because.map((step) => (
        <p key={step.rule}>
          {inWords(step)} <Cite of={step} confirmed={false} />
        </p>
      ))}
    </Note>
  )
}

function OfAnswer({ answer, terms }: { answer: Allowed; terms: Known<CaseShown>['terms'] }) {
  return (
    <>
      <ClockBars answer={answer} />
      <Prescriptions answer={answer} terms={terms} />
      <div className={styles.open}>
        <Standing answer={answer} />
        <Questions terms={terms} answers={[answer]} />
      </div>
    </>
  )
}
