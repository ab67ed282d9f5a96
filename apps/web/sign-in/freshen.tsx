import { Button } from '@mantine/core'
import { useState } from 'react'
import { freshen, showSignIn, type Me } from '../../../src/access/sign-in/schema.ts'
import { listPasskeys } from '../../../src/access/sign-in/own/schema.ts'
import { useAct, useRoute } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { sayWho, type Asked } from './asked.ts'
import { Demonstration } from './demonstration.tsx'
import { StepForm } from './form.tsx'
import { ProviderButton } from './other-ways.tsx'
import { CodeField, ForWhom, isWhole, PasswordField, plain } from './password-fields.tsx'
import { PasskeyButton } from './passkey.tsx'
import { Refused } from './refused.tsx'
import styles from './sign-in.module.css'
import { text } from './text.ts'
import { useSame } from './use-same.ts'

type Factor = 'password' | 'code'

/** Before a weighty act: password or code again, or the one of them that is asked for; then the act is done. */
export function Freshen({ asked, me }: { asked: Asked; me: Me | undefined }) {
  const say = useText(text)
  if (me === undefined) return <Cancel />
  const ways: Factor[] = [
    ...(me.hasPassword && asked !== 'fresh-code' ? ['password' as const] : []),
    ...(me.secondFactor && asked !== 'fresh-password' ? ['code' as const] : []),
  ]
  const [first, other] = ways
  return (
    <>
      <p className="text2">{say(asked === 'fresh-session' ? 'freshNote' : 'freshBothNote')}</p>
      {first === undefined ? <OtherProof me={me} /> : <Prove me={me} first={first} second={other} />}
    </>
  )
}

function Prove({ me, first, second }: { me: Me; first: Factor; second: Factor | undefined }) {
  const say = useText(text)
  const [by, setBy] = useState(first)
  const [value, setValue] = useState('')
  const act = useAct(freshen, [])
  const ready = by === 'password' ? value !== '' : isWhole(value)
  const other = by === first ? second : first
  return (
    <StepForm
      key={by}
      ready={ready}
      pending={act.isPending}
      verb={say('freshDo')}
      onSend={() => act.mutate({ by, value: by === 'code' ? plain(value) : value }, { onSuccess: () => sayWho(true) })}
      beside={<Cancel />}
    >
      {(tried) => (
        <>
          <ForWhom login={me.login} />
          {by === 'password' ? (
            <PasswordField value={value} onChange={setValue} wrong={tried && !ready} focus />
          ) : (
            <CodeField label={say('code')} help={say('codeHelp')} value={value} onChange={setValue} wrong={tried && !ready} />
          )}
          <Refused error={act.error} title={say('freshFailed')} />
          {other !== undefined && (
            <p>
              <button
                type="button"
                className={styles.link}
                onClick={() => {
                  setBy(other)
                  setValue('')
                  act.reset()
                }}
              >
                {say(other === 'code' ? 'useCode' : 'usePassword')}
              </button>
            </p>
          )}
          <ByPasskey me={me} />
        </>
      )}
    </StepForm>
  )
}

/** A passkey is both at once: with it one signs in anew. */
function ByPasskey({ me }: { me: Me }) {
  const goOn = useSame(me)
  const some = (useRoute(listPasskeys, {}).data?.rows.length ?? 0) > 0
  return some && <PasskeyButton onStep={goOn} />
}

/** Whoever has neither password nor code here: an account of the demonstration, or of the organisation's own sign-in. */
function OtherProof({ me }: { me: Me }) {
  const say = useText(text)
  const ways = useRoute(showSignIn, {}).data
  const own = ways?.demonstration.filter(({ login }) => login === me.login) ?? []
  return (
    <>
      {own.length > 0 && <Demonstration bare people={own} onDone={() => sayWho(true)} />}
      {own.length === 0 && ways !== undefined && ways.provider !== null && (
        <>
          <p className="text2">{say('freshProvider')}</p>
          <ProviderButton name={ways.provider} to={location.pathname + location.search} />
        </>
      )}
      <p>
        <Cancel />
      </p>
    </>
  )
}

function Cancel() {
  const say = useText(text)
  return (
    <Button variant="default" onClick={() => sayWho(false)}>
      {say('cancel')}
    </Button>
  )
}
