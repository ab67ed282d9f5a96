import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import styles from './sign-in.module.css'
import { useAutofocus } from './use-autofocus.ts'

interface StepFormProps {
  /** What may be sent: all is filled in. */
  ready: boolean
  pending: boolean
  verb: string
  onSend: () => void
  /** Gets whether somebody has tried already. */
  children: (tried: boolean) => ReactNode
  /** Beside the button. */
  beside?: ReactNode
}

/** One step of signing in: fields, what was refused, one button. */
export function StepForm({ ready, pending, verb, onSend, children, beside }: StepFormProps) {
  const place = useAutofocus<HTMLFormElement>()
  const [tried, setTried] = useState(false)
  return (
    <form
      ref={place}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (ready && !pending) onSend()
        else if (!ready) requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      }}
    >
      {children(tried)}
      <div className={styles.actions}>
        <Button type="submit" loading={pending}>
          {verb}
        </Button>
        {beside}
      </div>
    </form>
  )
}
