import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { CaseAct } from '../acts/parts.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import { TakeOutButton, TakeOutHead } from '../taken/button.tsx'
import { TakenUnder } from '../taken/lines.tsx'
import { text as taking } from '../taken/text.ts'
import { text as shared } from '../text.ts'
import { useTerm, type Known } from '../words.ts'
import styles from './case.module.css'
import { text } from './text.ts'
import { useDialog } from './use-dialog.tsx'

type Party = CaseShown['parties'][number]

/** Who is concerned, who witnesses, who verifies; and since when whoever is concerned knows. */
export function People({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const dialog = useDialog({ file, terms })
  return (
    <Section title={say('people')} note={file.parties.length}>
      <table className={`${plain.table} ${styles.table}`}>
        <caption className="spoken">{say('peopleCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('role')}</th>
            <th scope="col">{say('class')}</th>
            <th scope="col">{say('notice')}</th>
            {dialog.canChange && <TakeOutHead />}
          </tr>
        </thead>
        <tbody>
          {file.parties.map((party) => (
            <Row key={`${party.id} ${party.role}`} party={party} terms={terms} onAct={dialog.canChange ? dialog.open : undefined} />
          ))}
        </tbody>
      </table>
      <TakenUnder file={file} terms={terms} what={['party']} />
      {dialog.canChange && (
        <p className={`${styles.foot} no-print`}>
          <Button variant="subtle" size="compact-sm" onClick={() => dialog.open({ name: 'party' })}>
            {say('addParty')}
          </Button>
        </p>
      )}
      {dialog.shown}
    </Section>
  )
}

interface RowProps {
  party: Party
  terms: Known<CaseShown>['terms']
  onAct: ((act: CaseAct) => void) | undefined
}

function Row({ party, terms, onAct }: RowProps) {
  const say = useText(text)
  const sayOfTaking = useText(taking)
  const word = useText(shared)
  const format = useFormat()
  const term = useTerm()
  const may = useMay()
  const { id, name, role, notifiedOn, class: of, leads } = party
  const told = notifiedOn === null ? say('noNotice') : format.day(notifiedOn)
  return (
    <tr>
      <td>
        {may('organisation.read') ? <Link to={`/people/${encodeURIComponent(id)}`}>{name}</Link> : name}{' '}
        <span className="small text2 nowrap">{id}</span>
      </td>
      <td>{word(`role-${role}`)}</td>
      <td>
        {of === null ? <span className="text3">{say('unknownClass')}</span> : term(terms.classes, of)}
        {leads && <span className="small text2">, {say('leads')}</span>}
      </td>
      <td className={role === 'concerned' && notifiedOn !== null ? undefined : 'text2'}>{role === 'concerned' ? told : say('noticeOf')}</td>
      {onAct !== undefined && (
        <td className="no-print">
          <TakeOutButton
            out={{ what: 'party', officer: id, role, said: sayOfTaking('roleOf', { name, role: word(`role-${role}`) }) }}
            onAct={onAct}
          />
        </td>
      )}
    </tr>
  )
}
