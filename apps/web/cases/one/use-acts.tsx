import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CaseShown, StepKind } from '../../../../src/cases/schema.ts'
import { useText } from '../../i18n/use.ts'
import { useMay } from '../../shell/state.ts'
import { text as shared } from '../text.ts'
import type { Known } from '../words.ts'
import { nextOf, stepsOf } from './offers.ts'
import { text } from './text.ts'
import { useDialog } from './use-dialog.tsx'

/** The next act as the one button, the others behind *More*; for whoever may not change the case, only printing. */
export function useActs({ file, terms }: Known<CaseShown>): { buttons: ReactNode; dialog: ReactNode } {
  const say = useText(text)
  const may = useMay()
  const label = useStepLabel()
  const dialog = useDialog({ file, terms })
  const changes = may('case.change')
  const next = changes ? nextOf(file) : undefined
  const steps = changes ? stepsOf(file).filter((kind) => kind !== next) : []
  return {
    buttons: (
      <>
        {next !== undefined && (
          <Button onClick={() => dialog.open(next === 'draft' ? { name: 'draft' } : { name: 'step', kind: next })}>
            {next === 'draft' ? say('draft') : label(next)}
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={say('more')} px="sm">
              <IconDots size={18} stroke={1.8} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {steps.map((kind) => (
              <Menu.Item key={kind} onClick={() => dialog.open({ name: 'step', kind })}>
                {label(kind)}
              </Menu.Item>
            ))}
            {steps.length > 0 && <Menu.Divider />}
            <Menu.Item onClick={() => print()}>{say('print')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </>
    ),
    dialog: dialog.shown,
  }
}

function useStepLabel(): (kind: StepKind) => string {
  const say = useText(text)
  const word = useText(shared)
  return (kind) => say('enterStep', { step: word(`step-${kind}`) })
}
