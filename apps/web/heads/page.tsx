import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { listHeads, type HeadRow } from '../../../src/cases/heads/schema.ts'
import access from '../access/access.module.css'
import { Listed } from '../access/list.tsx'
import type { Output } from '../api.ts'
import { useRoute } from '../api-hooks.ts'
import { text as words } from '../cases/text.ts'
import { UnitCell } from '../findings/cells.tsx'
import { useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import type { Column, PhoneRow } from '../parts/data-table.tsx'
import { ViewTabs } from '../parts/list-tools.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../shell/state.ts'
import { useUrlState } from '../url-state.ts'
import { Remarks } from './remarks.tsx'
import { text } from './text.ts'

const RemarkDialog = lazy(() => import('./remark-dialog.tsx').then(({ RemarkDialog: component }) => ({ default: component })))

const DEFAULTS = { state: 'waiting', cursor: '', remarks: '' }
const VIEWS = [
  ['waiting', 'viewWaiting'],
  ['concluded', 'viewConcluded'],
  ['all', 'viewAll'],
] as const

/** Reviews of heads and deputies, by case and post; nobody finds his own, and no list names anybody. */
export function Page() {
  const say = useText(text)
  const format = useFormat()
  const may = useMay()
  const [asked, set] = useUrlState(DEFAULTS)
  const [open, setOpen] = useState(false)
  const state = VIEWS.find(([key]) => key === asked.state)?.[0] ?? 'waiting'
  const query = useRoute(listHeads, { state, ...(asked.cursor === '' ? {} : { cursor: asked.cursor }) }, { keep: true })
  const counts = query.data?.counts
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={
          may('case.change') && (
            <Button variant="default" onClick={() => setOpen(true)}>
              {say('remark')}
            </Button>
          )
        }
      />
      <ViewTabs
        current={state}
        views={VIEWS.map(([key, name]) => {
          const count = key === 'all' ? undefined : counts?.[key]
          return {
            key,
            label: say(name),
            ...(count === undefined ? {} : { count: format.count(count) }),
            to: '/heads',
            search: key === DEFAULTS.state ? {} : { state: key },
          }
        })}
      />
      <Answer query={query} what={say('what')} rows={8} height={53}>
        {(page) => <Rows page={page} state={state} set={set} busy={query.isPlaceholderData} />}
      </Answer>
      <Remarks cursor={asked.remarks} onTurn={(remarks) => set({ remarks }, 'push')} />
      {open && (
        <Suspense>
          <RemarkDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

interface RowsProps {
  page: Output<typeof listHeads>
  state: string
  set: (patch: Partial<typeof DEFAULTS>, how?: 'push' | 'replace') => void
  busy: boolean
}

function Rows({ page, state, set, busy }: RowsProps) {
  const say = useText(text)
  return (
    <Listed
      page={page}
      columns={useColumns()}
      phone={usePhoneRow()}
      busy={busy}
      words={{ caption: say('caption'), none: say('none'), noneWhy: say('noneWhy'), noneFilter: say('noneFilter'), clear: say('clear') }}
      isChosen={state !== DEFAULTS.state}
      onClear={() => set(DEFAULTS, 'push')}
      onTurn={(cursor) => set({ cursor }, 'push')}
    />
  )
}

function Title({ row: { case: of } }: { row: HeadRow }) {
  return (
    <Link to={`/cases/${of.id}`} hash="reviews">
      {of.title}
    </Link>
  )
}

function StateCell({ row: { outcome, concludedOn } }: { row: HeadRow }) {
  const say = useText(text)
  const word = useText(words)
  const format = useFormat()
  if (outcome === null || concludedOn === null) return <span className="amber">{say('provisional')}</span>
  return say('concluded', { outcome: word(`outcome-${outcome}`), day: format.day(concludedOn) })
}

function usePhoneRow(): (row: HeadRow) => PhoneRow {
  const word = useText(words)
  const format = useFormat()
  return (row) => ({
    title: <Title row={row} />,
    second: (
      <>
        {word(`post-${row.role}`)} · <UnitCell unit={row.unit} />
      </>
    ),
    left: <StateCell row={row} />,
    right: format.day(row.until),
  })
}

function useColumns(): readonly Column<HeadRow>[] {
  const say = useText(text)
  const word = useText(words)
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'case',
        head: say('case'),
        names: true,
        wrap: true,
        cell: (row) => (
          <>
            <Title row={row} />
            <span className={access.second}>
              {row.case.decided && row.outcome === null ? `${row.case.number} · ${say('decided')}` : row.case.number}
            </span>
          </>
        ),
      },
      { id: 'post', head: say('post'), cell: ({ role }) => word(`post-${role}`) },
      { id: 'unit', head: say('unit'), cell: ({ unit }) => <UnitCell unit={unit} /> },
      {
        id: 'days',
        head: say('days'),
        cell: ({ from, until }) =>
          from === until ? format.day(from) : say('fromUntil', { from: format.day(from), until: format.day(until) }),
      },
      { id: 'state', head: say('state'), cell: (row) => <StateCell row={row} /> },
    ],
    [say, word, format],
  )
}
