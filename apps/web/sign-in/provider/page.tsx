import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { finishProvider } from '../../../../src/access/sign-in/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { wayBack } from '../next.ts'
import { Refused } from '../refused.tsx'
import { Steps, useSteps } from '../steps.tsx'
import { text } from '../text.ts'
import { Way } from '../way.tsx'
import { useEntrance } from '../use-entrance.ts'
import { takeTicket } from './ticket.ts'

/** Back from the organisation's own sign-in: what it said is handed on, and a second factor is asked for where it is asked here. */
export function Page() {
  const say = useText(text)
  const [kept] = useState(takeTicket)
  const enter = useEntrance(wayBack(kept?.to))
  const steps = useSteps(enter)
  const { mutate, isSuccess, error } = useAct(finishProvider, [])
  const begun = useRef(false)
  const { onStep } = steps
  useEffect(() => {
    if (begun.current || kept === null) return
    begun.current = true
    mutate({ ticket: kept.ticket, query: location.search }, { onSuccess: onStep })
  }, [kept, mutate, onStep])
  const back = <Link to="/sign-in">{say('toSignIn')}</Link>
  if (isSuccess && steps.at.step !== 'password')
    return (
      <Way title={say(steps.at.step === 'code' ? 'codeTitle' : steps.at.step === 'enrol' ? 'enrolTitle' : 'codesTitle')}>
        <Steps {...steps} />
      </Way>
    )
  return (
    <Way title={say('providerTitle')}>
      {kept === null && (
        <Note tone="red" title={say('providerNoTicket')}>
          {back}
        </Note>
      )}
      {kept !== null && error === null && <p role="status">{say('providerWait')}</p>}
      <Refused error={error} title={say('failed')} />
      {error !== null && <p>{back}</p>}
    </Way>
  )
}
