import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { makeToken } from '../../../src/access/sign-in/own/schema.ts'
import type { Action } from '../../../src/base/schema.ts'
import { forPrograms, useActionWords } from '../access/actions.ts'
import { DayInput, readDay } from '../access/day-input.tsx'
import { useAct } from '../api-hooks.ts'
import { Wrong } from '../findings/wrong.tsx'
import { useText } from '../i18n/use.ts'
import { useAppState } from '../shell/state.ts'
import { CopyButton } from '../sign-in/recovery-codes.tsx'
import { Refused } from '../sign-in/refused.tsx'
import styles from './account.module.css'
import { ActForm, Dialog } from './dialog.tsx'
import { text } from './text.ts'

/** Makes a token and shows it, once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const say = useText(text)
  const act = useAct(makeToken, ['/api/me/tokens'])
  return (
    <Dialog title={say(act.data === undefined ? 'tokenDo' : 'tokenShown')} onClose={onClose}>
      {act.data === undefined ? (
        <NewToken act={act} onClose={onClose} />
      ) : (
        <div className={styles.form}>
          <p>{say('tokenShownWhy')}</p>
          <code className={styles.token} aria-label={say('tokenText')}>
            {act.data.token}
          </code>
          <div className={styles.end}>
            <CopyButton value={act.data.token} />
            <Button onClick={onClose}>{say('done')}</Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

function NewToken({ act, onClose }: { act: ReturnType<typeof useAct<typeof makeToken>>; onClose: () => void }) {
  const say = useText(text)
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Action[]>([])
  const [until, setUntil] = useState('')
  const [tried, setTried] = useState(false)
  const expiresOn = readDay(until)
  const given = name.trim() !== '' && scopes.length > 0
  const send = (): void => {
    if (typeof expiresOn === 'string') act.mutate({ name: name.trim(), scopes: [...scopes], expiresOn })
  }
  return (
    <ActForm
      verb={say('tokenDo')}
      ready={given && typeof expiresOn === 'string'}
      pending={act.isPending}
      onTried={() => setTried(true)}
      onDo={send}
      onClose={onClose}
    >
      <TextInput
        label={say('tokenName')}
        error={tried && name.trim() === '' && <Wrong>{say('tokenNameMissing')}</Wrong>}
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <ScopeField chosen={scopes} onChange={setScopes} wrong={tried && scopes.length === 0} />
      <DayInput label={say('tokenUntil')} help={say('tokenUntilHelp')} value={until} onChange={setUntil} required tried={tried} />
      <Refused error={act.error} title={say('tokenFailed')} />
    </ActForm>
  )
}

interface ScopeFieldProps {
  chosen: readonly Action[]
  onChange: (chosen: readonly Action[]) => void
  wrong: boolean
}

/** What the token may do: never more than whoever makes it. Nothing is chosen beforehand. */
function ScopeField({ chosen, onChange, wrong }: ScopeFieldProps) {
  const say = useText(text)
  const inWords = useActionWords()
  const may = useAppState()?.may ?? []
  return (
    <Checkbox.Group
      label={say('tokenScopes')}
      required
      error={wrong && <Wrong>{say('tokenScopesMissing')}</Wrong>}
      value={[...chosen]}
      onChange={(next) => onChange(next as Action[])}
    >
      <div className={styles.scopes}>
        {forPrograms(may).map((action) => (
          <Checkbox key={action} value={action} label={inWords(action)} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
