import { Button } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useState } from 'react'
import type { Count, Tier } from '../../../../src/base/schema.ts'
import { TIER_WORDS } from '../../../../src/findings/pure.ts'
import { STATES } from '../../../../src/findings/schema.ts'
import { SEVERITIES } from '../../../../src/law/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { FilterMenu, FilterPill, Filters, FilterSearch } from '../../parts/filters.tsx'
import { PopoverButton } from '../../parts/popover-button.tsx'
import { text as parts } from '../../parts/text.ts'
import { usePhone } from '../../parts/use-phone.ts'
import { useAppState } from '../../shell/state.ts'
import { AREAS, useAreaName } from '../cells.tsx'
import { text as shared } from '../text.ts'
import { SortMenu } from './sort-menu.tsx'
import type { Choosing } from './use-choosing.ts'
import { useRuleChoices, useUnitChoices } from './use-choices.ts'
import type { Pill } from './use-pills.ts'
import { onFields } from './state.ts'
import { text } from './text.ts'
import type { List } from './use-list.ts'
import { viewOf } from './views.ts'

const STATE_WORDS = {
  new: 'stateNew',
  review: 'stateReview',
  confirmed: 'stateConfirmed',
  dismissed: 'stateDismissed',
  duplicate: 'stateDuplicate',
  withdrawn: 'stateWithdrawn',
} as const
const SEVERITY_WORDS = { 'less-serious': 'lessSerious', serious: 'serious', 'very-serious': 'verySerious' } as const
/** Fields whose menus stand behind *More*. */
const BEHIND: ReadonlySet<string> = new Set([
  'state',
  'broker',
  'area',
  'tier',
  'attribution',
  'heard',
  'overdue',
  'happenedFrom',
  'happenedUntil',
])

const loadBroker = () => import('./broker-values.tsx')
const loadDays = () => import('./day-values.tsx')
const loadReviewer = () => import('./reviewer-values.tsx')

interface ListFiltersProps {
  list: List
  pills: readonly Pill[]
  found: Count | undefined
  choosing: Choosing
}

/** Search, menus and pills above the list, and how many were found. */
export function ListFilters({ list, pills, found, choosing }: ListFiltersProps) {
  const say = useText(text)
  const format = useFormat()
  const phone = usePhone()
  const on = onFields(list.filter)
  const [more, setMore] = useState(() => on.some((field) => field !== 'state' && BEHIND.has(field)))
  return (
    <Filters
      on={pills.length}
      search={
        <FilterSearch
          value={list.filter.text ?? ''}
          placeholder={say('searchPlaceholder')}
          onChange={(typed) => list.narrow({ text: typed }, 'replace')}
        />
      }
      menus={
        <>
          <UsualMenus list={list} />
          {!phone && !more && (
            <Button
              variant="default"
              aria-expanded={false}
              leftSection={<IconAdjustmentsHorizontal size={18} stroke={1.6} aria-hidden />}
              onClick={() => setMore(true)}
            >
              {say('more')}
            </Button>
          )}
          {(phone || more) && <MoreMenus list={list} />}
        </>
      }
      pills={(phone && viewOf(list.filter) !== undefined ? [] : pills).map(({ key, label, words, clear }) => (
        <FilterPill key={key} label={label} onClear={() => list.narrow(clear)}>
          {say('pill', { field: label, values: words })}
        </FilterPill>
      ))}
      beside={
        <>
          <SortMenu list={list} />
          <Button variant="default" size="md" onClick={choosing.on ? choosing.leave : choosing.start}>
            {say(choosing.on ? 'chooseEnd' : 'choose')}
          </Button>
        </>
      }
      end={found !== undefined && (found.more ? say('foundMore', { count: format.count(found) }) : say('found', { n: found.n }))}
    />
  )
}

