import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { explainOwnCase } from '../../../../src/cases/explain/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { Wrong } from '../../findings/wrong.tsx'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { ActForm, Dialog } from '../dialog.tsx'
import { text } from './explain-text.ts'

interface ExplainProps {
  id: string
  number: string
}

/** Whoever is concerned explains himself from here, once. */
export function Explain({ id, number }: ExplainProps) {
  const say = useText(text)
  const [opened, setOpened] = useState(false)
  return (
    <p className="no-print">
      <Button variant="default" size="compact-md" onClick={() => setOpened(true)}>
        {say('explain')}
      </Button>
      {opened && <ExplainDialog {...{ id, number }} onClose={() => setOpened(false)} />}
    </p>
  )
}

function ExplainDialog({ id, number, onClose }: ExplainProps & { onClose: () => void }) {
  const say = useText(text)
  const act = useAct(explainOwnCase)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const missing = words.trim() === ''
  return (
    <Dialog title={`${say('explainDo')}: ${number}`} onClose={onClose}>
      <ActForm
        verb={say('explainDo')}
        ready={!missing}
        pending={act.isPending}
        onTried={() => setTried(true)}
        onDo={() => act.mutate({ id, words: words.trim() }, { onSuccess: onClose })}
        onClose={onClose}
      >
        <p>{say('explainLead')}</p>
        <Textarea
          label={say('words')}
          required
          autosize
          minRows={6}
          maxLength={10_000}
          error={tried && missing && <Wrong>{say('wordsMissing')}</Wrong>}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-autofocus
        />
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}
