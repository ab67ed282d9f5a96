import { useState } from 'react'
import { signInWithCode, type SignInStep } from '../../../src/access/sign-in/schema.ts'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { StepForm } from './form.tsx'
import { CodeField, isWhole, plain } from './password-fields.tsx'
import { Refused } from './refused.tsx'
import styles from './sign-in.module.css'
import { text } from './text.ts'

/** The second factor: a code of the app, or a recovery code. */
export function CodeStep({ ticket, onStep, onAgain }: { ticket: string; onStep: (step: SignInStep) => void; onAgain: () => void }) {
  const say = useText(text)
  const [code, setCode] = useState('')
  const [digits, setDigits] = useState(true)
  const act = useAct(signInWithCode, [])
  return (
    <StepForm
      key={String(digits)}
      ready={isWhole(code)}
      pending={act.isPending}
      verb={say('signIn')}
      onSend={() => act.mutate({ ticket, code: plain(code) }, { onSuccess: onStep })}
    >
      {(tried) => (
        <>
          <CodeField
            label={say(digits ? 'code' : 'recovery')}
            help={say(digits ? 'codeHelp' : 'recoveryHelp')}
            digits={digits}
            value={code}
            onChange={setCode}
            wrong={tried && !isWhole(code)}
          />
          <Refused error={act.error} title={say('failed')} />
          <p className={styles.ways}>
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                setDigits(!digits)
                setCode('')
                act.reset()
              }}
            >
              {say(digits ? 'useRecovery' : 'useCode')}
            </button>
            <button type="button" className={styles.link} onClick={onAgain}>
              {say('again')}
            </button>
          </p>
        </>
      )}
    </StepForm>
  )
}
