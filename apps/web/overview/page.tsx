import { showOverview, type AppState } from '../../../src/desk/overview/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useAppState } from '../shell/state.ts'
import { MonthsChoice, monthsOf } from '../units/months.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { useUrlState } from '../url-state.ts'
import { Figures } from './figures.tsx'
import { FirstLook } from './first-look.tsx'
import { Jobs } from './jobs.tsx'
import { NothingYet } from './nothing-yet.tsx'
import styles from './overview.module.css'
import { text } from './text.ts'

const DEFAULTS = { unit: '', months: '12' }

/** What needs attention now, and how units and rules do. */
export function Page() {
  const state = useAppState()
  const running = state?.jobs ?? []
  if (state?.dataUntil === null) return <Before running={running} />
  return (
    <>
      <Filled state={state} />
      <FirstLook offered={state?.demonstration === true} />
    </>
  )
}

/** Before the first data were compared. */
function Before({ running }: { running: readonly string[] }) {
  const say = useText(text)
  return (
    <>
      <PageHead title={say('title')} />
      <Jobs ids={running} />
      <NothingYet running={running.length > 0} />
    </>
  )
}

function Filled({ state }: { state: AppState | undefined }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const [{ unit, months }, set] = useUrlState(DEFAULTS)
  const query = useRoute(showOverview, { months: monthsOf(months), ...(unit === '' ? {} : { unit }) }, { keep: true })
  const { data } = query
  return (
    <div className={styles.page}>
      <PageHead
        title={say('title')}
        meta={
          <>
            {state !== undefined && <span>{say('today', { weekday: format.weekday(state.today), day: format.day(state.today) })}</span>}
            {data !== undefined && <span>{say('period', { from: format.day(data.from), until: format.day(data.until) })}</span>}
            {data?.unit !== undefined && data.unit !== null && <span>{inWords(data.unit.name)}</span>}
          </>
        }
        actions={
          <>
            <UnitSelect value={unit} onChange={(code) => set({ unit: code }, 'push')} />
            <MonthsChoice value={months} onChange={(value) => set({ months: value }, 'push')} />
          </>
        }
      />
      <Jobs ids={state?.jobs ?? []} />
      <Answer query={query} what={say('loading')} rows={12} height={53}>
        {(overview) => (
          <Figures
            overview={overview}
            unit={unit === '' ? undefined : unit}
            today={state?.today ?? overview.until}
            busy={query.isPlaceholderData}
          />
        )}
      </Answer>
    </div>
  )
}
