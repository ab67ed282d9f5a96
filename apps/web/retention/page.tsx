import { useText } from '../i18n/use.ts'
import { ViewTabs } from '../parts/list-tools.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useUrlState } from '../url-state.ts'
import { Due } from './due.tsx'
import { Holds } from './holds/holds.tsx'
import { Lists } from './lists.tsx'
import { DEFAULTS, HOLDS, LISTS } from './state.ts'
import { text } from './text.ts'

/** What has come to the end of its period, what must not be destroyed, and the lists of destruction. */
export function Page() {
  const say = useText(text)
  const [asked, set] = useUrlState(DEFAULTS)
  const views = [
    { key: '', label: say('due'), to: '/retention' },
    { key: HOLDS!, label: say('holds'), to: '/retention', search: { view: HOLDS! } },
    { key: LISTS!, label: say('lists'), to: '/retention', search: { view: LISTS! } },
  ]
  return (
    <>
      <PageHead title={say('title')} meta={<span className="reading">{say('note')}</span>} />
      <ViewTabs views={views} current={[HOLDS, LISTS].includes(asked.view) ? asked.view : ''} />
      {asked.view === HOLDS ? (
        <Holds asked={asked} set={set} />
      ) : asked.view === LISTS ? (
        <Lists asked={asked} set={set} />
      ) : (
        <Due asked={asked} set={set} />
      )}
    </>
  )
}
