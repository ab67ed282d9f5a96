import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { parseDay } from '../i18n/format.ts'
import { useText } from '../i18n/use.ts'
import { useAppState } from '../shell/state.ts'
import { text } from './text.ts'
import { Wrong } from './wrong.tsx'

/** The day that was typed; null where the field is empty, undefined where there is no such day. */
export function readDue(typed: string): string | null | undefined {
  return typed.trim() === '' ? null : parseDay(typed)
}

/** The day until which somebody should look, typed as day/month/year; empty takes it away. */
export function DueField({ value, onChange }: { value: string; onChange: (typed: string) => void }) {
  const say = useText(text)
  const today = useAppState()?.today
  const [left, setLeft] = useState(false)
  const day = readDue(value)
  const past = typeof day === 'string' && today !== undefined && day < today
  return (
    <TextInput
      label={say('dueDay')}
      description={past ? say('duePast') : say('dueHelp')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={left && day === undefined && <Wrong>{say('dueWrong')}</Wrong>}
      inputMode="numeric"
      placeholder={say('dayExample')}
      value={value}
      onBlur={() => setLeft(true)}
      onChange={(event) => {
        setLeft(false)
        onChange(event.currentTarget.value)
      }}
      data-autofocus
    />
  )
}
