import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { ACCOUNT_STATES } from '../../../../src/access/sign-in/accounts/schema.ts'
import type { Count } from '../../../../src/base/schema.ts'
import { useDelayed } from '../../findings/use-delayed.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { FilterMenu, FilterPill, Filters } from '../../parts/filters.tsx'
import type { Asked, SetAsked } from './state.ts'
import { text } from './text.ts'

/** Narrows the accounts to a text and a state. */
export function AccountFilters({ asked, set, found }: { asked: Asked; set: SetAsked; found: Count | undefined }) {
  const say = useText(text)
  const format = useFormat()
  const state = ACCOUNT_STATES.find((known) => known === asked.state)
  const narrow = (to: string): void => set({ state: to, cursor: '' }, 'push')
  return (
    <Filters
      on={state === undefined ? 0 : 1}
      search={<Search asked={asked} set={set} />}
      menus={
        <FilterMenu
          label={say('state')}
          choices={ACCOUNT_STATES.map((value) => ({ value, label: say(value) }))}
          chosen={state === undefined ? [] : [state]}
          onChange={(chosen) => narrow(chosen.find((value) => value !== asked.state) ?? '')}
        />
      }
      pills={
        state !== undefined && (
          <FilterPill label={say('state')} onClear={() => narrow('')}>
            {say('statePill', { state: say(state) })}
          </FilterPill>
        )
      }
      end={found !== undefined && (found.more ? say('foundMore', { found: format.count(found) }) : say('found', { n: found.n }))}
    />
  )
}

function Search({ asked, set }: { asked: Asked; set: SetAsked }) {
  const say = useText(text)
  const [typed, setTyped] = useState(asked.text)
  const wanted = useDelayed(typed.trim())
  const { text: before } = asked
  useEffect(() => {
    if (wanted === typed.trim() && wanted !== before) set({ text: wanted, cursor: '' })
  }, [wanted, typed, before, set])
  return (
    <TextInput
      aria-label={say('find')}
      placeholder={say('find')}
      leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
      maxLength={100}
      w={300}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}