function UsualMenus({ list: { filter, narrow } }: { list: List }) {
  const say = useText(text)
  const word = useText(shared)
  const grade = useText(parts)
  const rules = useRuleChoices()
  const units = useUnitChoices()
  return (
    <>
      <FilterMenu
        label={word('rule')}
        choices={rules.choices}
        onOpen={rules.open}
        empty={rules.failed && say('fieldFailed')}
        chosen={filter.rule ?? []}
        onChange={(rule) => narrow({ rule: [...rule] })}
      />
      <FilterMenu
        label={word('unit')}
        choices={units.choices}
        onOpen={units.open}
        empty={units.failed && say('fieldFailed')}
        note={say('subtree')}
        chosen={filter.unit ?? []}
        onChange={(unit) => narrow({ unit: [...unit] })}
      />
      <FilterMenu
        label={word('severity')}
        choices={SEVERITIES.toReversed().map((value) => ({ value, label: grade(SEVERITY_WORDS[value]) }))}
        chosen={filter.severity ?? []}
        onChange={(chosen) => narrow({ severity: SEVERITIES.filter((one) => chosen.includes(one)) })}
      />
      <PopoverButton label={word('reviewer')} load={loadReviewer}>
        {({ ReviewerValues }) => (
          <ReviewerValues chosen={filter.assignee ?? []} onChange={(assignee) => narrow({ assignee: [...assignee] })} />
        )}
      </PopoverButton>
      <PopoverButton label={word('raised')} load={loadDays}>
        {({ DayValues }) => (
          <DayValues
            from={filter.raisedFrom}
            until={filter.raisedUntil}
            onChange={(raisedFrom, raisedUntil) => narrow({ raisedFrom, raisedUntil })}
          />
        )}
      </PopoverButton>
    </>
  )
}

function MoreMenus({ list }: { list: List }) {
  const { filter, narrow } = list
  const say = useText(text)
  const word = useText(shared)
  const areaName = useAreaName()
  return (
    <>
      <FilterMenu
        label={word('state')}
        choices={STATES.map((value) => ({ value, label: word(STATE_WORDS[value]) }))}
        chosen={filter.state ?? []}
        onChange={(chosen) => narrow({ state: STATES.filter((one) => chosen.includes(one)) })}
      />
      <PopoverButton label={word('broker')} load={loadBroker}>
        {({ BrokerValues }) => <BrokerValues chosen={filter.broker ?? []} onChange={(broker) => narrow({ broker: [...broker] })} />}
      </PopoverButton>
      <PopoverButton label={word('happened')} load={loadDays}>
        {({ DayValues }) => (
          <DayValues
            from={filter.happenedFrom}
            until={filter.happenedUntil}
            onChange={(happenedFrom, happenedUntil) => narrow({ happenedFrom, happenedUntil })}
          />
        )}
      </PopoverButton>
      <FilterMenu
        label={say('area')}
        choices={AREAS.map((_, index) => ({ value: String(index + 1), label: areaName(index + 1) }))}
        chosen={(filter.area ?? []).map(String)}
        onChange={(chosen) => narrow({ area: chosen.map(Number) })}
      />
      <TierMenu chosen={filter.tier ?? []} onChange={(tier) => narrow({ tier })} />
      <OneOfMenus list={list} />
    </>
  )
}

function OneOfMenus({ list: { filter, narrow } }: { list: List }) {
  const say = useText(text)
  return (
    <>
      <OneOf
        label={say('attribution')}
        choices={[
          { value: 'all', label: say('attributionAll') },
          { value: 'some', label: say('attributionSome') },
          { value: 'none', label: say('attributionNone') },
        ]}
        chosen={filter.attribution}
        onChange={(attribution) => narrow({ attribution })}
      />
      <OneOf
        label={say('heard')}
        choices={[
          { value: 'yes', label: say('heardYes') },
          { value: 'no', label: say('heardNo') },
        ]}
        chosen={filter.heard}
        onChange={(heard) => narrow({ heard })}
      />
      <OneOf
        label={say('overdue')}
        choices={[
          { value: 'yes', label: say('overdueYes') },
          { value: 'no', label: say('overdueNo') },
        ]}
        chosen={filter.overdue}
        onChange={(overdue) => narrow({ overdue })}
      />
    </>
  )
}

/** For whoever sees more than ordinary ones; to others there is nothing to choose. */
function TierMenu({ chosen, onChange }: { chosen: readonly Tier[]; onChange: (chosen: Tier[]) => void }) {
  const say = useText(text)
  const inWords = useBilingual()
  const tiers = useAppState()?.tiers ?? []
  if (tiers.length < 2) return null
  return (
    <FilterMenu
      label={say('tier')}
      choices={tiers.map((value) => ({ value, label: inWords(TIER_WORDS[value]) }))}
      chosen={chosen}
      onChange={(next) => onChange(tiers.filter((one) => next.includes(one)))}
    />
  )
}

interface OneOfProps<V extends string> {
  label: string
  choices: readonly { value: V; label: string }[]
  chosen: V | undefined
  onChange: (chosen: V | undefined) => void
}

/** A filter that has one value: choosing another takes the place of the first. */
function OneOf<V extends string>({ label, choices, chosen, onChange }: OneOfProps<V>) {
  return (
    <FilterMenu
      label={label}
      choices={choices}
      chosen={chosen === undefined ? [] : [chosen]}
      onChange={(next) => onChange(choices.find(({ value }) => value !== chosen && next.includes(value))?.value)}
    />
  )
}
