import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { endBreakGlass, type BreakGlassRow, type listBreakGlass, type View } from '../../../src/access/break-glass/schema.ts'
import styles from '../access/access.module.css'
import { Turn } from '../access/list.tsx'
import type { Output } from '../api.ts'
import { useAct } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { text } from './text.ts'

interface RowsProps {
  view: View
  page: Output<typeof listBreakGlass>
  busy: boolean
  onReview: (row: BreakGlassRow) => void
  onTurn: (cursor: string) => void
}

const NONE = { mine: 'noneMine', waiting: 'noneWaiting', reviewed: 'noneReviewed' } as const

/** Emergency accesses, or that there are none. */
export function Rows({ view, page, busy, onReview, onTurn }: RowsProps) {
  const say = useText(text)
  const { columns, phone } = useColumns(view, onReview)
  if (page.rows.length === 0) return <Empty title={say(NONE[view])} why={view !== 'mine' && say('noneWhy')} />
  return (
    <>
      <DataTable caption={say('title')} columns={columns} rows={page.rows} keyOf={({ id }) => id} lines="two" phone={phone} busy={busy} />
      <Turn {...page} shown={page.rows.length} onTurn={onTurn} />
    </>
  )
}

interface CellProps {
  row: BreakGlassRow
}

/** The finding as a link; of a try that opened nothing what it was called. */
function Record({ row: { finding, number, asked, reads } }: CellProps) {
  const say = useText(text)
  return (
    <>
      {finding === null ? asked : <Link to={`/findings/${finding}`}>{number ?? asked}</Link>}
      <span className={styles.second}>{finding === null ? say('refused') : say('reads', { n: reads })}</span>
    </>
  )
}

/** How it was reviewed, or whether it is open still, and by when it has to be. */
function State({ row: { finding, until, open, review, reviewBy, overdue } }: CellProps) {
  const say = useText(text)
  const format = useFormat()
  if (finding === null) return <span className="text2">–</span>
  if (review !== null)
    return (
      <>
        <span className={review.outcome === 'justified' ? 'strong' : 'strong red'}>{say(review.outcome)}</span>
        <span className={styles.second}>
          {review.words} · {say('reviewedBy', { who: review.by, when: format.instant(review.at) })}
        </span>
      </>
    )
  return (
    <>
      {open ? say('openUntil', { until: format.instant(until) }) : say('closed')}
      <span className={`${styles.second} ${overdue ? 'red' : ''}`}>
        {overdue ? say('dueOver', { when: format.instant(reviewBy) }) : `${say('due')}: ${format.instant(reviewBy)}`}
      </span>
    </>
  )
}

/** Ends what is open of one's own. */
function End({ row }: CellProps) {
  const say = useText(text)
  const act = useAct(endBreakGlass)
  if (!row.open) return null
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={act.isPending}
      aria-label={say('endWhat', { number: row.number ?? row.asked })}
      onClick={() => act.mutate({ id: row.id })}
    >
      {say(act.isError ? 'endFailed' : 'end')}
    </Button>
  )
}

/** What one can do about it, or why one cannot. */
function Act({ row, onReview }: CellProps & { onReview: (row: BreakGlassRow) => void }) {
  const say = useText(text)
  if (row.refusal !== null) return <span className="small text2">{say(row.refusal)}</span>
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={say('reviewWhat', { number: row.number ?? row.asked })}
      onClick={() => onReview(row)}
    >
      {say('review')}
    </Button>
  )
}

function By({ row: { by } }: CellProps) {
  return (
    <>
      {by.name}
      <span className={styles.second}>{by.number.length > 30 ? by.number.slice(-8) : by.number}</span>
    </>
  )
}

function useColumns(
  view: View,
  onReview: (row: BreakGlassRow) => void,
): { columns: readonly Column<BreakGlassRow>[]; phone: (row: BreakGlassRow) => PhoneRow } {
  const say = useText(text)
  const format = useFormat()
  return useMemo(() => {
    const others = view !== 'mine'
    const columns: readonly Column<BreakGlassRow>[] = [
      { id: 'finding', head: say('finding'), names: true, cell: (row) => <Record row={row} /> },
      { id: 'at', head: say('at'), cell: ({ at }) => format.instant(at) },
      ...(others ? [{ id: 'by', head: say('by'), cell: (row: BreakGlassRow) => <By row={row} /> }] : []),
      { id: 'reason', head: say('reason'), wrap: true, cell: ({ reason }) => reason },
      { id: 'state', head: say('state'), wrap: true, cell: (row) => <State row={row} /> },
      ...(view === 'reviewed'
        ? []
        : [
            {
              id: 'act',
              head: say('act'),
              headCell: <span />,
              number: true,
              cell: (row: BreakGlassRow) => (view === 'mine' ? <End row={row} /> : <Act row={row} onReview={onReview} />),
            },
          ]),
    ]
    const phone = (row: BreakGlassRow): PhoneRow => ({
      title: <Record row={row} />,
      second: (
        <>
          {others && `${row.by.name} · `}
          {row.reason}
          <span className={styles.second}>
            <State row={row} />
          </span>
        </>
      ),
      left: format.instant(row.at),
      right: view === 'waiting' ? <Act row={row} onReview={onReview} /> : view === 'mine' && <End row={row} />,
    })
    return { columns, phone }
  }, [say, format, view, onReview])
}
