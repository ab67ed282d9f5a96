import { Button } from '@mantine/core'
import { IconBookmarkPlus, IconX } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { countFindings, listViews } from '../../../../src/findings/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { ViewTabs, type View as Tab } from '../../parts/list-tools.tsx'
import { sameFilter, stateOfView, writeOrder, type ListState } from './state.ts'
import { text as shared } from '../text.ts'
import { text } from './text.ts'
import { VIEW_WORDS, VIEWS, viewOf } from './views.ts'

const SaveView = lazy(() => import('./save-view.tsx').then(({ SaveView: component }) => ({ default: component })))
const RemoveView = lazy(() => import('./save-view.tsx').then(({ RemoveView: component }) => ({ default: component })))

/** The views that everybody has, those that one has saved, and the way to save what is shown. `uncheckable`: that tab is open. */
export function Tabs({ list, columns, uncheckable }: { list: ListState; columns: readonly string[]; uncheckable: boolean }) {
  const say = useText(text)
  const [dialog, setDialog] = useState<'save' | 'remove'>()
  const saved = useRoute(listViews, {}).data?.rows ?? []
  const mine = saved.map((view) => ({ ...view, list: stateOfView(view.query) }))
  const active = mine.find((view) => sameFilter(view.list.filter, list.filter) && view.list.sort === list.sort)
  const built = viewOf(list.filter)
  const own: Tab[] = mine.map(({ id, name, list: state }) => ({
    key: id,
    label: name,
    to: '/findings',
    search: { ...writeOrder(state), ...(state.columns === undefined ? {} : { columns: state.columns }) },
  }))
  const current = uncheckable ? 'uncheckable' : (built?.name ?? active?.id ?? '')
  return (
    <>
      <ViewTabs
        views={[...useBuiltIn(), ...own]}
        current={current}
        end={
          <>
            {!uncheckable && built === undefined && active !== undefined && (
              <Button
                variant="subtle"
                size="compact-sm"
                color="dark"
                leftSection={<IconX size={16} stroke={1.6} aria-hidden />}
                onClick={() => setDialog('remove')}
              >
                {say('viewRemove', { name: active.name })}
              </Button>
            )}
            {!uncheckable && (
              <Button
                variant="transparent"
                size="compact-sm"
                leftSection={<IconBookmarkPlus size={18} stroke={1.6} aria-hidden />}
                onClick={() => setDialog('save')}
              >
                {say('saveView')}
              </Button>
            )}
          </>
        }
      />
      <Suspense>
        {dialog === 'save' && <SaveView list={list} columns={columns} saved={saved} onClose={() => setDialog(undefined)} />}
        {dialog === 'remove' && active !== undefined && <RemoveView view={active} onClose={() => setDialog(undefined)} />}
      </Suspense>
    </>
  )
}

function useBuiltIn(): Tab[] {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const counts = useRoute(countFindings, {}).data
  const tabs: Tab[] = VIEWS.map(({ name, filter }) => ({
    key: name,
    label: word(VIEW_WORDS[name]),
    ...(counts === undefined ? {} : { count: format.count(counts[name]) }),
    to: '/findings',
    search: writeOrder({ filter, sort: 'due', direction: 'asc' }),
  }))
  const uncheckable: Tab = {
    key: 'uncheckable',
    label: say('viewUncheckable'),
    ...(counts === undefined || counts.uncheckable === null ? {} : { count: format.number(counts.uncheckable) }),
    to: '/findings',
    search: { view: 'uncheckable' },
  }
  return tabs.toSpliced(4, 0, uncheckable)
}
