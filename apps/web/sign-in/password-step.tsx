import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { signInWithPassword, type SignInStep } from '../../../src/access/sign-in/schema.ts'
import { useAct } from '../api-hooks.ts'
import { Wrong } from '../findings/wrong.tsx'
import { useText } from '../i18n/use.ts'
import { StepForm } from './form.tsx'
import { PasswordField } from './password-fields.tsx'
import { Refused } from './refused.tsx'
import { text } from './text.ts'

interface PasswordStepProps {
  /** Who it is, where that is known. */
  login?: string
  /** No field takes the focus. */
  quiet: boolean
  onStep: (step: SignInStep) => void
}

/** Name and password. What was typed stays when it is refused. */
export function PasswordStep({ login: known = '', quiet, onStep }: PasswordStepProps) {
  const say = useText(text)
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const act = useAct(signInWithPassword, [])
  const name = login.trim()
  return (
    <StepForm
      ready={name !== '' && password !== ''}
      pending={act.isPending}
      verb={say('next')}
      onSend={() => act.mutate({ login: name, password }, { onSuccess: onStep })}
    >
      {(tried) => (
        <>
          <TextInput
            label={say('login')}
            description={say('loginHelp')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            error={tried && name === '' && <Wrong>{say('missing')}</Wrong>}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={100}
            required
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
            data-autofocus={(known === '' && !quiet) || undefined}
          />
          <PasswordField value={password} onChange={setPassword} wrong={tried && password === ''} focus={known !== ''} />
          <Refused error={act.error} title={say('failed')} />
        </>
      )}
    </StepForm>
  )
}
