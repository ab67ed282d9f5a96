import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { None, Section } from '../../parts/section.tsx'
import plain from '../../units/plain-table.module.css'
import type { CaseAct } from '../acts/parts.ts'
import type { TakeOut } from '../taken/acts.ts'
import { TakeOutButton, TakeOutHead } from '../taken/button.tsx'
import { TakenUnder } from '../taken/lines.tsx'
import { text as taking } from '../taken/text.ts'
import { UnverifiedDecisions } from '../legacy/unverified.tsx'
import { useTerm, type Known } from '../words.ts'
import styles from './case.module.css'
import { text } from './text.ts'
import { useDialog } from './use-dialog.tsx'

/** What surrounds the acts and the people, and decisions before this one; each with its document. */
export function Around({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const dialog = useDialog({ file, terms })
  const empty = file.circumstances.length + file.earlier.length === 0
  return (
    <Section title={say('around')}>
      {empty ? <None>{say('aroundNone')}</None> : <Rows file={file} terms={terms} onAct={dialog.canChange ? dialog.open : undefined} />}
      <TakenUnder file={file} terms={terms} what={['circumstance', 'earlier']} />
      <UnverifiedDecisions file={file} terms={terms} />
      {dialog.canChange && (
        <p className={`${styles.foot} no-print`}>
          <Button variant="subtle" size="compact-sm" onClick={() => dialog.open({ name: 'circumstance' })}>
            {say('addCircumstance')}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => dialog.open({ name: 'earlier' })}>
            {say('addEarlier')}
          </Button>
        </p>
      )}
      {dialog.shown}
    </Section>
  )
}

interface RowsProps extends Known<CaseShown> {
  onAct: ((act: CaseAct) => void) | undefined
}

function Rows({ file, terms, onAct }: RowsProps) {
  const say = useText(text)
  const sayOfTaking = useText(taking)
  const format = useFormat()
  const term = useTerm()
  const told = useTold(terms)
  const nameOf = (officer: string): string => file.parties.find(({ id }) => id === officer)?.name ?? officer
  return (
    <table className={`${plain.table} ${styles.table}`}>
      <caption className="spoken">{say('aroundCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('what')}</th>
          <th scope="col">{say('who')}</th>
          <th scope="col">{say('when')}</th>
          <th scope="col">{say('document')}</th>
          {onAct !== undefined && <TakeOutHead />}
        </tr>
      </thead>
      <tbody>
        {file.circumstances.map((one) => (
          <tr key={one.id}>
            <td>
              {term(terms.circumstances, one.kind)}
              {told(one)}
            </td>
            <td>{nameOf(one.officer)}</td>
            <td>
              <Days of={one} />
            </td>
            <td>{one.document}</td>
            <Out out={{ what: 'circumstance', fact: one.id, said: term(terms.circumstances, one.kind) }} onAct={onAct} />
          </tr>
        ))}
        {file.earlier.map((one) => (
          <tr key={one.id}>
            <td>{say('earlierForm', { form: term(terms.forms, one.form) })}</td>
            <td>{nameOf(one.officer)}</td>
            <td>{say('effective', { day: format.day(one.effective) })}</td>
            <td>{one.document}</td>
            <Out
              out={{ what: 'earlier', fact: one.id, said: sayOfTaking('earlier', { form: term(terms.forms, one.form) }) }}
              onAct={onAct}
            />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Out({ out, onAct }: { out: TakeOut; onAct: RowsProps['onAct'] }) {
  if (onAct === undefined) return null
  return (
    <td className="no-print">
      <TakeOutButton out={out} onAct={onAct} />
    </td>
  )
}

function Days({ of: { from, until } }: { of: CaseShown['circumstances'][number] }) {
  const say = useText(text)
  const format = useFormat()
  if (from === null) return <span className="text3">{say('noDays')}</span>
  return until === null ? say('fromOn', { from: format.day(from) }) : say('fromUntil', { from: format.day(from), until: format.day(until) })
}

/** What else was told of a circumstance, in the words of the law. */
function useTold({ circumstances }: Known<CaseShown>['terms']): (of: CaseShown['circumstances'][number]) => ReactNode {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  return ({ kind, facts }) => {
    const known = circumstances.find(({ id }) => id === kind)?.facts ?? []
    const parts = Object.entries(facts).map(([name, value]) => {
      const word = known.find(({ id }) => id === name)
      const shown = typeof value === 'boolean' ? say(value ? 'yes' : 'no') : word?.is === 'day' ? format.day(value) : value
      return `${word === undefined ? name : inWords(word)}: ${shown}`
    })
    return parts.length > 0 && <span className={plain.second}>{parts.join('; ')}</span>
  }
}
