import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { listBreakGlass, VIEWS, type BreakGlassRow, type View } from '../../../src/access/break-glass/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { ViewTabs } from '../parts/list-tools.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../shell/state.ts'
import { useUrlState } from '../url-state.ts'
import { Rows } from './rows.tsx'
import { text } from './text.ts'

const AskDialog = lazy(() => import('./ask-dialog.tsx').then(({ AskDialog: component }) => ({ default: component })))
const ReviewDialog = lazy(() => import('./review-dialog.tsx').then(({ ReviewDialog: component }) => ({ default: component })))

const DEFAULTS = { view: 'mine', cursor: '' }

/** What was opened in an emergency: by oneself, to be reviewed, and reviewed. */
export function Page() {
  const say = useText(text)
  const may = useMay()
  const [asked, set] = useUrlState(DEFAULTS)
  const view = VIEWS.find((one) => one === asked.view) ?? 'mine'
  const [open, setOpen] = useState<BreakGlassRow | 'new' | null>(null)
  const query = useRoute(listBreakGlass, { view, ...(asked.cursor === '' ? {} : { cursor: asked.cursor }) }, { keep: true })
  const close = (): void => setOpen(null)
  const shown: readonly View[] = may('break-glass.decide') ? VIEWS : ['mine']
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={<Button onClick={() => setOpen('new')}>{say('ask')}</Button>}
      />
      {shown.length > 1 && (
        <ViewTabs
          views={shown.map((one) => ({ key: one, label: say(one), to: '/break-glass', search: one === 'mine' ? {} : { view: one } }))}
          current={view}
        />
      )}
      <Answer query={query} what={say('what')} rows={6} height={53}>
        {(page) => (
          <Rows view={view} page={page} busy={query.isPlaceholderData} onReview={setOpen} onTurn={(cursor) => set({ cursor }, 'push')} />
        )}
      </Answer>
      <Suspense>
        {open === 'new' && <AskDialog onClose={close} />}
        {open !== null && open !== 'new' && <ReviewDialog row={open} onClose={close} />}
      </Suspense>
    </>
  )
}
