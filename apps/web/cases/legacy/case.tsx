import { Button } from '@mantine/core'
import {
  confirmLegacyWithdrawal,
  dropLegacyWithdrawal,
  proposeLegacyWithdrawal,
  showLegacy,
  type LegacyCase,
} from '../../../../src/cases/legacy/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts, Split } from '../../parts/layout.tsx'
import { Note } from '../../parts/note.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import { usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import { text as shared } from '../text.ts'
import { WithdrawalActs, WithdrawalMark } from '../withdrawals/withdrawal.tsx'
import { useTerm, type Known } from '../words.ts'
import styles from './legacy.module.css'
import { Person } from './person.tsx'
import { text } from './text.ts'

/** A case from before Liêm: what its register says, and why it cannot be verified. Nothing can be done with it. */
export function LegacyFile(known: Known<CaseShown>) {
  const word = useText(shared)
  const query = useRoute(showLegacy, { id: known.file.id })
  return (
    <Answer query={query} what={word('loadingOne')} rows={8} height={53}>
      {(old) => <Whole {...known} old={old} />}
    </Answer>
  )
}

function Whole({ file, terms, old }: Known<CaseShown> & { old: LegacyCase }) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const inWords = useBilingual()
  return (
    <article>
      <PageHead
        title={`${old.reference}: ${old.title}`}
        phoneTitle={file.number}
        crumbs={[{ label: word('title'), to: '/cases' }, { label: file.number }]}
        meta={
          <>
            <b>{say('mark')}</b>
            <span>{say('takenOver', { day: format.day(old.importedOn) })}</span>
            <span>{inWords(file.unit.name)}</span>
          </>
        }
        actions={
          <Button variant="default" onClick={() => print()}>
            {say('print')}
          </Button>
        }
      />
      <Split rail={<Origin old={old} />}>
        <Note title={say('mark')}>
          <p>{say('markWhy')}</p>
        </Note>
        <WithdrawalMark of={old} />
        <Section title={say('people')} note={old.people.length}>
          {old.people.map((person) => (
            <Person key={person.id} person={person} name={person.officer} terms={terms} />
          ))}
        </Section>
        {old.heads.length > 0 && <Heads heads={old.heads} terms={terms} />}
        <WithdrawalActs of={old} object={`${old.reference}: ${old.title}`} acts={ACTS} touched={TOUCHED} />
      </Split>
    </article>
  )
}

const ACTS = { propose: proposeLegacyWithdrawal, confirm: confirmLegacyWithdrawal, drop: dropLegacyWithdrawal }
const TOUCHED = ['/api/cases']

function Origin({ old: { opened, source, file, row, importedBy } }: { old: LegacyCase }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <Section title={say('origin')} plain>
      <Facts
        rows={[
          [say('source'), source ?? say('unknown')],
          [say('opened'), opened === null ? say('unknown') : format.day(opened)],
          [say('file'), say('fileRow', { file, row })],
          [say('by'), nameOf(importedBy.name)],
        ]}
      />
    </Section>
  )
}

function Heads({ heads, terms }: { heads: LegacyCase['heads']; terms: Known<CaseShown>['terms'] }) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const inWords = useBilingual()
  const term = useTerm()
  const dayOf = (day: string | null): string => (day === null ? say('unknown') : format.day(day))
  return (
    <Section title={say('heads')} note={say('headsNote')}>
      <div className={styles.wide}>
        <table className={plain.table}>
          <caption className="spoken">{say('heads')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('name')}</th>
              <th scope="col">{say('unit')}</th>
              <th scope="col">{say('days')}</th>
              <th scope="col">{say('outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {heads.map(({ id, officer, unit, role, from, until, outcome, form, number, day }) => (
              <tr key={id}>
                <td>
                  {officer.name}
                  <span className={plain.second}>{word(`post-${role}`)}</span>
                </td>
                <td>{inWords(unit.short)}</td>
                <td>{say('fromTo', { from: dayOf(from), until: dayOf(until) })}</td>
                <td>
                  {outcome === null ? <span className="text3">{say('unknown')}</span> : say(`outcome-${outcome}`)}
                  {form !== null && `, ${term(terms.forms, form)}`}
                  {(number !== null || day !== null) && (
                    <span className={plain.second}>
                      {[number, day === null ? null : format.day(day)].filter((part) => part !== null).join(', ')}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
