import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { Interest, listInterests } from '../../../../src/access/roles/schema.ts'
import type { Output } from '../../api.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useMay } from '../../shell/state.ts'
import styles from '../access.module.css'
import { Turn } from '../list.tsx'
import { text } from './text.ts'

interface RowsProps {
  page: Output<typeof listInterests>
  narrowed: boolean
  busy: boolean
  onClear: () => void
  onTurn: (cursor: string) => void
  onEnd: (interest: Interest) => void
}

/** Ties between people, the newest first, or that none were entered; which is not that there are none. */
export function Rows({ page, narrowed, busy, onClear, onTurn, onEnd }: RowsProps) {
  const say = useText(text)
  const columns = useColumns(onEnd)
  const phone = usePhoneRow(onEnd)
  if (page.rows.length === 0) {
    const clear = (
      <Button variant="default" onClick={onClear}>
        {say('clear')}
      </Button>
    )
    return <Empty title={say(narrowed ? 'noneFilter' : 'none')} why={say('noneWhy')} action={narrowed && clear} />
  }
  return (
    <>
      <DataTable caption={say('caption')} columns={columns} rows={page.rows} keyOf={({ id }) => id} lines="two" phone={phone} busy={busy} />
      <Turn {...page} shown={page.rows.length} onTurn={onTurn} />
    </>
  )
}

function Time({ row: { from, until } }: { row: Interest }) {
  const say = useText(text)
  const format = useFormat()
  if (from === null) return until === null ? say('always') : say('untilOn', { until: format.day(until) })
  if (until === null) return say('fromOn', { from: format.day(from) })
  return say('fromUntil', { from: format.day(from), until: format.day(until) })
}

function Who({ row: { officer, other } }: { row: Interest }) {
  return (
    <>
      <span className="strong">
        {officer.name} · {other.name}
      </span>
      <span className={styles.second}>
        {officer.id} · {other.id}
      </span>
    </>
  )
}

/** Ends a tie that has no last day; only for whoever may. */
function End({ row, onEnd }: { row: Interest; onEnd: (row: Interest) => void }) {
  const say = useText(text)
  const may = useMay()
  if (!may('interest.change') || row.until !== null) return null
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={say('endWhat', { one: row.officer.name, other: row.other.name })}
      onClick={() => onEnd(row)}
    >
      {say('end')}
    </Button>
  )
}

function useColumns(onEnd: (row: Interest) => void): readonly Column<Interest>[] {
  const say = useText(text)
  return useMemo(
    () => [
      { id: 'people', head: say('people'), names: true, wrap: true, cell: (row) => <Who row={row} /> },
      { id: 'kind', head: say('kind'), cell: ({ kind }) => say(kind) },
      { id: 'time', head: say('time'), cell: (row) => <Time row={row} /> },
      { id: 'document', head: say('document'), wrap: true, cell: ({ document }) => document },
      { id: 'act', head: say('act'), headCell: <span />, number: true, cell: (row) => <End row={row} onEnd={onEnd} /> },
    ],
    [say, onEnd],
  )
}

function usePhoneRow(onEnd: (row: Interest) => void): (row: Interest) => PhoneRow {
  const say = useText(text)
  return (row) => ({
    title: `${row.officer.name} · ${row.other.name}`,
    second: `${say(row.kind)} · ${row.document}`,
    left: <Time row={row} />,
    right: <End row={row} onEnd={onEnd} />,
  })
}
