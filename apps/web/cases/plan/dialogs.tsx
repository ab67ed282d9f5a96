import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { listEvidence } from '../../../../src/cases/evidence/schema.ts'
import {
  addPlanTask,
  changePlanTask,
  dropPlanTask,
  endPlanTask,
  PLAN_OUTCOMES,
  PLAN_WAYS,
  type PlanOutcome,
  type PlanTask,
  type PlanWay,
} from '../../../../src/cases/plan/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { formatDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { useAppState } from '../../shell/state.ts'
import { TOUCHED, useObject } from '../acts/parts.ts'
import { FieldsDialog, type Field, type Told } from '../along/fields.tsx'
import { text as evidenceText } from '../evidence/text.ts'
import { numberedActs } from '../one/missing.ts'
import type { PlanAct, PlanDialogProps } from './acts.ts'
import own from './plan.module.css'
import { text } from './text.ts'

/** The dialog of an act on the plan. */
export function PlanDialog({ act, ...props }: PlanDialogProps & { act: PlanAct }) {
  switch (act.name) {
    case 'add':
      return <AddDialog {...props} />
    case 'end':
      return <EndDialog {...props} of={act.of} />
    case 'change':
      return <ChangeDialog {...props} of={act.of} />
    case 'drop':
      return <DropDialog {...props} of={act.of} />
  }
}

const TOUCHES = [...TOUCHED, '/api/work']
const of = (told: Told, name: string): string => told[name] ?? ''

/** Of which act or person, each as a value of one field. */
function useAbout({ file }: PlanDialogProps): NonNullable<Field['choices']> {
  const say = useText(text)
  return [
    ['case', say('ofCase')],
    ...numberedActs(file).map(({ id, n, what }) => [`act ${id}`, say('ofAct', { n, what })] as const),
    ...file.parties.filter(({ role }) => role !== 'verifier').map(({ id, name }) => [`person ${id}`, `${name} · ${id}`] as const),
  ]
}

function AddDialog(props: PlanDialogProps) {
  const { file, onClose } = props
  const say = useText(text)
  const act = useAct(addPlanTask, TOUCHES)
  const object = useObject(file)
  const about = useAbout(props)
  const go = (told: Told): void => {
    const [kind, one = ''] = of(told, 'about').split(/ (.*)/su)
    act.mutate(
      {
        ...{ id: file.id, what: of(told, 'what'), way: of(told, 'way') as PlanWay, officer: told['who'] ?? null, due: of(told, 'due') },
        ...{ act: kind === 'act' ? one : null, about: kind === 'person' ? one : null },
      },
      { onSuccess: onClose },
    )
  }
  return (
    <FieldsDialog
      {...{ act, object, onClose }}
      title={say('addDo')}
      effect={say('addEffect')}
      fields={[
        { name: 'what', label: say('what'), is: 'story' },
        { name: 'about', label: say('about'), is: 'select', choices: about, start: 'case' },
        { name: 'way', label: say('way'), is: 'choice', choices: PLAN_WAYS.map((way) => [way, say(`way-${way}`)] as const) },
        { name: 'who', label: say('who'), is: 'person', help: say('whoHelp'), optional: true },
        { name: 'due', label: say('due'), is: 'day' },
      ]}
      onDo={go}
    />
  )
}

interface OfOne extends PlanDialogProps {
  of: PlanTask
}

/** What came of it, with the evidence of the case on which it rests. */
function EndDialog({ file, of: task, onClose }: OfOne) {
  const say = useText(text)
  const act = useAct(endPlanTask, TOUCHES)
  const today = useAppState()?.today
  const [evidence, setEvidence] = useState<string[]>([])
  const outcomes = PLAN_OUTCOMES.map((one) => [one, say(`outcome-${one}`)] as const)
  const go = (told: Told): void =>
    act.mutate(
      {
        ...{ id: file.id, task: task.id, outcome: of(told, 'outcome') as PlanOutcome },
        ...{ words: of(told, 'words'), day: of(told, 'day'), evidence },
      },
      { onSuccess: onClose },
    )
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('endDo')}
      object={task.what}
      effect={say('endEffect')}
      fields={[
        { name: 'outcome', label: say('outcome'), is: 'choice', choices: outcomes },
        { name: 'words', label: say('words'), is: 'story' },
        { name: 'day', label: say('day'), is: 'day', start: today === undefined ? '' : formatDay(today) },
      ]}
      onDo={go}
    >
      <Pick id={file.id} chosen={evidence} onChange={setEvidence} />
    </FieldsDialog>
  )
}

/** Evidence of the case that was not withdrawn; nothing where there is none. */
function Pick({ id, chosen, onChange }: { id: string; chosen: string[]; onChange: (chosen: string[]) => void }) {
  const say = useText(text)
  const kindOf = useText(evidenceText)
  const query = useRoute(listEvidence, { id, limit: 200 })
  return (
    <Answer query={query} rows={1}>
      {({ rows }) => {
        const those = rows.filter(({ withdrawn, emptied }) => withdrawn === null && !emptied)
        if (those.length === 0) return null
        return (
          <Checkbox.Group label={say('evidence')} value={chosen} onChange={onChange}>
            <div className={own.list}>
              {those.map((one) => (
                <Checkbox key={one.id} value={one.id} label={one.kind === 'sealed' ? kindOf('kind-sealed') : one.what} />
              ))}
            </div>
          </Checkbox.Group>
        )
      }}
    </Answer>
  )
}

function ChangeDialog({ file, of: task, onClose }: OfOne) {
  const say = useText(text)
  const act = useAct(changePlanTask, TOUCHES)
  const { officer } = task
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('changeDo')}
      object={task.what}
      effect={say('changeEffect')}
      reasoned
      fields={[
        {
          ...{ name: 'who', label: say('who'), is: 'person', help: say('whoHelp'), optional: true },
          ...(officer !== null && { start: officer.id, person: { number: officer.id, name: officer.name, unit: null, post: null } }),
        },
        { name: 'due', label: say('due'), is: 'day', start: formatDay(task.due) },
      ]}
      onDo={(told, reason) =>
        act.mutate({ id: file.id, task: task.id, officer: told['who'] ?? null, due: of(told, 'due'), reason }, { onSuccess: onClose })
      }
    />
  )
}

function DropDialog({ file, of: task, onClose }: OfOne) {
  const say = useText(text)
  const act = useAct(dropPlanTask, TOUCHES)
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('dropDo')}
      object={task.what}
      effect={say('dropEffect')}
      reasoned
      fields={[]}
      onDo={(_, reason) => act.mutate({ id: file.id, task: task.id, reason }, { onSuccess: onClose })}
    />
  )
}
