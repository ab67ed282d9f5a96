import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../i18n/use.ts'
import styles from './overview.module.css'
import { text } from './text.ts'

const KEPT = 'liem-first-look'

const STEPS = [
  { title: 'look1', body: 'look1Text', go: 'look1Go', to: '#attention' },
  { title: 'look2', body: 'look2Text', go: 'look2Go', to: '/findings' },
  { title: 'look3', body: 'look3Text', go: 'look3Go', to: '/patterns' },
  { title: 'look4', body: 'look4Text', go: 'look4Go', to: '/imports' },
] as const

function wasSeen(): boolean {
  try {
    return localStorage.getItem(KEPT) === 'seen'
  } catch {
    return false
  }
}

function remember(seen: boolean): void {
  try {
    if (seen) localStorage.setItem(KEPT, 'seen')
    else localStorage.removeItem(KEPT)
  } catch {
    // Where nothing may be kept, the choice holds for this page.
  }
}

/** Four steps through the demonstration, one at a time; closed for good once it is closed, and it can be opened again. */
export function FirstLook({ offered }: { offered: boolean }) {
  const say = useText(text)
  const [open, setOpen] = useState(() => !wasSeen())
  if (!offered) return null
  const turn = (shown: boolean): void => {
    remember(!shown)
    setOpen(shown)
  }
  if (open) return <Steps onClose={() => turn(false)} />
  return (
    <p className={`${styles.again} no-print`}>
      <button type="button" className={styles.link} onClick={() => turn(true)}>
        {say('lookAgain')}
      </button>
    </p>
  )
}

function Steps({ onClose }: { onClose: () => void }) {
  const say = useText(text)
  const [at, setAt] = useState(0)
  const step = STEPS[at]
  if (step === undefined) return null
  const last = at === STEPS.length - 1
  return (
    <aside className={`${styles.look} no-print`} aria-labelledby="first-look">
      <h2 id="first-look" className="spoken">
        {say('look')}
      </h2>
      <div aria-live="polite">
        <p className="small text2">
          {say('look')} · {say('lookStep', { step: at + 1, of: STEPS.length })}
        </p>
        <p className={styles.lookTitle}>{say(step.title)}</p>
        <p className="reading">{say(step.body)}</p>
        <p className={styles.lookGo}>
          {step.to.startsWith('#') ? <a href={step.to}>{say(step.go)}</a> : <Link to={step.to}>{say(step.go)}</Link>}
        </p>
      </div>
      <div className={styles.lookActs}>
        {!last && (
          <Button variant="subtle" color="dark" onClick={onClose}>
            {say('lookClose')}
          </Button>
        )}
        {at > 0 && (
          <Button variant="default" onClick={() => setAt(at - 1)}>
            {say('lookBack')}
          </Button>
        )}
        <Button variant="default" onClick={() => (last ? onClose() : setAt(at + 1))}>
          {say(last ? 'lookDone' : 'lookNext')}
        </Button>
      </div>
    </aside>
  )
}
