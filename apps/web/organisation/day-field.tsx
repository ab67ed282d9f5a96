import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDay, parseDay } from '../i18n/format.ts'
import { useText } from '../i18n/use.ts'
import styles from './day-band.module.css'
import { text } from './text.ts'

interface DayFieldProps {
  label: string
  /** Its label is spoken, not shown. */
  bare?: boolean
  /** ISO day. */
  value: string
  /** What is wrong with it beside others. */
  error?: string | undefined
  onChange: (day: string) => void
}

/** A day typed as day/month/year; it counts when it is left or Enter is pressed. */
export function DayField({ label, bare = false, value, error, onChange }: DayFieldProps) {
  const say = useText(text)
  const shown = value === '' ? '' : formatDay(value)
  const [typed, setTyped] = useState(shown)
  const [wrong, setWrong] = useState(false)
  const [before, setBefore] = useState(value)
  // Another day came from elsewhere: what was typed is over.
  if (before !== value) {
    setBefore(value)
    setTyped(shown)
    setWrong(false)
  }
  const send = (): void => {
    const day = parseDay(typed)
    setWrong(day === undefined)
    if (day !== undefined && day !== value) onChange(day)
  }
  return (
    <TextInput
      className={styles.field}
      {...(bare ? { 'aria-label': label } : { label })}
      error={wrong ? say('dayWrong') : error}
      inputMode="numeric"
      placeholder={say('dayExample')}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send()
      }}
    />
  )
}
