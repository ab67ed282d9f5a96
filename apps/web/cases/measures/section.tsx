import { Button } from '@mantine/core'
import { lazy } from 'react'
import { showMeasures, type CaseMeasures, type Measure } from '../../../../src/cases/measures/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { daysBetween } from '../../i18n/format.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts } from '../../parts/layout.tsx'
import { None, Section } from '../../parts/section.tsx'
import { useAppState, usePersonName } from '../../shell/state.ts'
import beside from '../beside/beside.module.css'
import { LawPoints } from '../beside/points.tsx'
import { useChange, type Change } from '../beside/use-change.tsx'
import styles from '../one/case.module.css'
import { decisionOn } from '../one/missing.ts'
import type { Known } from '../words.ts'
import type { MeasureAct } from './acts.ts'
import { lastDayOf, useMeasureName } from './names.ts'
import { text } from './text.ts'

const MeasureDialog = lazy(() => import('./dialogs.tsx').then(({ MeasureDialog: component }) => ({ default: component })))

/** Interim measures: suspension from work, temporary transfer. */
export function Measures({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const query = useRoute(showMeasures, { id: file.id })
  return (
    <Section title={say('title')} id="measures">
      <Answer query={query} what={say('loading')} rows={2}>
        {(shown) => <Shown file={file} terms={terms} shown={shown} />}
      </Answer>
    </Section>
  )
}

function Shown({ file, terms, shown }: Known<CaseShown> & { shown: CaseMeasures }) {
  const say = useText(text)
  const change = useChange<MeasureAct>(file, (act, onClose) => (
    <MeasureDialog act={act} file={file} terms={terms} shown={shown} onClose={onClose} />
  ))
  return (
    <>
      {shown.measures.length === 0 && <None>{say('none')}</None>}
      {shown.measures.map((measure) => (
        <One key={measure.id} measure={measure} shown={shown} file={file} change={change} />
      ))}
      {change.canChange && (
        <p className={`${styles.foot} no-print`}>
          <Button variant="subtle" size="compact-sm" onClick={() => change.open({ name: 'order' })}>
            {say('order')}
          </Button>
        </p>
      )}
      {change.shown}
    </>
  )
}

interface OneProps {
  measure: Measure
  shown: CaseMeasures
  file: CaseShown
  change: Change<MeasureAct>
}

function One({ measure, shown, file, change }: OneProps) {
  const say = useText(text)
  const nameOf = useMeasureName(shown)
  const today = useAppState()?.today ?? ''
  const { kind, officer, state, from, law } = measure
  const isBase = measure.extends === null
  const last = lastDayOf(measure, shown)
  const stage = state !== 'signed' || !isBase ? state : today > last ? 'over' : today < from ? 'coming' : state
  const decided = decisionOn(file, officer.id)?.state === 'signed'
  return (
    <div className={`${beside.one} ${state === 'withdrawn' ? styles.withdrawn : ''}`}>
      <h3>
        {say(isBase ? 'of' : 'longer', { measure: nameOf(kind), name: officer.name })}
        <span className="small text2">{say(`state-${stage}`)}</span>
      </h3>
      <Whole measure={measure} />
      {state === 'signed' && isBase && <Left last={last} today={today} />}
      <LawPoints points={law} />
      {state === 'signed' && isBase && decided && <p className="amber">{say('mustEnd')}</p>}
      <Buttons measure={measure} change={change} />
    </div>
  )
}

/** How many days it still runs; red in its last three. */
function Left({ last, today }: { last: string; today: string }) {
  const say = useText(text)
  if (today === '') return null
  const n = daysBetween(today, last)
  const words = n > 0 ? say('left', { n }) : n === 0 ? say('lastDay') : say('overBy', { n: -n })
  return <p className={`${beside.left} ${n <= 3 ? 'red' : ''}`}>{words}</p>
}

function Whole({ measure: { from, until, pay, ground, number, orderedBy, signedBy, end } }: { measure: Measure }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <Facts
      rows={[
        [say('daysName'), say('days', { from: format.day(from), until: format.day(until) })],
        [say('pay'), say('payOf', { n: pay })],
        [
          say('ground'),
          <span key="ground" className={styles.written}>
            {ground}
          </span>,
        ],
        number !== null && [say('number'), number],
        [say('orderedBy'), nameOf(orderedBy.name)],
        signedBy !== null && [say('signedBy'), nameOf(signedBy.name)],
        end !== null && [say('ended'), say('endedOn', { day: format.day(end.day), cause: say(`cause-${end.cause}`) })],
        end !== null && [say('owed'), end.owed],
      ]}
    />
  )
}

function Buttons({ measure: { id, state, orderedBy, extends: base }, change }: Pick<OneProps, 'measure' | 'change'>) {
  const say = useText(text)
  const app = useAppState()
  const isMine = app?.localOnly !== true && app?.actor.id === orderedBy.id
  const names: Exclude<MeasureAct['name'], 'order'>[] = [
    ...(state === 'ordered' && change.canDecide && !isMine ? (['sign'] as const) : []),
    ...(state === 'ordered' && change.mayChange ? (['withdraw'] as const) : []),
    ...(state === 'signed' && base === null && change.canChange ? (['lengthen'] as const) : []),
    ...(state === 'signed' && base === null && change.canDecide ? (['end'] as const) : []),
  ]
  if (names.length === 0) return null
  return (
    <p className={`${styles.foot} no-print`}>
      {names.map((name) => (
        <Button key={name} variant="default" size="compact-md" onClick={() => change.open({ name, measure: id })}>
          {say(name)}
        </Button>
      ))}
    </p>
  )
}
