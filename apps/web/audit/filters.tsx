import { READ_KINDS } from '../../../src/access/reads/schema.ts'
import type { Count } from '../../../src/base/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { FilterMenu, FilterPill, Filters } from '../parts/filters.tsx'
import { DayField, TextField } from './field.tsx'
import { ACTS, type Asked, type SetAsked } from './state.ts'
import { text } from './text.ts'

interface FiltersProps {
  asked: Asked
  set: SetAsked
  found: Count | undefined
}

const FIELDS = ['actor', 'person', 'subject', 'kind', 'from', 'until'] as const

/** Narrows the record to who acted, whom it names, one record, one kind, some days. */
export function AuditFilters({ asked, set, found }: FiltersProps) {
  const say = useText(text)
  const format = useFormat()
  const acts = asked.view === ACTS
  const there = FIELDS.filter((field) => !acts || (field !== 'person' && field !== 'kind'))
  const on = there.filter((field) => asked[field] !== '')
  const narrow = (patch: Partial<Asked>): void => set({ ...patch, cursor: '' }, 'push')
  const kinds = READ_KINDS.map((value) => ({ value, label: say(value) }))
  const shown = (field: (typeof FIELDS)[number]): string => {
    if (field === 'kind') return kinds.find(({ value }) => value === asked.kind)?.label ?? asked.kind
    return field === 'from' || field === 'until' ? format.day(asked[field]) : asked[field]
  }
  return (
    <Filters
      on={on.length}
      menus={
        <>
          {there.map((field) => {
            const props = { label: say(`${field}Field`), value: asked[field], onChange: (value: string) => narrow({ [field]: value }) }
            if (field === 'from' || field === 'until') return <DayField key={field} {...props} />
            if (field !== 'kind') return <TextField key={field} {...props} />
            return (
              <FilterMenu
                key={field}
                label={say('kind')}
                choices={kinds}
                chosen={asked.kind === '' ? [] : [asked.kind]}
                onChange={(chosen) => narrow({ kind: chosen.find((value) => value !== asked.kind) ?? '' })}
              />
            )
          })}
        </>
      }
      pills={on.map((field) => (
        <FilterPill key={field} label={say(field)} onClear={() => narrow({ [field]: '' })}>
          {say('pill', { field: say(field), value: shown(field) })}
        </FilterPill>
      ))}
      end={found !== undefined && (found.more ? say('foundMore', { found: format.count(found) }) : say('found', { n: found.n }))}
    />
  )
}
