import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text } from './text.ts'

interface SaveDialogProps {
  /** Which rulebook, and what the text began from. */
  object: string
  error: unknown
  pending: boolean
  onDo: (note: string, reason: string) => void
  onClose: () => void
}

/** Keeps the text as a draft: what it changes in a few words, and why. */
export function SaveDialog({ object, error, pending, onDo, onClose }: SaveDialogProps) {
  const say = useText(text)
  const [note, setNote] = useState('')
  return (
    <ReasonDialog
      title={say('save')}
      object={object}
      effect={say('saveEffect')}
      failedTitle={say('saveFailed')}
      error={error}
      pending={pending}
      blocked={note.trim() === '' ? say('noteMissing') : undefined}
      onDo={(reason) => onDo(note.trim(), reason)}
      onClose={onClose}
    >
      <TextInput
        label={say('note')}
        description={say('noteHelp')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maxLength={300}
        required
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
    </ReasonDialog>
  )
}
