import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { breakGlass } from '../../../src/access/break-glass/schema.ts'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { text } from './text.ts'

/** Asks for one finding by its number, and goes there. */
export function AskDialog({ record = '', onClose }: { record?: string; onClose: () => void }) {
  const say = useText(text)
  const navigate = useNavigate()
  const act = useAct(breakGlass)
  const [typed, setTyped] = useState(record)
  const wanted = typed.trim()
  const done = ({ finding }: { finding: string }): void => {
    onClose()
    void navigate({ to: `/findings/${finding}` })
  }
  return (
    <ReasonDialog
      title={say('ask')}
      object={wanted === '' ? '–' : wanted}
      effect={say('effect')}
      blocked={wanted === '' ? say('recordMissing') : undefined}
      failedTitle={say('askFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ record: wanted, reason }, { onSuccess: done })}
      onClose={onClose}
    >
      {record === '' && (
        <TextInput
          label={say('record')}
          description={say('recordHelp')}
          inputWrapperOrder={['label', 'input', 'description']}
          required
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
      )}
    </ReasonDialog>
  )
}
