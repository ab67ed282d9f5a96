import { useText } from '../i18n/use.ts'
import { ViewTabs } from '../parts/list-tools.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useUrlState } from '../url-state.ts'
import { Acts } from './acts.tsx'
import { ExportMenu } from './export-menu.tsx'
import { Reads } from './reads.tsx'
import { ACTS, DEFAULTS, searchOf } from './state.ts'
import { text } from './text.ts'

/** For the auditor: who read what, and who did what; never what a case says. */
export function Page() {
  const say = useText(text)
  const [asked, set] = useUrlState(DEFAULTS)
  const acts = asked.view === ACTS
  const views = [
    { key: '', label: say('reads'), to: '/audit', search: searchOf(asked, { view: '' }) },
    { key: ACTS, label: say('acts'), to: '/audit', search: searchOf(asked, { view: ACTS, kind: '', person: '' }) },
  ]
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={!acts && <ExportMenu asked={asked} />}
      />
      <ViewTabs views={views} current={acts ? ACTS : ''} />
      {acts ? <Acts asked={asked} set={set} /> : <Reads asked={asked} set={set} />}
    </>
  )
}
