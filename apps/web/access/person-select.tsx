import { Select } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { findPeople, type Person } from '../../../src/organisation/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useDelayed } from '../findings/use-delayed.ts'
import { useText } from '../i18n/use.ts'
import { text } from './person-text.ts'

const MOST = 20

interface PersonSelectProps {
  label: string
  /** Its label is spoken, not shown. */
  bare?: boolean
  help?: string
  error?: ReactNode
  required?: boolean
  value: Person | null
  onChange: (person: Person | null) => void
}

/** One person of the register, looked for by name or number, with or without diacritics. */
export function PersonSelect({ label, bare = false, help, error, required = false, value, onChange }: PersonSelectProps) {
  const say = useText(text)
  const [typed, setTyped] = useState('')
  const wanted = useDelayed(value !== null && typed === nameOf(value) ? '' : typed.trim())
  const { data } = useRoute(findPeople, { text: wanted, limit: MOST }, { keep: true })
  const found = data?.rows ?? []
  const people = value === null || found.some(({ number }) => number === value.number) ? found : [value, ...found]
  return (
    <Select
      {...(bare ? { 'aria-label': label } : { label })}
      description={help}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={error}
      required={required}
      placeholder={say('find')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': say('clear') }}
      nothingFoundMessage={say('nobody')}
      data={people.map((person) => ({ value: person.number, label: nameOf(person) }))}
      // The server has looked for it already.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value?.number ?? null}
      onChange={(number) => onChange(people.find((person) => person.number === number) ?? null)}
      comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
    />
  )
}

function nameOf({ name, number }: Person): string {
  return `${name} · ${number}`
}
