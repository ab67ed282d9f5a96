import { Button } from '@mantine/core'
import { IconPlus, IconTableImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { CASE_STATES, listCases } from '../../../../src/cases/schema.ts'
import type { Count } from '../../../../src/base/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { FilterMenu, FilterPill, Filters, FilterSearch } from '../../parts/filters.tsx'
import { ViewTabs } from '../../parts/list-tools.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { text as legacyText } from '../legacy/text.ts'
import { text } from '../text.ts'
import { text as outsideText } from './outside-text.ts'
import { Rows } from './rows.tsx'
import { DEFAULTS, stateOf, VIEWS, type Asked, type SetAsked } from './state.ts'

const OutsideDialog = lazy(() => import('./outside-dialog.tsx').then(({ OutsideDialog: component }) => ({ default: component })))

/** Cases that whoever looks may see, the newest first. */
export function Page() {
  const say = useText(text)
  const format = useFormat()
  const may = useMay()
  const [asked, set] = useUrlState(DEFAULTS)
  const state = stateOf(asked.state)
  const query = useRoute(listCases, { state, text: asked.text, ...(asked.cursor === '' ? {} : { cursor: asked.cursor }) }, { keep: true })
  const counts = query.data?.counts
  const countOf = { waiting: counts?.waiting, decided: counts?.decided, heads: undefined, legacy: undefined, all: undefined }
  return (
    <>
      <PageHead title={say('title')} meta={<span className="reading">{say('note')}</span>} actions={may('case.change') && <Actions />} />
      <ViewTabs
        current={VIEWS.find(({ key }) => key === state)?.key ?? ''}
        views={VIEWS.map(({ key, name }) => {
          const count = countOf[key]
          return {
            key,
            label: say(name),
            ...(count === undefined ? {} : { count: format.count(count) }),
            to: '/cases',
            search: key === DEFAULTS.state ? {} : { state: key },
          }
        })}
      />
      <CaseFilters asked={asked} set={set} found={query.data?.total} />
      <Answer query={query} what={say('loadingList')} rows={8} height={53}>
        {(page) => <Rows page={page} asked={asked} set={set} busy={query.isPlaceholderData} />}
      </Answer>
    </>
  )
}

function Actions() {
  const say = useText(outsideText)
  const [opened, setOpened] = useState(false)
  return (
    <>
      <ImportLink />
      <Button leftSection={<IconPlus size={18} stroke={1.6} aria-hidden />} onClick={() => setOpened(true)}>
        {say('open')}
      </Button>
      {opened && (
        <Suspense>
          <OutsideDialog onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}

function ImportLink() {
  const say = useText(legacyText)
  return (
    <Button variant="default" component={Link} to="/cases/import" leftSection={<IconTableImport size={18} stroke={1.6} aria-hidden />}>
      {say('import')}
    </Button>
  )
}

function CaseFilters({ asked, set, found }: { asked: Asked; set: SetAsked; found: Count | undefined }) {
  const say = useText(text)
  const format = useFormat()
  const narrow = (patch: Partial<Asked>): void => set({ ...patch, cursor: '' }, 'push')
  const state = CASE_STATES.find((known) => known === asked.state && known !== 'decided')
  return (
    <Filters
      on={[state ?? '', asked.text].filter((value) => value !== '').length}
      search={<FilterSearch value={asked.text} placeholder={say('search')} onChange={(typed) => narrow({ text: typed })} />}
      menus={
        <FilterMenu
          label={say('state')}
          choices={CASE_STATES.map((value) => ({ value, label: say(`state-${value}`) }))}
          chosen={state === undefined ? [] : [state]}
          onChange={(chosen) => narrow({ state: chosen.find((value) => value !== asked.state) ?? DEFAULTS.state })}
        />
      }
      pills={
        state !== undefined && (
          <FilterPill label={say('state')} onClear={() => narrow({ state: DEFAULTS.state })}>
            {say('statePill', { state: say(`state-${state}`) })}
          </FilterPill>
        )
      }
      end={found !== undefined && (found.more ? say('foundMore', { found: format.count(found) }) : say('found', { n: found.n }))}
    />
  )
}
