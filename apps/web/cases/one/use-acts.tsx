import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CaseDecision, CaseShown } from '../../../../src/cases/schema.ts'
import { useText } from '../../i18n/use.ts'
import { useMay } from '../../shell/state.ts'
import { text as taking } from '../taken/text.ts'
import { text as shared } from '../text.ts'
import type { CaseAct } from '../acts/parts.ts'
import type { Known } from '../words.ts'
import { nextOf, stepsOf, type Next } from './offers.ts'
import { text } from './text.ts'
import { useDialog } from './use-dialog.tsx'
import { useStand } from './use-stand.ts'

/** The next act as the one button, the others behind *More*; whoever may do nothing with the case prints it. */
export function useActs({ file, terms }: Known<CaseShown>): { buttons: ReactNode; dialog: ReactNode } {
  const say = useText(text)
  const sayOfTaking = useText(taking)
  const may = useMay()
  const label = useLabel()
  const dialog = useDialog({ file, terms })
  const stand = useStand(file)
  const changes = may('case.change')
  const waits = nextOf(file)
  const next = changes ? waits : undefined
  const decision = file.decisions.find((one) => stand(one) !== undefined)
  const steps = changes ? stepsOf(file).filter((kind) => next?.name !== 'step' || next.kind !== kind) : []
  return {
    buttons: (
      <>
        {next !== undefined && <Button onClick={() => dialog.open(next)}>{label(next)}</Button>}
        {waits === undefined && decision !== undefined && <Stand decision={decision} name={stand(decision)!} onAct={dialog.open} />}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={say('more')} px="sm">
              <IconDots size={18} stroke={1.8} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {steps.map((kind) => (
              <Menu.Item key={kind} onClick={() => dialog.open({ name: 'step', kind })}>
                {label({ name: 'step', kind })}
              </Menu.Item>
            ))}
            {changes && <Menu.Item onClick={() => dialog.open({ name: 'remark' })}>{say('remark')}</Menu.Item>}
            {dialog.canChange && <Menu.Item onClick={() => dialog.open({ name: 'hand-over' })}>{sayOfTaking('handOver')}</Menu.Item>}
            {steps.length > 0 && <Menu.Divider />}
            <Menu.Item onClick={() => print()}>{say('print')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </>
    ),
    dialog: dialog.shown,
  }
}

interface StandProps {
  decision: CaseDecision
  name: 'check' | 'sign'
  onAct: (act: CaseAct) => void
}

/** A decision waits for whoever looks. */
function Stand({ decision: { id, officer }, name, onAct }: StandProps) {
  const say = useText(text)
  return <Button onClick={() => onAct({ name, decision: id })}>{say(`${name}Next`, { name: officer.name })}</Button>
}

function useLabel(): (next: Next) => string {
  const say = useText(text)
  const word = useText(shared)
  return (next) => (next.name === 'draft' ? say('draft') : say('enterStep', { step: word(`step-${next.kind}`) }))
}
