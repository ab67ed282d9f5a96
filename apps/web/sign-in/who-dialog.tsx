import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { showSignIn, type Me } from '../../../src/access/sign-in/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { sayWho, type Asked } from './asked.ts'
import { Demonstration } from './demonstration.tsx'
import { Freshen } from './freshen.tsx'
import { goOut } from './leave.ts'
import { OtherWays } from './other-ways.tsx'
import styles from './sign-in.module.css'
import { Steps, useSteps } from './steps.tsx'
import { text } from './text.ts'
import { useSame } from './use-same.ts'

/** Over the page, which stays as it is: the session has ended, or a weighty act asks who it is. */
export function WhoDialog({ asked, me }: { asked: Asked; me: Me | undefined }) {
  const say = useText(text)
  const ended = asked === 'signed-out'
  return (
    <Dialog key={asked} title={say(ended ? 'endedTitle' : 'freshTitle')} ended={ended}>
      {ended ? <Again me={me} /> : <Freshen asked={asked} me={me} />}
    </Dialog>
  )
}

/** A dialog of the browser: it lies over every other one, which neither close nor take the focus back. */
function Dialog({ title, ended, children }: { title: string; ended: boolean; children: ReactNode }) {
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${ended ? styles.ended : ''}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        if (!ended) sayWho(false)
      }}
      // Escape in here is not for the dialog of Mantine that may lie beneath.
      onFocusCapture={({ target }) => target.setAttribute('data-mantine-stop-propagation', 'true')}
    >
      <div className={styles.form}>
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  )
}

/** So long what was typed is kept beneath for whoever comes back (ms). */
const LONGEST_COVERED = 30 * 60_000

/** Signs in again; somebody else does not get to see what was being done here, and when nobody does, it goes from the memory of the page. */
function Again({ me }: { me: Me | undefined }) {
  const say = useText(text)
  const [login] = useState(me?.login)
  const ways = useRoute(showSignIn, {})
  const steps = useSteps(useSame(me))
  const here = location.pathname + location.search
  useEffect(() => {
    const gone = setTimeout(() => goOut(here), LONGEST_COVERED)
    return () => clearTimeout(gone)
  }, [here])
  return (
    <>
      {steps.at.step === 'password' && <p className="text2">{say('endedNote')}</p>}
      <Answer query={ways} what={say('loading')}>
        {({ demonstration, provider }) => {
          const own = demonstration.filter((one) => one.login === login)
          if (own.length > 0) return <Demonstration bare people={own} onDone={steps.onDone} />
          return (
            <>
              <Steps {...steps} {...(login === undefined ? {} : { login })} />
              {steps.at.step === 'password' && <OtherWays provider={provider} to={here} onStep={steps.onStep} />}
            </>
          )
        }}
      </Answer>
      <p>
        <button type="button" className={styles.link} onClick={() => goOut(here)}>
          {say('endedLeave')}
        </button>
      </p>
    </>
  )
}
