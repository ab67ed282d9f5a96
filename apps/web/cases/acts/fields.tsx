import { Radio, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Bilingual } from '../../../../src/base/schema.ts'
import { useText } from '../../i18n/use.ts'
import { useNamed } from '../../law/named.ts'
import access from '../../access/access.module.css'
import { text } from './text.ts'

interface ConcernedSelectProps {
  people: readonly { id: string; name: string }[]
  value: string
  disabled?: boolean
  onChange: (officer: string) => void
}

/** One of the people concerned. */
export function ConcernedSelect({ people, value, disabled = false, onChange }: ConcernedSelectProps) {
  const say = useText(text)
  return (
    <Select
      label={say('person')}
      required
      disabled={disabled}
      allowDeselect={false}
      data={people.map(({ id, name }) => ({ value: id, label: `${name} · ${id}` }))}
      value={value === '' ? null : value}
      onChange={(officer) => onChange(officer ?? '')}
      comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
    />
  )
}

interface TermSelectProps {
  label: string
  words: readonly (Bilingual & { id: string })[]
  value: string
  onChange: (id: string) => void
}

/** One word of the law; none is chosen beforehand. */
export function TermSelect({ label, words, value, onChange }: TermSelectProps) {
  const named = useNamed()
  return (
    <Select
      label={label}
      required
      searchable
      data={words.map((word) => ({ value: word.id, label: named(word) }))}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
      comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
    />
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T | null
  /** `beside`: what stands after the words, such as a citation. */
  choices: readonly (readonly [value: T, label: string, beside?: ReactNode])[]
  onChange: (value: T) => void
}

/** One of a few; none is chosen beforehand. */
export function Choice<T extends string>({ label, value, choices, onChange }: ChoiceProps<T>) {
  const choose = (picked: string): void => {
    const found = choices.find(([one]) => one === picked)
    if (found !== undefined) onChange(found[0])
  }
  return (
    <Radio.Group label={label} required value={value} onChange={choose}>
      <div className={access.choice}>
        {choices.map(([one, words, beside]) => (
          <Radio key={one} value={one} label={words} description={beside} />
        ))}
      </div>
    </Radio.Group>
  )
}
