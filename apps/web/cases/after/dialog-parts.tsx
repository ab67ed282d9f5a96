import { TextInput } from '@mantine/core'
import type { CaseAfter } from '../../../../src/cases/after/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { readDay } from '../../access/day-input.tsx'
import { formatDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { useAppState } from '../../shell/state.ts'
import { useTerm, type Known } from '../words.ts'
import { text } from './dialog-text.ts'

export interface AfterProps extends Known<CaseShown> {
  after: CaseAfter
  onClose: () => void
}
export interface OfDecision extends AfterProps {
  decision: string
}
export interface OfRuling extends OfDecision {
  ruling: string
}

/** The decision as dialogs call it. */
export function useObject({ file, terms, decision }: OfDecision): string {
  const say = useText(text)
  const term = useTerm()
  const { number, form, officer } = file.decisions.find(({ id }) => id === decision)!
  return say('object', { number: number ?? '–', form: term(terms.forms, form), name: officer.name })
}

/** Today as it is typed. */
export function useToday(): string {
  const today = useAppState()?.today
  return today === undefined ? '' : formatDay(today)
}

export const isDay = (typed: string): boolean => typeof readDay(typed) === 'string'
/** A day that is one, as it is sent. */
export const dayOf = (typed: string): string => readDay(typed) ?? ''

interface NumberProps {
  label: string
  help?: string
  value: string
  onChange: (typed: string) => void
}

/** The number of a document. */
export function NumberField({ label, help, value, onChange }: NumberProps) {
  return (
    <TextInput
      label={label}
      description={help}
      inputWrapperOrder={['label', 'input', 'description']}
      required
      maxLength={100}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
