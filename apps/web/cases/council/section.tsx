import { Button } from '@mantine/core'
import { lazy } from 'react'
import { STEP_STATES } from '../../../../src/cases/pure.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { showCouncils, type CaseCouncils, type Council } from '../../../../src/cases/council/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { useNamed } from '../../law/named.ts'
import { Answer } from '../../parts/answer.tsx'
import { None, Section } from '../../parts/section.tsx'
import plain from '../../units/plain-table.module.css'
import beside from '../beside/beside.module.css'
import { LawPoints } from '../beside/points.tsx'
import { useChange, type Change } from '../beside/use-change.tsx'
import styles from '../one/case.module.css'
import { concernedOf } from '../one/missing.ts'
import type { Known } from '../words.ts'
import type { CouncilAct } from './acts.ts'
import { SittingOf } from './sitting.tsx'
import { text } from './text.ts'

const CouncilDialog = lazy(() => import('./dialogs.tsx').then(({ CouncilDialog: component }) => ({ default: component })))

/** The disciplinary councils of a case, the newest first. */
export function Councils({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const query = useRoute(showCouncils, { id: file.id })
  return (
    <Section title={say('title')} id="council">
      <Answer query={query} what={say('loading')} rows={2}>
        {(shown) => <Shown file={file} terms={terms} shown={shown} />}
      </Answer>
    </Section>
  )
}

function Shown({ file, terms, shown }: Known<CaseShown> & { shown: CaseCouncils }) {
  const say = useText(text)
  const change = useChange<CouncilAct>(file, (act, onClose) => (
    <CouncilDialog act={act} file={file} terms={terms} shown={shown} onClose={onClose} />
  ))
  const { councils } = shown
  const without = concernedOf(file).filter(({ id }) => !councils.some(({ officer }) => officer.id === id))
  return (
    <>
      {councils.length === 0 && <None>{say('none')}</None>}
      {councils.map((council) => (
        <One key={council.id} council={council} shown={shown} file={file} terms={terms} change={change} />
      ))}
      {change.canChange && without.length > 0 && (
        <p className={`${styles.foot} no-print`}>
          <Button variant="subtle" size="compact-sm" onClick={() => change.open({ name: 'form' })}>
            {say('form')}
          </Button>
        </p>
      )}
      {change.shown}
    </>
  )
}

interface OneProps extends Known<CaseShown> {
  council: Council
  shown: CaseCouncils
  change: Change<CouncilAct>
}

function One({ council, shown, file, terms, change }: OneProps) {
  const say = useText(text)
  const format = useFormat()
  const { id, officer, document, formedOn, law, sittings } = council
  const sat = sittings.some(({ end }) => end?.held === true)
  const waits = sittings.some(({ end }) => end === null)
  const canCall = change.canChange && !sat && !waits && STEP_STATES.council.includes(file.state)
  return (
    <div className={beside.one}>
      <h3>
        {say('of', { name: officer.name })}
        <span className="small text2">{say('by', { document, day: format.day(formedOn) })}</span>
      </h3>
      <Members
        council={council}
        shown={shown}
        onReplace={change.canChange && !sat ? (member) => change.open({ name: 'replace', council: id, member }) : undefined}
      />
      <LawPoints points={law} />
      {sittings.map((sitting) => (
        <SittingOf key={sitting.id} sitting={sitting} council={id} file={file} terms={terms} change={change} />
      ))}
      {canCall && (
        <p className={`${styles.foot} no-print`}>
          <Button variant="default" size="compact-md" onClick={() => change.open({ name: 'call', council: id })}>
            {say('call')}
          </Button>
        </p>
      )}
    </div>
  )
}

interface MembersProps {
  council: Council
  shown: CaseCouncils
  onReplace: ((member: string) => void) | undefined
}

function Members({ council: { members, officer }, shown: { asks }, onReplace }: MembersProps) {
  const say = useText(text)
  const named = useNamed()
  const seats = asks.find((one) => one.officer === officer.id)?.law?.seats ?? []
  return (
    <table className={`${plain.table} ${styles.table}`}>
      <caption className="spoken">{say('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('member')}</th>
          <th scope="col">{say('seat')}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ id, officer: { id: number, name }, seat, instead, unfit }) => {
          const word = seats.find((one) => one.id === seat)
          return (
            <tr key={id}>
              <td>
                {name} <span className="small text2 nowrap">{number}</span>
                {instead !== null && <span className={plain.second}>{say('instead', instead)}</span>}
                {unfit !== null && <span className={`${plain.second} amber`}>{say(`unfit-${unfit}`)}</span>}
              </td>
              <td>
                {word === undefined ? seat : named(word)}{' '}
                {onReplace !== undefined && (
                  <Button
                    className="no-print"
                    variant="subtle"
                    size="compact-sm"
                    aria-label={say('replaceOf', { name })}
                    onClick={() => onReplace(id)}
                  >
                    {say('replace')}
                  </Button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
