import { lazy, Suspense, useState } from 'react'
import type { SignInStep } from '../../../src/access/sign-in/schema.ts'
import { CodeStep } from './code-step.tsx'
import type { At } from './next.ts'
import { PasswordStep } from './password-step.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

const EnrolStep = lazy(() => import('./enrol-step.tsx').then(({ EnrolStep: component }) => ({ default: component })))

interface StepsProps {
  at: At
  onAt: (at: At) => void
  login?: string
  /** The focus stays where it is: something else stands before it. */
  quiet?: boolean
  onDone: () => void
}

/** Where somebody stands on the way in, and what comes next. */
export function useSteps(onDone: () => void, first: At = { step: 'password' }) {
  const [at, onAt] = useState<At>(first)
  const onStep = (step: SignInStep): void => (step.step === 'done' ? onDone() : onAt(step))
  return { at, onAt, onStep, onDone }
}

/** The step of signing in that is next. */
export function Steps({ at, onAt, login, quiet = false, onDone }: StepsProps) {
  const onStep = (step: SignInStep): void => (step.step === 'done' ? onDone() : onAt(step))
  const again = (): void => onAt({ step: 'password' })
  if (at.step === 'password') return <PasswordStep {...(login === undefined ? {} : { login })} quiet={quiet} onStep={onStep} />
  if (at.step === 'code') return <CodeStep ticket={at.ticket} onStep={onStep} onAgain={again} />
  if (at.step === 'codes') return <RecoveryCodes codes={at.recoveryCodes} onDone={onDone} />
  return (
    <Suspense>
      <EnrolStep ticket={at.ticket} onCodes={(recoveryCodes) => onAt({ step: 'codes', recoveryCodes })} />
    </Suspense>
  )
}
