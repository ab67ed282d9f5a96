import { Button } from '@mantine/core'
import { lazy } from 'react'
import { openOf } from '../../../../src/cases/plan/pure.ts'
import { showPlan, type CasePlan, type PlanTask } from '../../../../src/cases/plan/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { None, Section } from '../../parts/section.tsx'
import { usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import { useChange, type Change } from '../beside/use-change.tsx'
import { text as evidenceText } from '../evidence/text.ts'
import styles from '../one/case.module.css'
import { numberedActs } from '../one/missing.ts'
import type { PlanAct } from './acts.ts'
import own from './plan.module.css'
import { text } from './text.ts'

const PlanDialog = lazy(() => import('./dialogs.tsx').then(({ PlanDialog: component }) => ({ default: component })))

/** The verification plan: what has to be found out, who does it until when, and what came of it. */
export function Plan({ file }: { file: CaseShown }) {
  const say = useText(text)
  const query = useRoute(showPlan, { id: file.id })
  const counted = query.data === undefined ? undefined : openOf(query.data)
  return (
    <Section
      title={say('title')}
      id="plan"
      note={counted !== undefined && counted.tasks > 0 && say('tasks', { n: counted.tasks, open: counted.open.length })}
    >
      <Answer query={query} what={say('loading')} rows={2}>
        {(plan) => <Shown file={file} plan={plan} />}
      </Answer>
    </Section>
  )
}

function Shown({ file, plan }: { file: CaseShown; plan: CasePlan }) {
  const say = useText(text)
  const change = useChange<PlanAct>(file, (act, onClose) => <PlanDialog act={act} file={file} onClose={onClose} />)
  return (
    <>
      {plan.tasks.length === 0 ? (
        <None>{say('none')}</None>
      ) : (
        <ul className={own.tasks}>
          {plan.tasks.map((task) => (
            <One key={task.id} task={task} file={file} plans={plan.plans} change={change} />
          ))}
        </ul>
      )}
      {change.canChange && plan.plans && (
        <p className={`${styles.foot} no-print`}>
          <Button variant="subtle" size="compact-sm" onClick={() => change.open({ name: 'add' })}>
            {say('add')}
          </Button>
        </p>
      )}
      {change.shown}
    </>
  )
}

interface OneProps {
  task: PlanTask
  file: CaseShown
  plans: boolean
  change: Change<PlanAct>
}

function One({ task, file, plans, change }: OneProps) {
  const say = useText(text)
  const nameOf = usePersonName()
  const about = useAbout(file)(task)
  return (
    <li className={task.state === 'dropped' ? own.dropped : undefined}>
      <div>
        <span className={styles.written}>{task.what}</span>
        <span className={plain.second}>
          {say(`way-${task.way}`)} · {about}
        </span>
        <Result task={task} />
        {task.dropped !== null && (
          <span className={plain.second}>{say('droppedBy', { name: nameOf(task.dropped.by.name), why: task.dropped.why })}</span>
        )}
      </div>
      <Turns task={task} />
      {task.state === 'open' && <Buttons task={task} plans={plans} change={change} />}
    </li>
  )
}

/** What a task is about, in words. */
function useAbout(file: CaseShown): (task: PlanTask) => string {
  const say = useText(text)
  return ({ act, about }) => {
    if (about !== null) return about.name
    if (act === null) return say('ofCase')
    const found = numberedActs(file).find(({ id }) => id === act)
    return found === undefined ? say('ofActTaken') : say('ofActShort', { n: found.n })
  }
}

/** Who has it and until when, and who had it before. */
function Turns({ task: { officer, due, why, late, barred, before } }: { task: PlanTask }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const who = (one: PlanTask['officer']): string => (one === null ? say('handler') : nameOf(one.name))
  return (
    <div>
      {who(officer)}
      <span className={plain.second}>
        <span className={late ? 'red' : undefined}>
          {say('until', { day: format.day(due) })} {late && <b>{say('late')}</b>}
        </span>
      </span>
      {why !== null && <span className={plain.second}>{say('changed', { why })}</span>}
      {barred && <p className="small amber">{say('barred')}</p>}
      {before.map((one) => (
        <span key={one.at} className={plain.second}>
          {say('before', { name: who(one.officer), day: format.day(one.due) })}
          {one.why !== null && ` (${one.why})`}
        </span>
      ))}
    </div>
  )
}

function Result({ task: { result } }: { task: PlanTask }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const kindOf = useText(evidenceText)
  if (result === null) return null
  const { outcome, words, day, by, evidence } = result
  const named = evidence.map((one) => {
    const what = one.kind === 'sealed' ? kindOf('kind-sealed') : one.what
    return one.withdrawn ? say('withdrawn', { what }) : what
  })
  return (
    <div className={own.result}>
      <b className={outcome === 'not-found-out' ? 'amber' : undefined}>{say(`outcome-${outcome}`)}</b>{' '}
      <span className="small text2">{say('resultBy', { name: nameOf(by.name), day: format.day(day) })}</span>
      <p className={styles.written}>{words}</p>
      {named.length > 0 && <span className={plain.second}>{say('restsOn', { what: named.join('; ') })}</span>}
    </div>
  )
}

function Buttons({ task, plans, change }: Pick<OneProps, 'task' | 'plans' | 'change'>) {
  const say = useText(text)
  const names = [...(task.answers ? (['end'] as const) : []), ...(plans ? (['change', 'drop'] as const) : [])]
  if (!change.canChange || names.length === 0) return null
  return (
    <p className={`${own.acts} no-print`}>
      {names.map((name) => (
        <Button
          key={name}
          variant="default"
          size="compact-sm"
          aria-label={say(`${name}Of`, { what: task.what })}
          onClick={() => change.open({ name, of: task })}
        >
          {say(name)}
        </Button>
      ))}
    </p>
  )
}
