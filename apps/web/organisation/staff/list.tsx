import { Button, Checkbox, Select } from '@mantine/core'
import { CLASSES, listPeople, STATUSES } from '../../../../src/organisation/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Filters, FilterSearch } from '../../parts/filters.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { UnitSelect } from '../../units/unit-select.tsx'
import { dayInput, DEFAULTS, type Asked, type SetAsked } from '../state.ts'
import { text } from '../text.ts'
import { StaffRows } from './rows.tsx'
import styles from './staff.module.css'

const FILTERS = ['unit', 'text', 'class', 'status'] as const

/** People as of the day: of a unit with or without those below, by name or number, by class, by status. */
export function StaffList({ asked, set }: { asked: Asked; set: SetAsked }) {
  const say = useText(text)
  const query = useRoute(listPeople, inputOf(asked), { keep: true })
  const filter = (patch: Partial<Asked>): void => set({ ...patch, cursor: '' })
  const on = FILTERS.filter((name) => asked[name] !== '').length
  return (
    <div className={styles.list}>
      <StaffFilters asked={asked} filter={filter} on={on} found={query.data?.total} />
      <Answer query={query} what={say('loadingPeople')} rows={12} height={35}>
        {({ rows, on: day, ...page }) =>
          rows.length === 0 ? (
            <Empty
              title={say(on === 0 ? 'staffNone' : 'staffNoneFound')}
              why={say('staffNoneWhy')}
              action={
                on > 0 && (
                  <Button variant="default" onClick={() => filter(Object.fromEntries(FILTERS.map((name) => [name, DEFAULTS[name]])))}>
                    {say('clearFilters')}
                  </Button>
                )
              }
            />
          ) : (
            <>
              <StaffRows
                rows={rows}
                on={asked.on}
                day={day}
                withUnit={asked.unit === '' || asked.below === 'true'}
                busy={query.isPlaceholderData}
              />
              <Pager {...page} shown={rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
            </>
          )
        }
      </Answer>
    </div>
  )
}

interface StaffFiltersProps {
  asked: Asked
  filter: (patch: Partial<Asked>) => void
  on: number
  found: { n: number; more: boolean } | undefined
}

function StaffFilters({ asked, filter, on, found }: StaffFiltersProps) {
  const say = useText(text)
  const format = useFormat()
  const choice = (name: 'class' | 'status', values: readonly (typeof CLASSES | typeof STATUSES)[number][], any: string) => (
    <Select
      className={styles.choice}
      aria-label={say(name)}
      data={[{ value: '', label: any }, ...values.map((value) => ({ value, label: say(`${name}_${value}` as 'status_left') }))]}
      value={asked[name]}
      allowDeselect={false}
      onChange={(value) => filter({ [name]: value ?? '' })}
      comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
    />
  )
  return (
    <Filters
      search={<FilterSearch value={asked.text} placeholder={say('findPerson')} onChange={(typed) => filter({ text: typed })} />}
      menus={
        <>
          <UnitSelect value={asked.unit} on={asked.on} onChange={(unit) => filter({ unit, region: '', top: '' })} />
          {asked.unit !== '' && (
            <Checkbox
              label={say('withBelow')}
              checked={asked.below === 'true'}
              onChange={({ currentTarget }) => filter({ below: currentTarget.checked ? 'true' : 'false' })}
            />
          )}
          {choice('class', CLASSES, say('anyClass'))}
          {choice('status', STATUSES, say('anyStatus'))}
        </>
      }
      on={on}
      end={found !== undefined && say('peopleFound', { what: format.count(found) })}
    />
  )
}

function inputOf({ on, unit, below, text: typed, class: ofClass, status, cursor }: Asked) {
  const isClass = (value: string): value is (typeof CLASSES)[number] => (CLASSES as readonly string[]).includes(value)
  const isStatus = (value: string): value is (typeof STATUSES)[number] => (STATUSES as readonly string[]).includes(value)
  return {
    ...dayInput(on),
    ...(unit === '' ? {} : { unit, below: below === 'true' ? ('true' as const) : ('false' as const) }),
    ...(typed === '' ? {} : { text: typed }),
    ...(isClass(ofClass) ? { class: ofClass } : {}),
    ...(isStatus(status) ? { status } : {}),
    ...(cursor === '' ? {} : { cursor }),
  }
}
