import { Button } from '@mantine/core'
import type { Sitting } from '../../../../src/cases/council/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Facts } from '../../parts/layout.tsx'
import { useAppState } from '../../shell/state.ts'
import beside from '../beside/beside.module.css'
import { LawPoints } from '../beside/points.tsx'
import type { Change } from '../beside/use-change.tsx'
import styles from '../one/case.module.css'
import { useTerm, type Known } from '../words.ts'
import type { CouncilAct } from './acts.ts'
import { text } from './text.ts'

interface SittingProps extends Known<CaseShown> {
  sitting: Sitting
  council: string
  change: Change<CouncilAct>
}

/** One sitting: its summons, then how it went. */
export function SittingOf({ sitting, council, terms, change }: SittingProps) {
  const say = useText(text)
  const format = useFormat()
  const today = useAppState()?.today ?? ''
  const { id, day, place, summonedOn, document, invited, law, end } = sitting
  const state = end === null ? say('waits') : end.held ? say('held') : say('putOffState', { reason: end.reason ?? '' })
  const parts = [
    document === '' ? say('summoned', { day: format.day(summonedOn) }) : say('summonedBy', { day: format.day(summonedOn), document }),
    invited.length > 0 ? say('invites', { names: invited.join(', ') }) : '',
    end !== null && !end.attended ? say('wasAbsent') : '',
  ]
  return (
    <div className={beside.sitting}>
      <p>
        <b>{say('sitting', { day: format.day(day), place })}</b> <span className="small text2">{state}</span>
      </p>
      <p className="small text2">{parts.filter((part) => part !== '').join(' · ')}</p>
      <LawPoints points={end?.held === true ? end.law : law} />
      {end?.held === true && <Held end={end} terms={terms} />}
      {end === null && change.mayChange && (
        <p className={`${styles.foot} no-print`}>
          {day <= today && (
            <Button variant="default" size="compact-md" onClick={() => change.open({ name: 'hold', council, sitting: id })}>
              {say('hold')}
            </Button>
          )}
          <Button variant="default" size="compact-md" onClick={() => change.open({ name: 'putOff', council, sitting: id })}>
            {say('putOff')}
          </Button>
        </p>
      )}
    </div>
  )
}

function Held({
  end: { present, votes, blank, proposes, minutes },
  terms,
}: {
  end: NonNullable<Sitting['end']>
  terms: Known<CaseShown>['terms']
}) {
  const say = useText(text)
  const term = useTerm()
  const counts = [
    ...votes.map(({ form, n }) => `${term(terms.forms, form)}: ${n}`),
    ...(blank > 0 ? [say('blankVotes', { n: blank })] : []),
  ]
  return (
    <Facts
      rows={[
        [say('present'), present.map(({ name }) => name).join(', ')],
        [say('votes'), counts.join(' · ')],
        proposes !== null && [say('proposes'), <b key="form">{term(terms.forms, proposes)}</b>],
        minutes !== null && [
          say('minutes'),
          <span key="minutes" className={styles.written}>
            {minutes}
          </span>,
        ],
      ]}
    />
  )
}
