import { Button, Select } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { LIST_STATES, listRatings } from '../../../../src/accountability/ratings/schema.ts'
import type { Output } from '../../api.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Filters, FilterSearch } from '../../parts/filters.tsx'
import { ViewTabs } from '../../parts/list-tools.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useAppState, useMay } from '../../shell/state.ts'
import { UnitSelect } from '../../units/unit-select.tsx'
import { useUrlState } from '../../url-state.ts'
import styles from '../ratings.module.css'
import { text as importText } from '../import/text.ts'
import { text } from '../text.ts'
import { Quota } from './quota.tsx'
import { Rows } from './rows.tsx'
import { DEFAULTS, type Asked, type SetAsked } from './state.ts'

const VIEWS = [
  { key: 'all', name: 'viewAll' },
  { key: 'none', name: 'viewNone' },
  { key: 'proposed', name: 'viewProposed' },
  { key: 'concluded', name: 'viewConcluded' },
  { key: 'imported', name: 'viewImported' },
  { key: 'again', name: 'viewAgain' },
] as const

const OPENED = new Date().toISOString()

/** The year that is asked for; this one where the address says nothing that can be meant. */
export function yearOf(asked: string, today: string | undefined): number {
  const year = Number(asked)
  return Number.isInteger(year) && year >= 2000 && year <= 2200 ? year : Number((today ?? OPENED).slice(0, 4))
}

/** Whoever is rated in a year, by unit and name. */
export function Page() {
  const say = useText(text)
  const may = useMay()
  const [asked, set] = useUrlState(DEFAULTS)
  const year = yearOf(asked.year, useAppState()?.today)
  const state = LIST_STATES.find((one) => one === asked.state) ?? 'all'
  const query = useRoute(
    listRatings,
    {
      year,
      state,
      text: asked.text,
      ...(asked.unit === '' ? {} : { unit: asked.unit }),
      ...(asked.cursor === '' ? {} : { cursor: asked.cursor }),
    },
    { keep: true },
  )
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={may('rating.change') && <ImportLink />}
      />
      <Views page={query.data} asked={asked} state={state} />
      <RatingFilters asked={asked} set={set} year={year} page={query.data} />
      <Answer query={query} what={say('loadingList')} rows={10} height={53}>
        {(page) => (
          <>
            <Quota page={page} />
            <Rows page={page} asked={asked} set={set} busy={query.isPlaceholderData} year={year} />
          </>
        )}
      </Answer>
    </>
  )
}

function ImportLink() {
  const say = useText(importText)
  return (
    <Button variant="default" component={Link} to="/ratings/import" leftSection={<IconTableImport size={18} stroke={1.6} aria-hidden />}>
      {say('import')}
    </Button>
  )
}

type Page_ = Output<typeof listRatings>

function Views({ page, asked, state }: { page: Page_ | undefined; asked: Asked; state: string }) {
  const say = useText(text)
  const format = useFormat()
  const { cursor: _cursor, state: _state, ...kept } = asked
  const search = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== ''))
  return (
    <ViewTabs
      current={state}
      views={VIEWS.map(({ key, name }) => ({
        key,
        label: say(name),
        ...(key === 'all' || page === undefined ? {} : { count: format.number(page.counts[key]) }),
        to: '/ratings',
        search: key === 'all' ? search : { ...search, state: key },
      }))}
    />
  )
}

function RatingFilters({ asked, set, year, page }: { asked: Asked; set: SetAsked; year: number; page: Page_ | undefined }) {
  const say = useText(text)
  const format = useFormat()
  const now = Number((useAppState()?.today ?? String(year)).slice(0, 4))
  const years = [...new Set([year, ...Array.from({ length: 8 }, (_, at) => now - at)])].toSorted((one, other) => other - one)
  const narrow = (patch: Partial<Asked>): void => set({ ...patch, cursor: '' }, 'push')
  return (
    <Filters
      on={[asked.unit, asked.text].filter((value) => value !== '').length}
      search={<FilterSearch value={asked.text} placeholder={say('search')} onChange={(typed) => narrow({ text: typed })} />}
      menus={
        <>
          <Select
            className={styles.year}
            aria-label={say('year')}
            data={years.map(String)}
            value={String(year)}
            allowDeselect={false}
            onChange={(value) => narrow({ year: value ?? '' })}
            comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
          />
          <UnitSelect value={asked.unit} onChange={(unit) => narrow({ unit })} />
        </>
      }
      end={
        page !== undefined && (page.total.more ? say('foundMore', { found: format.count(page.total) }) : say('found', { n: page.total.n }))
      }
    />
  )
}
