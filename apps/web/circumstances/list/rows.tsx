import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { Circumstance, listCircumstances } from '../../../../src/findings/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { NumberLink } from '../../units/number-link.tsx'
import { annotatedSearch, withheldSearch } from '../links.ts'
import { text } from '../text.ts'
import { CircumstanceState, Reach } from '../words.tsx'
import styles from './list.module.css'
import { DEFAULTS, type Asked, type SetAsked } from './state.ts'

interface RowsProps {
  page: z.infer<(typeof listCircumstances)['output']>
  asked: Asked
  set: SetAsked
  busy: boolean
}

/** The circumstances, the latest first, or why there are none. */
export function Rows({ page, asked, set, busy }: RowsProps) {
  const say = useText(text)
  const columns = useColumns()
  const phone = usePhoneRow()
  if (page.rows.length === 0)
    return <NoRows narrowed={JSON.stringify(asked) !== JSON.stringify(DEFAULTS)} onClear={() => set(DEFAULTS, 'push')} />
  return (
    <>
      <DataTable caption={say('caption')} columns={columns} rows={page.rows} keyOf={({ id }) => id} lines="two" phone={phone} busy={busy} />
      {(page.previous !== null || page.next !== null) && (
        <div className={styles.foot}>
          <Pager
            from={page.from}
            shown={page.rows.length}
            total={page.total}
            previous={page.previous}
            next={page.next}
            onTurn={(cursor) => set({ cursor }, 'push')}
          />
        </div>
      )}
    </>
  )
}

function NoRows({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const say = useText(text)
  if (!narrowed) return <Empty title={say('none')} why={say('noneWhy')} />
  return (
    <Empty
      title={say('noneFilter')}
      action={
        <Button variant="default" onClick={onClear}>
          {say('clear')}
        </Button>
      }
    />
  )
}

function Title({ row, second }: { row: Circumstance; second: boolean }) {
  const say = useText(text)
  return (
    <>
      <Link to={`/circumstances/${row.id}`} className={styles.title}>
        {row.title}
      </Link>
      {second && (
        <span className={styles.second}>
          {say(row.kind)} · {row.document}
        </span>
      )}
    </>
  )
}

function useColumns(): readonly Column<Circumstance>[] {
  const say = useText(text)
  const format = useFormat()
  return useMemo(
    () => [
      { id: 'title', head: say('title'), names: true, wrap: true, cell: (row) => <Title row={row} second /> },
      { id: 'reach', head: say('reach'), wrap: true, width: 240, cell: (row) => <Reach units={row.units} rules={row.rules} /> },
      {
        id: 'time',
        head: say('time'),
        cell: (row) => (
          <>
            {format.instant(row.from)}
            <span className={styles.plain}>– {format.instant(row.until)}</span>
          </>
        ),
      },
      { id: 'effect', head: say('effect'), cell: (row) => say(row.effect) },
      { id: 'state', head: say('state'), cell: (row) => <CircumstanceState of={row.state} /> },
      {
        id: 'annotated',
        head: say('annotated'),
        number: true,
        cell: (row) => (
          <NumberLink
            n={row.annotated - row.withheld}
            what={say('annotatedN', { n: row.annotated - row.withheld })}
            to="/findings"
            search={annotatedSearch(row)}
          />
        ),
      },
      {
        id: 'withheld',
        head: say('withheld'),
        number: true,
        cell: (row) => (
          <NumberLink n={row.withheld} what={say('withheldN', { n: row.withheld })} to="/findings" search={withheldSearch(row)} />
        ),
      },
    ],
    [say, format],
  )
}

function usePhoneRow(): (row: Circumstance) => PhoneRow {
  const say = useText(text)
  const format = useFormat()
  return (row) => ({
    title: <Title row={row} second={false} />,
    second: (
      <>
        {say(row.kind)} · <Reach units={row.units} rules={row.rules} />
        {say('period', { from: format.instant(row.from), until: format.instant(row.until) })}
      </>
    ),
    left: <CircumstanceState of={row.state} />,
    right: say(row.effect),
  })
}
