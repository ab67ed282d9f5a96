import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import type { Answer as Allowed } from '../../../../src/law/allowed/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answers } from '../../law/allowed/answers.tsx'
import { Clocks } from '../../law/allowed/clocks.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay, usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import type { CaseAct } from '../acts/parts.ts'
import { TakeOutButton } from '../taken/button.tsx'
import { TakenUnder } from '../taken/lines.tsx'
import { text as taking } from '../taken/text.ts'
import { useTerm, type Known } from '../words.ts'
import styles from './case.module.css'
import { concernedOf, decisionOn, numberedActs } from './missing.ts'
import { Regradings } from './regraded.tsx'
import { text } from './text.ts'
import { useDialog } from './use-dialog.tsx'
import { useCaseLaw } from './use-law.ts'

type Act = ReturnType<typeof numberedActs>[number]

/** What each person concerned is said to have done, and what the law allows for it today. */
export function Acts({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const dialog = useDialog({ file, terms })
  const acts = numberedActs(file)
  const undecided = concernedOf(file).filter(({ id }) => decisionOn(file, id)?.state !== 'signed')
  return (
    <Section title={say('acts')} note={say('actsNote')}>
      {acts.length > 0 && (
        <table className={`${plain.table} ${styles.table}`}>
          <caption className="spoken">{say('actsCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('act')}</th>
              <th scope="col" className="nowrap">
                {say('entry')}
              </th>
              <th scope="col" className="nowrap">
                {say('degree')}
              </th>
              {undecided.length > 0 && <th scope="col">{say('lawOfAct')}</th>}
              {dialog.canChange && (
                <th scope="col" className="no-print">
                  <span className="spoken">{say('changeAct')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {acts.map((act) => (
              <Row
                key={act.id}
                act={act}
                file={file}
                terms={terms}
                asks={undecided.length > 0}
                onAct={dialog.canChange ? dialog.open : undefined}
              />
            ))}
          </tbody>
        </table>
      )}
      <TakenUnder file={file} terms={terms} what={['act']} />
      {dialog.canChange && (
        <p className={`${styles.foot} no-print`}>
          <Button variant="subtle" size="compact-sm" onClick={() => dialog.open({ name: 'act', act: null })}>
            {say('addAct')}
          </Button>
        </p>
      )}
      {undecided.map(({ id, name }) => (
        <LawOf key={id} file={file} terms={terms} person={{ id, name }} />
      ))}
      {dialog.shown}
    </Section>
  )
}

interface RowProps extends Known<CaseShown> {
  act: Act
  /** Somebody is not decided upon yet: there is a column for what the law allows. */
  asks: boolean
  onAct: ((act: CaseAct) => void) | undefined
}

function Row({ act, file, terms, asks, onAct }: RowProps) {
  const say = useText(text)
  const sayOfTaking = useText(taking)
  const term = useTerm()
  const inWords = useBilingual()
  const who = file.parties.find(({ id }) => id === act.officer)
  return (
    <tr>
      <td>
        <span className={styles.written}>
          <b>{act.n}.</b> {inWords({ vi: act.what, en: act.whatEn ?? act.what })}
        </span>
        <span className={plain.second}>
          {concernedOf(file).length > 1 && `${who?.name ?? act.officer} · `}
          <Days act={act} />
          {act.kinds.length > 0 && ` · ${act.kinds.map((kind) => term(terms.kinds, kind)).join(', ')}`}
        </span>
      </td>
      <td>
        <Entry act={act} />
      </td>
      <td className={styles.whole}>
        <Degree act={act} terms={terms} />
      </td>
      {asks && (
        <td>
          <LawOfAct act={act} file={file} terms={terms} />
        </td>
      )}
      {onAct !== undefined && (
        <td className="no-print">
          <Button
            variant="default"
            size="compact-sm"
            aria-label={say('changeActOf', { n: act.n })}
            onClick={() => onAct({ name: 'act', act: act.id })}
          >
            {say('changeAct')}
          </Button>
          <TakeOutButton out={{ what: 'act', fact: act.id, said: sayOfTaking('act', { n: act.n }) }} onAct={onAct} />
        </td>
      )}
    </tr>
  )
}

function Days({ act: { from, until, detected } }: { act: Act }) {
  const say = useText(text)
  const format = useFormat()
  const known = { from: format.day(from), detected: format.day(detected) }
  if (until === from) return say('oneDay', known)
  return say('days', { ...known, until: until === null ? say('goesOn') : format.day(until) })
}

function Entry({ act: { entry } }: { act: Act }) {
  const say = useText(text)
  const inWords = useBilingual()
  const may = useMay()
  if (entry === null) return <span className="text3">{say('noEntry')}</span>
  const { version, code, act, illustrative } = entry
  return (
    <>
      {may('catalogue.read') ? (
        <Link to={`/catalogue/entries/${encodeURIComponent(code)}/${encodeURIComponent(version)}`}>{code}</Link>
      ) : (
        <b>{code}</b>
      )}
      <span className={plain.second}>
        {inWords(act)}
        {illustrative && ` (${say('illustrative')})`}
      </span>
    </>
  )
}

function Degree({ act, terms }: { act: Act; terms: Known<CaseShown>['terms'] }) {
  const say = useText(text)
  const term = useTerm()
  const nameOf = usePersonName()
  const { severity, disciplinable, gradedBy } = act
  return (
    <>
      {!disciplinable ? (
        say('below')
      ) : severity === null ? (
        <span className="amber">{say('ungraded')}</span>
      ) : (
        term(terms.severities, severity)
      )}
      {gradedBy !== null && <span className={plain.second}>{say('gradedBy', { name: nameOf(gradedBy) })}</span>}
      <Regradings act={act} terms={terms} />
    </>
  )
}

interface LawOfProps extends Known<CaseShown> {
  person: { id: string; name: string }
}

/** What the law allows for somebody today, in one line; each step on demand. */
function LawOf({ file, terms, person }: LawOfProps) {
  const say = useText(text)
  const [whole, setWhole] = useState(false)
  const region = useId()
  const answer = useCaseLaw(file.id, person.id).data?.answer
  if (answer === undefined || answer === null) return null
  return (
    <div className={styles.law}>
      <p>
        <b>{say('allowsToday', { name: person.name })}:</b> <Allows answer={answer} terms={terms} />{' '}
        <Button
          className="no-print"
          variant="subtle"
          size="compact-sm"
          aria-expanded={whole}
          aria-controls={region}
          aria-label={`${say(whole ? 'hideLaw' : 'showLaw')}: ${person.name}`}
          onClick={() => setWhole(!whole)}
        >
          {say(whole ? 'hideLaw' : 'showLaw')}
        </Button>
      </p>
      <div id={region} className={styles.steps} hidden={!whole}>
        {whole && <Answers bare terms={terms} answers={[answer]} />}
        {whole && <Clocks terms={terms} answer={answer} />}
      </div>
    </div>
  )
}

/** What the law would allow today for one act alone; of the only act of somebody, what it allows. */
function LawOfAct({ act, file, terms }: Known<CaseShown> & { act: Act }) {
  const law = useCaseLaw(file.id, act.officer).data
  const decided = decisionOn(file, act.officer)?.state === 'signed'
  if (decided || law === undefined || law.answer === null) return <span className="text3">–</span>
  const alone = law.acts.find(({ n }) => n === act.n)
  return <Forms terms={terms} {...(alone ?? formsIn(law.answer))} />
}

function Allows({ answer, terms }: { answer: Allowed; terms: Known<CaseShown>['terms'] }) {
  return <Forms terms={terms} {...formsIn(answer)} />
}

interface FormsProps {
  permitted: readonly string[]
  open: readonly string[]
}

function formsIn({ outcomes }: Allowed): FormsProps {
  const of = (verdict: 'permitted' | 'undetermined'): string[] =>
    outcomes.filter((one) => one.listed && one.verdict === verdict).map(({ form }) => form)
  return { permitted: of('permitted'), open: of('undetermined') }
}

function Forms({ permitted, open, terms }: FormsProps & { terms: Known<CaseShown>['terms'] }) {
  const say = useText(text)
  const inWords = useBilingual()
  const named = (ids: readonly string[]): string =>
    terms.forms
      .filter(({ id }) => ids.includes(id))
      .map(inWords)
      .join(', ')
  if (permitted.length === 0 && open.length === 0) return say('formsNone')
  return [
    permitted.length > 0 && say('formsPermitted', { forms: named(permitted) }),
    open.length > 0 && say('formsOpen', { forms: named(open) }),
  ]
    .filter((part) => part !== false)
    .join('; ')
}
