import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { assignFinding, moveFinding, type Finding, type State } from '../../../../src/findings/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { formatDay } from '../../i18n/format.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { OpenDialog } from '../../cases/acts/open-dialog.tsx'
import { RemarkDialog } from '../../heads/remark-dialog.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { DueField, readDue } from '../due-field.tsx'
import { PersonField, type Person } from '../person-field.tsx'
import { text as shared } from '../text.ts'
import { HearingDialog } from './hearing-dialog.tsx'
import { targetOf, type ActName, type MoveName } from './offers.ts'
import { TierDialog } from './tier-dialog.tsx'
import { text } from './text.ts'

interface ActProps {
  finding: Finding
  onClose: () => void
}

/** The dialog of an act: on what, with what effect, and why. */
export function ActDialog({ name, finding, onClose }: ActProps & { name: ActName }) {
  if (name === 'hear') return <HearingDialog finding={finding} onClose={onClose} />
  if (name === 'assign') return <AssignDialog finding={finding} onClose={onClose} />
  if (name === 'due') return <DueDialog finding={finding} onClose={onClose} />
  if (name === 'tier') return <TierDialog finding={finding} onClose={onClose} />
  if (name === 'remark') return <RemarkDialog {...(finding.unit === null ? {} : { unit: finding.unit.code })} onClose={onClose} />
  if (name === 'openCase') return <OpenDialog finding={finding} onClose={onClose} />
  return <MoveDialog name={name} finding={finding} onClose={onClose} />
}

const TITLES = {
  takeUp: 'takeUp',
  confirm: 'confirmDo',
  dismiss: 'dismissDo',
  duplicate: 'duplicateDo',
  reopen: 'reopenDo',
  putBack: 'putBackDo',
} as const
const EFFECTS = {
  takeUp: 'takeUpEffect',
  confirm: 'confirmEffect',
  dismiss: 'dismissEffect',
  duplicate: 'duplicateEffect',
  reopen: 'reopenEffect',
  putBack: 'putBackEffect',
} as const

function useObject({ number, title }: Finding): string {
  const say = useText(text)
  const inWords = useBilingual()
  return say('object', { number, title: inWords(title) })
}

function MoveDialog({ name, finding, onClose }: ActProps & { name: MoveName }) {
  const say = useText(text)
  const word = useText(shared)
  const act = useAct(moveFinding)
  const [other, setOther] = useState('')
  const to = targetOf(finding, name)
  const duplicate = name === 'duplicate'
  const object = useObject(finding)
  const basis = finding.ruleVersion.basis.map(({ cite }) => cite).join('; ')
  return (
    <ReasonDialog
      title={say(TITLES[name])}
      object={object}
      effect={say(EFFECTS[name])}
      {...(name === 'confirm' && basis !== '' ? { basis } : {})}
      blocked={duplicate && other.trim() === '' ? say('duplicateMissing') : undefined}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => {
        if (!canMove(to)) return
        act.mutate({ id: finding.id, to, reason, ...(duplicate ? { duplicateOf: other.trim() } : {}) }, { onSuccess: onClose })
      }}
      onClose={onClose}
    >
      {duplicate && <DuplicateField finding={finding} value={other} onChange={setOther} />}
    </ReasonDialog>
  )
}

function canMove(to: State | undefined): to is Exclude<State, 'withdrawn'> {
  return to !== undefined && to !== 'withdrawn'
}

function DuplicateField({ finding, value, onChange }: { finding: Finding; value: string; onChange: (value: string) => void }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <>
      <TextInput
        label={say('duplicateNumber')}
        description={say('duplicateHelp')}
        inputWrapperOrder={['label', 'input', 'description']}
        list="other-findings"
        maxLength={30}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-autofocus
      />
      <datalist id="other-findings">
        {finding.others.map(({ id, number, rule, title }) => (
          <option key={id} value={number}>
            {`${rule} · ${inWords(title)}`}
          </option>
        ))}
      </datalist>
    </>
  )
}

function AssignDialog({ finding, onClose }: ActProps) {
  const word = useText(shared)
  const act = useAct(assignFinding)
  const [person, setPerson] = useState<Person | null>()
  const named = finding.named.flatMap(({ officer }) => (officer === null ? [] : [{ number: officer.id, name: officer.name }]))
  return (
    <ReasonDialog
      title={word('assignDo')}
      object={useObject(finding)}
      effect={word('assignEffect')}
      blocked={person === undefined ? word('assignMissing') : undefined}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: finding.id, assignee: person?.number ?? null, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <PersonField value={person} onChange={setPerson} without={named} />
    </ReasonDialog>
  )
}

function DueDialog({ finding, onClose }: ActProps) {
  const word = useText(shared)
  const act = useAct(assignFinding)
  const [typed, setTyped] = useState(finding.due === null ? '' : formatDay(finding.due))
  const due = readDue(typed)
  return (
    <ReasonDialog
      title={word('dueDo')}
      object={useObject(finding)}
      effect={word('dueEffect')}
      blocked={due === undefined ? word('dueWrong') : undefined}
      failedTitle={word('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: finding.id, due: due ?? null, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <DueField value={typed} onChange={setTyped} />
    </ReasonDialog>
  )
}
