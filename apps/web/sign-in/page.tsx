import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { showSignIn } from '../../../src/access/sign-in/schema.ts'
import type { UrlValues } from '../address.ts'
import { useRoute } from '../api-hooks.ts'
import type { Output } from '../api.ts'
import { useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { Empty } from '../parts/empty.tsx'
import { Section } from '../parts/section.tsx'
import { sayWho } from './asked.ts'
import { Demonstration } from './demonstration.tsx'
import { wayBack } from './next.ts'
import { OtherWays } from './other-ways.tsx'
import styles from './sign-in.module.css'
import { Steps, useSteps } from './steps.tsx'
import { text } from './text.ts'
import { useEntrance } from './use-entrance.ts'
import { Way } from './way.tsx'

const TITLES = { password: 'title', code: 'codeTitle', enrol: 'enrolTitle', codes: 'codesTitle' } as const

/** The way in, step by step; afterwards one is where one wanted to be. */
export function Page() {
  const say = useText(text)
  const search: UrlValues = useSearch({ strict: false })
  const enter = useEntrance(wayBack(search.to))
  const steps = useSteps(enter)
  const query = useRoute(showSignIn, {})
  // Whatever waited for an answer waits no more: it is asked again by the page that is opened then.
  useEffect(() => sayWho(false), [])
  if (steps.at.step !== 'password')
    return (
      <Way title={say(TITLES[steps.at.step])}>
        <Steps {...steps} />
      </Way>
    )
  return (
    <Way title={say('title')} wide={(query.data?.demonstration.length ?? 0) > 0}>
      <Answer query={query} what={say('loading')}>
        {(ways) => (ways.accounts ? <Ways ways={ways} steps={steps} to={wayBack(search.to)} /> : <NoAccounts onEnter={enter} />)}
      </Answer>
    </Way>
  )
}

interface WaysProps {
  ways: Output<typeof showSignIn>
  steps: ReturnType<typeof useSteps>
  to: string
}

function Ways({ ways, steps, to }: WaysProps) {
  const say = useText(text)
  return (
    <div className={styles.sides}>
      {ways.demonstration.length > 0 && <Demonstration people={ways.demonstration} onDone={steps.onDone} />}
      {ways.demonstration.length > 0 ? (
        <Section title={say('own')} plain>
          <Own ways={ways} steps={steps} to={to} />
        </Section>
      ) : (
        <Own ways={ways} steps={steps} to={to} />
      )}
    </div>
  )
}

/** With an account of one's own. */
function Own({ ways, steps, to }: WaysProps) {
  const say = useText(text)
  return (
    <div className={styles.form}>
      <Steps {...steps} quiet={ways.demonstration.length > 0} />
      <OtherWays provider={ways.provider} to={to} onStep={steps.onStep} />
      <p className="small text2">{say('forgotten')}</p>
    </div>
  )
}

function NoAccounts({ onEnter }: { onEnter: () => void }) {
  const say = useText(text)
  return (
    <Empty
      title={say('noAccounts')}
      why={
        <>
          <p>{say('noAccountsWhy')}</p>
          <p>
            <code>{'liem admin add --help'}</code>
          </p>
          <p>{say('noAccountsHere')}</p>
        </>
      }
      action={<Button onClick={onEnter}>{say('enter')}</Button>}
    />
  )
}
