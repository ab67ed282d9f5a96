import type { BlindCase } from '../../../../src/cases/rereading/schema.ts'
import type { BlindFinding } from '../../../../src/findings/blind/schema.ts'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { useTerm } from '../../cases/words.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Citation } from '../../parts/citation.tsx'
import { Facts } from '../../parts/layout.tsx'
import { Note } from '../../parts/note.tsx'
import { Section } from '../../parts/section.tsx'
import { Timeline } from '../../parts/timeline/timeline.tsx'
import styles from '../rereading.module.css'
import { text } from '../text.ts'

/** The discs of witnesses are numbers in brackets here. */
const plainWords = (words: string): string => words.replaceAll(/⟦(\d+)⟧/gu, ' [$1]')

/** A finding without anybody in it, and without what became of it. */
export function BlindFindingShown({ finding }: { finding: BlindFinding }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const { rule, why, doubts, facts, timeline, answers } = finding
  return (
    <>
      <Section title={inWords(rule.title)}>
        <p className="lead">{plainWords(inWords(why))}</p>
        <Note tone="amber" title={say('overturn')}>
          {doubts.map(({ text: doubt }) => (
            <p key={doubt.en}>{inWords(doubt)}</p>
          ))}
        </Note>
        <Facts
          rows={[
            rule.basis.length > 0 && [
              say('basis'),
              <span key="basis">
                {rule.basis.map(({ cite, confirmed }) => (
                  <Citation key={cite} cite={cite} confirmed={confirmed} />
                ))}
              </span>,
            ],
            ...facts.map(({ label, value }) => [inWords(label), value] as const),
          ]}
        />
        {answers.map(({ outcome, said, on }) => (
          <div key={`${on} ${said}`}>
            <h3>
              {say('said')}: {say(`outcome-${outcome}`)}, {format.day(on)}
            </h3>
            <p className={styles.written}>{said}</p>
          </div>
        ))}
      </Section>
      <Timeline data={timeline} title={say('life')} />
    </>
  )
}

interface BlindCaseProps {
  file: BlindCase
  terms: Terms
}

/** A case without anybody in it, without degree, decision, or whoever handled it. */
export function BlindCaseShown(props: BlindCaseProps) {
  return (
    <>
      <Acts {...props} />
      <Around {...props} />
      <Explanations {...props} />
      {props.file.findings.map((finding, at) => (
        <BlindFindingShown key={at} finding={finding} />
      ))}
    </>
  )
}

function useWords() {
  const say = useText(text)
  const format = useFormat()
  return {
    person: (n: number): string => say('person', { n }),
    until: (day: string | null): string => (day === null ? say('goesOn') : format.day(day)),
  }
}

function Acts({ file, terms }: BlindCaseProps) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const term = useTerm()
  const { person, until } = useWords()
  return (
    <Section title={say('acts')}>
      {file.people.map(({ person: n, class: of, leads }) => (
        <p key={n} className={styles.person}>
          {say('personIs', {
            n,
            class: of === null ? say('classUnknown') : term(terms.classes, of),
            leads: say(leads ? 'leads' : 'leadsNot'),
          })}
        </p>
      ))}
      <ol className={styles.list}>
        {file.acts.map((act) => (
          <li key={act.n}>
            <span className={styles.written}>
              {person(act.person)}: {act.what}
            </span>
            <div className={styles.person}>
              {say('actDays', { from: format.day(act.from), until: until(act.until), detected: format.day(act.detected) })}
              {act.kinds.length > 0 && ` · ${act.kinds.map((kind) => term(terms.kinds, kind)).join(', ')}`}
              {act.entry !== null && ` · ${act.entry.code}: ${inWords(act.entry.act)}`}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Around({ file, terms }: BlindCaseProps) {
  const say = useText(text)
  const format = useFormat()
  const term = useTerm()
  const { person, until } = useWords()
  if (file.circumstances.length === 0) return null
  return (
    <Section title={say('around')}>
      <ul className={styles.list}>
        {file.circumstances.map((one) => (
          <li key={`${one.person} ${one.kind} ${one.from}`}>
            {person(one.person)}: {term(terms.circumstances, one.kind)}
            {one.from !== null && `, ${format.day(one.from)} – ${until(one.until)}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Explanations({ file }: BlindCaseProps) {
  const say = useText(text)
  const format = useFormat()
  const { person } = useWords()
  return (
    <Section title={say('explanations')}>
      {file.explanations.map((one) => (
        <div key={`${one.person} ${one.day} ${one.words}`}>
          <h3>
            {person(one.person)}, {format.day(one.day)}: {say(`heard-${one.heard as 'given' | 'declined' | 'absent'}`)}
          </h3>
          <p className={styles.written}>{one.words}</p>
        </div>
      ))}
    </Section>
  )
}
