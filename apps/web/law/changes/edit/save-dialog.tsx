import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../../i18n/use.ts'
import { ReasonDialog } from '../../../parts/reason-dialog.tsx'
import { text } from '../text.ts'

interface SaveDialogProps {
  file: string
  /** The file is taken out; otherwise the text is kept. */
  takesOut: boolean
  error: unknown
  pending: boolean
  onDo: (note: string, reason: string) => void
  onClose: () => void
}

/** Keeps a change as a draft: what it changes in a few words, and why. */
export function SaveDialog({ file, takesOut, error, pending, onDo, onClose }: SaveDialogProps) {
  const say = useText(text)
  const [note, setNote] = useState('')
  return (
    <ReasonDialog
      title={say(takesOut ? 'takeOut' : 'save')}
      object={`${say('file')}: ${file}`}
      effect={say(takesOut ? 'takeOutEffect' : 'saveEffect')}
      failedTitle={say('saveFailed')}
      error={error}
      pending={pending}
      blocked={note.trim() === '' ? say('noteMissing') : undefined}
      onDo={(reason) => onDo(note.trim(), reason)}
      onClose={onClose}
    >
      <TextInput
        label={say('note')}
        maxLength={300}
        required
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
    </ReasonDialog>
  )
}
