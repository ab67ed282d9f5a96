import { Select } from '@mantine/core'
import { useState } from 'react'
import { listEntries } from '../../../src/law/catalogue/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useDelayed } from '../findings/use-delayed.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import { text } from './text.ts'

const MOST = 20

/** An entry that was chosen, with the version that it is of. */
export interface ChosenEntry {
  version: string
  code: string
  /** What the act is by it, in words of the law. */
  kinds: readonly string[]
}

interface EntrySelectProps {
  label: string
  /** The catalogue of this day is looked through. */
  on: string
  value: ChosenEntry | null
  /** What the chosen one says, where it is known already. */
  act: string | undefined
  onChange: (entry: ChosenEntry | null) => void
}

/** One entry of the catalogue of a day, looked for by its words or its code, with or without diacritics. */
export function EntrySelect({ label, on, value, act, onChange }: EntrySelectProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const [typed, setTyped] = useState('')
  // The same code may be another act in another version.
  const keyOf = (version: string, code: string): string => `${version} ${code}`
  const chosen =
    value === null ? undefined : { value: keyOf(value.version, value.code), label: act === undefined ? value.code : `${value.code} ${act}` }
  const wanted = useDelayed(typed === chosen?.label ? '' : typed.trim())
  const { data } = useRoute(listEntries, { on, text: wanted, limit: MOST }, { keep: true })
  const version = data?.version?.id ?? ''
  const rows = data?.rows ?? []
  const found = rows.map((row) => ({ value: keyOf(version, row.code), label: `${row.code} ${inWords(row.act)}` }))
  const choose = (key: string | null): void => {
    const row = rows.find(({ code }) => keyOf(version, code) === key)
    if (row !== undefined) onChange({ version, code: row.code, kinds: row.kinds })
    else if (key === null) onChange(null)
  }
  return (
    <Select
      label={label}
      description={
        data?.version &&
        (data.ofDay?.state === 'undetermined' ? say('entryOpen', { version: inWords(data.version.title) }) : inWords(data.version.title))
      }
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      placeholder={say('findEntry')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': say('clearEntry') }}
      nothingFoundMessage={say('nothing')}
      data={chosen === undefined || found.some((one) => one.value === chosen.value) ? found : [chosen, ...found]}
      // The server has looked for it already.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={chosen?.value ?? null}
      onChange={choose}
      comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
    />
  )
}
