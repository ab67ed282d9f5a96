import { TextInput } from '@mantine/core'
import { Wrong } from '../findings/wrong.tsx'
import { parseDay } from '../i18n/format.ts'
import { useText } from '../i18n/use.ts'
import { text } from './day-text.ts'

/** The day that was typed: null where the field is empty, undefined where there is no such day. */
export function readDay(typed: string): string | null | undefined {
  return typed.trim() === '' ? null : parseDay(typed)
}

interface DayInputProps {
  label: string
  help?: string
  value: string
  onChange: (typed: string) => void
  required?: boolean
  /** Somebody has tried to send: what is wrong is said. */
  tried: boolean
}

/** A day typed as day/month/year. */
export function DayInput({ label, help, value, onChange, required = false, tried }: DayInputProps) {
  const say = useText(text)
  const day = readDay(value)
  const wrong = tried && (day === undefined || (required && day === null))
  return (
    <TextInput
      label={label}
      description={help ?? say('dayHelp')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={wrong && <Wrong>{say('dayWrong')}</Wrong>}
      required={required}
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
