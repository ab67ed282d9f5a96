import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import { useMendedLines } from '../taken/lines.tsx'
import { text as shared } from '../text.ts'
import { useTerm, type Known } from '../words.ts'
import styles from './case.module.css'
import { text } from './text.ts'

type Entered = CaseShown['steps'][number]

/** Steps that were entered, and what was put right, the newest first. */
export function History({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const mended = useMendedLines({ file, terms })
  const lines = [
    ...file.steps.map((step) => ({ at: step.at, line: <Line key={step.id} step={step} terms={terms} /> })),
    ...mended.map((one) => ({ at: one.at, line: <MendedLine key={one.id} {...one} /> })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <Section title={say('history')} note={say('historyN', { n: file.steps.length })}>
      {lines.length === 0 && <p className="text2">{say('historyNone')}</p>}
      <ol className={styles.history}>{lines.map(({ line }) => line)}</ol>
    </Section>
  )
}

function Line({ step, terms }: { step: Entered; terms: Known<CaseShown>['terms'] }) {
  const format = useFormat()
  return (
    <li>
      <span className="small text2">{format.day(step.day)}</span>
      <div>
        <Head step={step} terms={terms} />
        {step.words !== '' && <p className={styles.written}>{step.words}</p>}
        <By step={step} />
      </div>
    </li>
  )
}

function MendedLine({ at, head, why }: Pick<ReturnType<typeof useMendedLines>[number], 'at' | 'head' | 'why'>) {
  const format = useFormat()
  return (
    <li>
      <span className="small text2">{format.day(at)}</span>
      <div>
        <p>
          <b>{head}</b>
        </p>
        <span className={plain.second}>{why}</span>
      </div>
    </li>
  )
}

function Head({ step: { kind, officer, body }, terms }: { step: Entered; terms: Known<CaseShown>['terms'] }) {
  const say = useText(text)
  const word = useText(shared)
  const term = useTerm()
  const { heard, proposes, votes, members } = body
  const name = word(`step-${kind}`)
  const parts = [
    heard === 'given' || heard === 'declined' || heard === 'absent'
      ? word(kind === 'self-review' ? `selfReviewed-${heard}` : `heard-${heard}`)
      : '',
    typeof proposes === 'string'
      ? kind === 'opinion'
        ? say('findsLawful', { form: term(terms.forms, proposes) })
        : say('proposes', { form: term(terms.forms, proposes), votes: Number(votes), members: Number(members) })
      : '',
  ].filter((part) => part !== '')
  return (
    <p>
      <b>{officer === null ? name : say('stepOf', { step: name, name: officer.name })}</b>
      {parts.map((part) => ` · ${part}`)}
    </p>
  )
}

function By({ step: { by, at } }: { step: Entered }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  return <span className={plain.second}>{say('by', { name: nameOf(by.name), at: format.instant(at) })}</span>
}
