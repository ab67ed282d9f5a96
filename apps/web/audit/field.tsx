import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDay, parseDay } from '../i18n/format.ts'
import { useText } from '../i18n/use.ts'
import styles from './audit.module.css'
import { text } from './text.ts'

interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
}

/** A text that counts when it is left or Enter is pressed. */
export function TextField({ label, value, onChange }: FieldProps) {
  return <Field label={label} shown={value} onSend={(typed) => onChange(typed)} />
}

/** A day typed as day/month/year, likewise; emptied, it is no filter. */
export function DayField({ label, value, onChange }: FieldProps) {
  const send = (typed: string): boolean => {
    const day = typed === '' ? '' : parseDay(typed)
    if (day !== undefined) onChange(day)
    return day !== undefined
  }
  return <Field label={label} shown={value === '' ? '' : formatDay(value)} onSend={send} day />
}

interface InnerProps {
  label: string
  shown: string
  day?: boolean
  /** False: that is no value. */
  onSend: (typed: string) => boolean | void
}

function Field({ label, shown, day = false, onSend }: InnerProps) {
  const say = useText(text)
  const [typed, setTyped] = useState(shown)
  const [wrong, setWrong] = useState(false)
  const [before, setBefore] = useState(shown)
  if (before !== shown) {
    setBefore(shown)
    setTyped(shown)
    setWrong(false)
  }
  const send = (): void => {
    if (typed.trim() !== shown) setWrong(onSend(typed.trim()) === false)
  }
  return (
    <TextInput
      className={day ? styles.day : styles.field}
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      inputMode={day ? 'numeric' : 'text'}
      maxLength={day ? 10 : 100}
      error={wrong && say('dayWrong')}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send()
      }}
    />
  )
}
