import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { fileComplaint } from '../../../../src/cases/after/schema.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { useAct } from '../../api-hooks.ts'
import { Wrong } from '../../findings/wrong.tsx'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { TOUCHED } from './acts.ts'
import { text } from './dialog-text.ts'

interface ComplainProps {
  id: string
  decision: string
  number: string
  onClose: () => void
}

/** Whoever is concerned complains against the decision on himself. */
export function ComplainDialog({ id, decision, number, onClose }: ComplainProps) {
  const say = useText(text)
  const act = useAct(fileComplaint, TOUCHED)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const missing = words.trim() === ''
  return (
    <Dialog title={`${say('complainDo')}: ${number}`} onClose={onClose}>
      <ActForm
        verb={say('complainDo')}
        ready={!missing}
        pending={act.isPending}
        onTried={() => setTried(true)}
        onDo={() => act.mutate({ id, decision, words: words.trim() }, { onSuccess: onClose })}
        onClose={onClose}
      >
        <p>{say('complainLead')}</p>
        <Textarea
          label={say('words')}
          required
          autosize
          minRows={4}
          maxLength={10_000}
          error={tried && missing && <Wrong>{say('wordsMissing')}</Wrong>}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-autofocus
        />
        {act.error !== null && <ErrorBox error={act.error} title={say('complainFailed')} />}
      </ActForm>
    </Dialog>
  )
}
