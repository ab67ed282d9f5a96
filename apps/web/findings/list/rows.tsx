import { IconUmbrella } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useRef, type ReactNode } from 'react'
import type { z } from 'zod'
import type { Count } from '../../../../src/base/schema.ts'
import type { FindingRow, listFindings } from '../../../../src/findings/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column, type Selection } from '../../parts/data-table.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { usePhone } from '../../parts/use-phone.ts'
import { Bulk } from './bulk.tsx'
import type { BulkResult } from './bulk-shape.ts'
import { phoneRow } from './columns.tsx'
import { NoRows } from './empty.tsx'
import styles from './list.module.css'
import { pick, rangeTo, type Picked } from './picked.ts'
import { FIRST_DIRECTION, type writeOrder } from './state.ts'
import { text } from './text.ts'
import type { Choosing } from './use-choosing.ts'
import type { List } from './use-list.ts'
import type { Pill } from './use-pills.ts'

type Answered = z.infer<(typeof listFindings)['output']>

interface RowsProps {
  list: List
  query: UseQueryResult<Answered>
  columns: readonly Column<FindingRow>[]
  hidden: readonly string[]
  order: ReturnType<typeof writeOrder>
  pills: readonly Pill[]
  choosing: Choosing
  onResult: (result: BulkResult) => void
  /** What stands in the place of the bar after an act. */
  children: ReactNode
}

/** The rows, or why there are none; then what is held back, and the pages. */
export function Rows(props: RowsProps) {
  const say = useText(text)
  return (
    <Answer query={props.query} what={say('listOf')} rows={14} height={53}>
      {(page) => <Filled {...props} page={page} />}
    </Answer>
  )
}

function Filled({ list, query, columns, hidden, order, pills, choosing, onResult, children, page }: RowsProps & { page: Answered }) {
  const say = useText(text)
  const phone = usePhone()
  const ids = useMemo(() => page.rows.map(({ id }) => id), [page])
  const { selection, onClickCapture } = useSelection(list, ids)
  const onPhone = useMemo(() => phoneRow(order), [order])
  return (
    <>
      {page.rows.length === 0 ? (
        <NoRows list={list} pills={pills} />
      ) : (
        <div onClickCapture={onClickCapture}>
          <DataTable
            caption={say('caption')}
            columns={columns}
            rows={page.rows}
            keyOf={({ id }) => id}
            nameOf={({ number }) => number}
            lines="two"
            sort={{ id: list.sort, desc: list.direction === 'desc' }}
            onSort={({ id }) => list.sortBy(sortOf(id))}
            hidden={hidden}
            {...(choosing.on ? { selection } : {})}
            phone={onPhone}
            busy={query.isPlaceholderData}
          />
        </div>
      )}
      {choosing.on && <Bulk list={list} found={page.total} onResult={onResult} onLeave={phone ? choosing.leave : undefined} />}
      {children}
      <div className={styles.foot}>
        <Withheld count={page.withheld} held={list.filter.withheldBy !== undefined} />
        {page.rows.length > 0 && (
          <Pager
            from={page.from}
            shown={page.rows.length}
            total={page.total}
            previous={page.previous}
            next={page.next}
            onTurn={(cursor) => list.goTo(cursor === '' ? undefined : cursor)}
          />
        )}
      </div>
    </>
  )
}

function sortOf(id: string): List['sort'] {
  return id in FIRST_DIRECTION ? (id as List['sort']) : 'due'
}

/** The selection as the table knows it. With shift, everything between the last row and this one follows. */
function useSelection(
  list: List,
  page: readonly string[],
): { selection: Selection; onClickCapture: (event: { shiftKey: boolean }) => void } {
  const last = useRef<string | undefined>(undefined)
  const shift = useRef(false)
  const { picked, select } = list
  const selection = useMemo((): Selection => {
    const chosen: ReadonlySet<string> = picked === 'all' ? new Set(page) : picked
    return {
      chosen,
      onChange: (next) => {
        const toggled = page.filter((id) => chosen.has(id) !== next.has(id))
        const only = toggled.length === 1 ? toggled[0] : undefined
        const reached = only !== undefined && shift.current ? rangeTo(page, last.current, only) : toggled
        last.current = only ?? last.current
        const wanted = toggled.some((id) => next.has(id))
        select((before: Picked) => pick(before, reached, wanted, page))
      },
    }
  }, [picked, page, select])
  return { selection, onClickCapture: (event) => void (shift.current = event.shiftKey) }
}

/** What is in no list because an approved circumstance holds it back, and where it is listed. */
function Withheld({ count, held }: { count: Count; held: boolean }) {
  const say = useText(text)
  const format = useFormat()
  if (!held && count.n === 0) return <span />
  return (
    <p className={styles.withheld}>
      <IconUmbrella size={18} stroke={1.6} aria-hidden />
      <span>
        {held ? say('withheldHere') : count.more ? say('withheldMore', { count: format.count(count) }) : say('withheld', { n: count.n })}{' '}
        {!held && <Link to="/circumstances">{say('withheldLink')}</Link>}
      </span>
    </p>
  )
}
