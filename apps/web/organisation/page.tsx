import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconTableImport } from '@tabler/icons-react'
import { useText } from '../i18n/use.ts'
import { ViewTabs } from '../parts/list-tools.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../shell/state.ts'
import { useUrlState } from '../url-state.ts'
import { ChartView } from './chart/view.tsx'
import { DayBand } from './day-band.tsx'
import { StaffList } from './staff/list.tsx'
import { DEFAULTS, searchOf, type Asked } from './state.ts'
import { text } from './text.ts'
import { WorkView } from './work/list.tsx'

const VIEWS = [
  { key: '', name: 'chart', needs: 'unit.read' },
  { key: 'people', name: 'staff', needs: 'person.read' },
  { key: 'work', name: 'work', needs: 'organisation.read' },
] as const

/** Units and people as of any day: the chart, the people, and what in the register is missing. */
export function Page() {
  const say = useText(text)
  const may = useMay()
  const [asked, set] = useUrlState(DEFAULTS)
  const views = VIEWS.filter(({ needs }) => may(needs))
  // Until it is known what he may do, the view of the address.
  const view = (views.length === 0 ? VIEWS : views).find(({ key }) => key === asked.view)?.key ?? ''
  // What is asked for in the chart stands: only pages and words of a list are its own.
  const go = (key: string): Record<string, string> => searchOf(asked, { view: key, cursor: '', text: '' })
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span>{say('asOnDay')}</span>}
        actions={
          may('organisation.change') && (
            <Button
              variant="default"
              component={Link}
              to="/organisation/import"
              leftSection={<IconTableImport size={18} stroke={1.6} aria-hidden />}
            >
              {say('importFile')}
            </Button>
          )
        }
      />
      <ViewTabs current={view} views={views.map(({ key, name }) => ({ key, label: say(name), to: '/organisation', search: go(key) }))} />
      {view !== 'work' && <DayBand on={asked.on} onChange={(on) => set({ on, cursor: '' }, 'push')} />}
      <View view={view} asked={asked} set={set} />
    </>
  )
}

function View({ view, asked, set }: { view: string; asked: Asked; set: Parameters<typeof ChartView>[0]['set'] }) {
  if (view === 'people') return <StaffList asked={asked} set={set} />
  if (view === 'work') return <WorkView asked={asked} set={set} />
  return <ChartView asked={asked} set={set} />
}
