import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { listSubmissions, SUBMISSION_VIEWS, type SubmissionRow } from '../../../src/cases/submissions/schema.ts'
import access from '../access/access.module.css'
import { Listed } from '../access/list.tsx'
import type { Output } from '../api.ts'
import { useRoute } from '../api-hooks.ts'
import { UnitCell } from '../findings/cells.tsx'
import { useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import type { Column, PhoneRow } from '../parts/data-table.tsx'
import { ViewTabs } from '../parts/list-tools.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../shell/state.ts'
import { useUrlState } from '../url-state.ts'
import { text } from './text.ts'

const DraftDialog = lazy(() => import('./draft-dialog.tsx').then(({ DraftSubmissionDialog }) => ({ default: DraftSubmissionDialog })))

const DEFAULTS = { view: 'open', cursor: '' }
const NAMES = { open: 'viewOpen', late: 'viewLate', sent: 'viewSent', received: 'viewReceived', all: 'viewAll' } as const

/** Submissions to a superior unit: which wait, which are late, which were sent and received. */
export function Page() {
  const say = useText(text)
  const format = useFormat()
  const may = useMay()
  const [asked, set] = useUrlState(DEFAULTS)
  const [open, setOpen] = useState(false)
  const view = SUBMISSION_VIEWS.find((one) => one === asked.view) ?? 'open'
  const query = useRoute(listSubmissions, { view, ...(asked.cursor === '' ? {} : { cursor: asked.cursor }) }, { keep: true })
  const counts = query.data?.counts
  const countOf = (key: (typeof SUBMISSION_VIEWS)[number]) => (key === 'open' || key === 'late' ? counts?.[key] : undefined)
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={
          may('case.change') && (
            <Button variant="default" onClick={() => setOpen(true)}>
              {say('draft')}
            </Button>
          )
        }
      />
      <ViewTabs
        current={view}
        views={SUBMISSION_VIEWS.map((key) => {
          const count = countOf(key)
          return {
            key,
            label: say(NAMES[key]),
            ...(count === undefined ? {} : { count: format.count(count) }),
            to: '/submissions',
            search: key === DEFAULTS.view ? {} : { view: key },
          }
        })}
      />
      <Answer query={query} what={say('what')} rows={8} height={53}>
        {(page) => <Rows page={page} view={view} set={set} busy={query.isPlaceholderData} />}
      </Answer>
      {open && (
        <Suspense>
          <DraftDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

interface RowsProps {
  page: Output<typeof listSubmissions>
  view: string
  set: (patch: Partial<typeof DEFAULTS>, how?: 'push' | 'replace') => void
  busy: boolean
}

function Rows({ page, view, set, busy }: RowsProps) {
  const say = useText(text)
  return (
    <Listed
      page={page}
      columns={useColumns()}
      phone={usePhoneRow()}
      busy={busy}
      words={{ caption: say('caption'), none: say('none'), noneWhy: say('noneWhy'), noneFilter: say('noneFilter'), clear: say('clear') }}
      isChosen={view !== DEFAULTS.view}
      onClear={() => set(DEFAULTS, 'push')}
      onTurn={(cursor) => set({ cursor }, 'push')}
    />
  )
}

function Title({ row: { id, kind } }: { row: SubmissionRow }) {
  const say = useText(text)
  return <Link to={`/submissions/${id}`}>{say(`kind-${kind}`)}</Link>
}

function StateCell({ row: { state, answer } }: { row: SubmissionRow }) {
  const say = useText(text)
  return answer === null ? say(`state-${state}`) : say(`answer-${answer}`)
}

function DueCell({ row: { due, late } }: { row: SubmissionRow }) {
  const say = useText(text)
  const format = useFormat()
  if (due === null) return <span className="text3">{say('noDue')}</span>
  return late ? (
    <span className="red">
      {format.day(due)} <b>{say('late')}</b>
    </span>
  ) : (
    format.day(due)
  )
}

function usePhoneRow(): (row: SubmissionRow) => PhoneRow {
  return (row) => ({
    title: <Title row={row} />,
    second: (
      <>
        {row.number} · <UnitCell unit={row.unit} />
      </>
    ),
    left: <StateCell row={row} />,
    right: <DueCell row={row} />,
  })
}

function useColumns(): readonly Column<SubmissionRow>[] {
  const say = useText(text)
  return useMemo(
    () => [
      {
        id: 'number',
        head: say('number'),
        names: true,
        wrap: true,
        cell: (row) => (
          <>
            <Title row={row} />
            <span className={access.second}>{row.case === null ? row.number : `${row.number} · ${row.case.number}`}</span>
          </>
        ),
      },
      { id: 'from', head: say('from'), cell: ({ unit }) => <UnitCell unit={unit} /> },
      {
        id: 'to',
        head: say('to'),
        cell: ({ to }) => (to === null ? <span className="text3">{say('notSent')}</span> : <UnitCell unit={to} />),
      },
      { id: 'state', head: say('state'), cell: (row) => <StateCell row={row} /> },
      { id: 'due', head: say('due'), cell: (row) => <DueCell row={row} /> },
    ],
    [say],
  )
}
