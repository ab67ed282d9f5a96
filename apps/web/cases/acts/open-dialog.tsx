import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { openCase } from '../../../../src/cases/schema.ts'
import type { Finding } from '../../../../src/findings/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text } from './text.ts'

/** Opens a case from one finding, and goes there. */
export function OpenDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const say = useText(text)
  const inWords = useBilingual()
  const navigate = useNavigate()
  const act = useAct(openCase)
  const [title, setTitle] = useState(inWords(finding.title))
  const done = ({ id }: { id: string }): void => {
    onClose()
    void navigate({ to: `/cases/${id}` })
  }
  return (
    <ReasonDialog
      title={say('openDo')}
      object={say('object', { number: finding.number, title: inWords(finding.title) })}
      effect={say('openEffect')}
      blocked={title.trim() === '' ? say('titleMissing') : undefined}
      failedTitle={say('openFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ title: title.trim(), findings: [finding.id], reason }, { onSuccess: done })}
      onClose={onClose}
    >
      <TextInput
        label={say('caseTitle')}
        required
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-autofocus
      />
    </ReasonDialog>
  )
}
