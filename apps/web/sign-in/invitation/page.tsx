import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { acceptInvitation, showInvitation, type SignInStep } from '../../../../src/access/sign-in/schema.ts'
import { call, type Output } from '../../api.ts'
import { useAct } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { StepForm } from '../form.tsx'
import { CodeField, ForWhom, isWhole, lacking, NewPasswordField, PasswordField } from '../password-fields.tsx'
import { Refused } from '../refused.tsx'
import { Steps, useSteps } from '../steps.tsx'
import { text } from '../text.ts'
import { useEntrance } from '../use-entrance.ts'
import { Way } from '../way.tsx'

/** Behind a link: a password is chosen, or the own one given where the second factor was lost; then comes the second factor. The secret does not stay in the address. */
export function Page() {
  const say = useText(text)
  const [secret] = useState(() => location.hash.slice(1))
  const steps = useSteps(useEntrance('/'))
  useEffect(() => history.replaceState(history.state, '', location.pathname), [])
  const query = useQuery({
    queryKey: [showInvitation.path, secret],
    queryFn: () => call(showInvitation, { secret }),
    enabled: secret !== '',
    staleTime: Infinity,
    retry: false,
  })
  if (steps.at.step !== 'password')
    return (
      <Way title={say(steps.at.step === 'code' ? 'codeTitle' : steps.at.step === 'enrol' ? 'enrolTitle' : 'codesTitle')}>
        <Steps {...steps} />
      </Way>
    )
  return (
    <Way title={say(query.data?.hasPassword === true ? 'invitationFactorTitle' : 'invitationTitle')}>
      {secret === '' && (
        <Note tone="amber" title={say('invitationMissing')}>
          {say('invitationMissingWhy')}
        </Note>
      )}
      <Refused error={query.error} title={say('invitationFailed')} />
      {(secret === '' || query.error !== null) && (
        <p>
          <Link to="/sign-in">{say('toSignIn')}</Link>
        </p>
      )}
      {query.data !== undefined && <Choose secret={secret} whose={query.data} onStep={steps.onStep} />}
    </Way>
  )
}

interface ChooseProps {
  secret: string
  whose: Output<typeof showInvitation>
  onStep: (step: SignInStep) => void
}

function Choose({ secret, whose, onStep }: ChooseProps) {
  const say = useText(text)
  const format = useFormat()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const act = useAct(acceptInvitation, [])
  return (
    <StepForm
      ready={(whose.hasPassword ? password !== '' : lacking(password) === 0) && (!whose.needsCode || isWhole(code))}
      pending={act.isPending}
      verb={say(whose.hasPassword ? 'next' : 'passwordSet')}
      onSend={() => act.mutate({ secret, code, password }, { onSuccess: onStep })}
    >
      {(tried) => (
        <>
          <p>{say('invitationFor', { name: whose.name, when: format.instant(whose.expiresAt) })}</p>
          <p>
            {say('login')} <b>{whose.login}</b>
          </p>
          {whose.hasPassword && <p>{say('invitationFactor')}</p>}
          <ForWhom login={whose.login} />
          {whose.needsCode && (
            <CodeField
              label={say('invitationCode')}
              help={say('invitationCodeHelp')}
              digits={false}
              value={code}
              onChange={setCode}
              wrong={tried && !isWhole(code)}
            />
          )}
          {whose.hasPassword ? (
            <PasswordField value={password} onChange={setPassword} wrong={tried && password === ''} focus={!whose.needsCode} />
          ) : (
            <NewPasswordField value={password} onChange={setPassword} tried={tried} focus={!whose.needsCode} />
          )}
          <Refused error={act.error} title={say(whose.hasPassword ? 'enrolFailed' : 'passwordFailed')} />
        </>
      )}
    </StepForm>
  )
}
