import type { Count } from '../../../../src/base/schema.ts'
import { useRuleChoices, useUnitChoices } from '../../findings/list/use-choices.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { FilterMenu, FilterPill, Filters } from '../../parts/filters.tsx'
import { text } from '../text.ts'
import type { Asked, SetAsked } from './state.ts'

/** Narrows the patterns to a unit and all below it, to units or brokers, to one rule. */
export function PatternFilters({ asked, set, found }: { asked: Asked; set: SetAsked; found: Count | undefined }) {
  const say = useText(text)
  const format = useFormat()
  const units = useUnitChoices()
  const rules = useRuleChoices()
  const kinds = [
    { value: 'unit', label: say('kindUnit') },
    { value: 'broker', label: say('kindBroker') },
  ]
  const narrow = (patch: Partial<Asked>): void => set({ ...patch, cursor: '' }, 'push')
  const labelOf = (choices: readonly { value: string; label: string }[], value: string): string =>
    choices.find((choice) => choice.value === value)?.label ?? value
  const menus = [
    { field: 'unit', label: say('unit'), choices: units.choices, onOpen: units.open },
    { field: 'rule', label: say('rule'), choices: rules.choices, onOpen: rules.open },
    { field: 'kind', label: say('kind'), choices: kinds, onOpen: () => undefined },
  ] as const
  const on = menus.filter(({ field }) => asked[field] !== '')
  return (
    <Filters
      on={on.length}
      menus={menus.map(({ field, label, choices, onOpen }) => (
        <FilterMenu
          key={field}
          label={label}
          choices={choices}
          onOpen={onOpen}
          chosen={asked[field] === '' ? [] : [asked[field]]}
          onChange={(chosen) => narrow({ [field]: chosen.find((value) => value !== asked[field]) ?? '' })}
        />
      ))}
      pills={on.map(({ field, label, choices }) => (
        <FilterPill key={field} label={label} onClear={() => narrow({ [field]: '' })}>
          {say('pill', { field: label, values: labelOf(choices, asked[field]) })}
        </FilterPill>
      ))}
      end={found !== undefined && (found.more ? say('foundMore', { found: format.count(found) }) : say('found', { n: found.n }))}
    />
  )
}
