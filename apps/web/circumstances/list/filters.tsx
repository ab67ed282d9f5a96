import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Count } from '../../../../src/base/schema.ts'
import { useUnitChoices } from '../../findings/list/use-choices.ts'
import { formatDay, parseDay } from '../../i18n/format.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { FilterMenu, FilterPill, Filters } from '../../parts/filters.tsx'
import { text } from '../text.ts'
import styles from './list.module.css'
import type { Asked, SetAsked } from './state.ts'

interface FiltersProps {
  asked: Asked
  set: SetAsked
  found: Count | undefined
}

/** Narrows the circumstances to a unit, a day, a state, an effect. */
export function CircumstanceFilters({ asked, set, found }: FiltersProps) {
  const say = useText(text)
  const format = useFormat()
  const units = useUnitChoices()
  const narrow = (patch: Partial<Asked>): void => set({ ...patch, cursor: '' }, 'push')
  const states = [
    { value: 'in-force', label: say('inForce') },
    { value: 'revoked', label: say('revoked') },
  ]
  const effects = [
    { value: 'annotate', label: say('annotate') },
    { value: 'withhold', label: say('withhold') },
  ]
  const menus = [
    { field: 'unit', label: say('unit'), choices: units.choices, onOpen: units.open },
    { field: 'state', label: say('state'), choices: states, onOpen: () => undefined },
    { field: 'effect', label: say('effect'), choices: effects, onOpen: () => undefined },
  ] as const
  const words = (choices: readonly { value: string; label: string }[], value: string): string =>
    choices.find((choice) => choice.value === value)?.label ?? value
  const on = menus.filter(({ field }) => asked[field] !== '')
  return (
    <Filters
      on={on.length + (asked.on === '' ? 0 : 1)}
      menus={
        <>
          {menus.map(({ field, label, choices, onOpen }) => (
            <FilterMenu
              key={field}
              label={label}
              choices={choices}
              onOpen={onOpen}
              chosen={asked[field] === '' ? [] : [asked[field]]}
              onChange={(chosen) => narrow({ [field]: chosen.find((value) => value !== asked[field]) ?? '' })}
            />
          ))}
          <DayField key={asked.on} day={asked.on} onDay={(day) => narrow({ on: day })} />
        </>
      }
      pills={
        <>
          {on.map(({ field, label, choices }) => (
            <FilterPill key={field} label={label} onClear={() => narrow({ [field]: '' })}>
              {say('pill', { field: label, values: words(choices, asked[field]) })}
            </FilterPill>
          ))}
          {asked.on !== '' && (
            <FilterPill label={say('on')} onClear={() => narrow({ on: '' })}>
              {say('pill', { field: say('on'), values: format.day(asked.on) })}
            </FilterPill>
          )}
        </>
      }
      end={found !== undefined && (found.more ? say('foundMore', { found: format.count(found) }) : say('found', { n: found.n }))}
    />
  )
}

/** A day that circumstances touch, taken when somebody leaves the field or presses Enter. */
function DayField({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const say = useText(text)
  const [typed, setTyped] = useState(day === '' ? '' : formatDay(day))
  const [wrong, setWrong] = useState(false)
  const take = (): void => {
    const read = typed.trim() === '' ? '' : parseDay(typed)
    setWrong(read === undefined)
    if (read !== undefined && read !== day) onDay(read)
  }
  return (
    <TextInput
      className={styles.day}
      aria-label={say('onLabel')}
      placeholder={say('onExample')}
      inputMode="numeric"
      value={typed}
      error={wrong && say('onWrong')}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
    />
  )
}
