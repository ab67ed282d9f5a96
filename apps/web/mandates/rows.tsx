import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { listMandates, Mandate } from '../../../src/access/mandates/schema.ts'
import styles from '../access/access.module.css'
import { Turn } from '../access/list.tsx'
import type { Output } from '../api.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import type { MandateAct } from './act-dialog.tsx'
import { text } from './text.ts'
import { useSubject } from './words.ts'

type OnAct = (name: MandateAct, mandate: Mandate) => void

interface RowsProps {
  page: Output<typeof listMandates>
  busy: boolean
  onAct: OnAct
  onTurn: (cursor: string) => void
}

/** Mandates, the newest first, or that there are none for whoever looks. */
export function Rows({ page, busy, onAct, onTurn }: RowsProps) {
  const say = useText(text)
  const { columns, phone } = useColumns(onAct)
  if (page.rows.length === 0) return <Empty title={say('none')} />
  return (
    <>
      <DataTable caption={say('title')} columns={columns} rows={page.rows} keyOf={({ id }) => id} lines="two" phone={phone} busy={busy} />
      <Turn {...page} shown={page.rows.length} onTurn={onTurn} />
    </>
  )
}

const STATES = { open: 'stateOpen', sealed: 'stateSealed', revealed: 'stateRevealed', over: 'stateOver' } as const

function State({ row: { state, revealed } }: { row: Mandate }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      {say(STATES[state])}
      {revealed !== null && (
        <span className={styles.second}>
          {revealed.by}, {format.instant(revealed.at)} · {revealed.reason}
        </span>
      )}
    </>
  )
}

function Act({ row, onAct }: { row: Mandate; onAct: OnAct }) {
  const say = useText(text)
  const subject = useSubject()(row)
  const name = row.state === 'sealed' ? 'reveal' : row.state === 'open' && row.mine ? 'confirm' : null
  if (name === null) return null
  return (
    <Button variant="default" size="compact-sm" aria-label={`${say(name)} ${subject}`} onClick={() => onAct(name, row)}>
      {say(name)}
    </Button>
  )
}

function Subject({ row }: { row: Mandate }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      {useSubject()(row)}
      <span className={styles.second}>{say('openedBy', { who: row.openedBy, when: format.instant(row.openedAt) })}</span>
    </>
  )
}

function useColumns(onAct: OnAct): { columns: readonly Column<Mandate>[]; phone: (row: Mandate) => PhoneRow } {
  const say = useText(text)
  const format = useFormat()
  return useMemo(() => {
    const members = (row: Mandate): string => row.members.map(({ name }) => name).join(', ')
    const columns: readonly Column<Mandate>[] = [
      { id: 'subject', head: say('subject'), names: true, wrap: true, cell: (row) => <Subject row={row} /> },
      { id: 'members', head: say('members'), wrap: true, cell: members },
      { id: 'confirmer', head: say('confirmer'), cell: ({ confirmer }) => confirmer.name },
      { id: 'until', head: say('until'), cell: ({ sealedUntil }) => format.instant(sealedUntil) },
      { id: 'state', head: say('state'), wrap: true, cell: (row) => <State row={row} /> },
      { id: 'act', head: say('act'), headCell: <span />, number: true, cell: (row) => <Act row={row} onAct={onAct} /> },
    ]
    const phone = (row: Mandate): PhoneRow => ({
      title: <Subject row={row} />,
      second: members(row),
      left: <State row={row} />,
      right: <Act row={row} onAct={onAct} />,
    })
    return { columns, phone }
  }, [say, format, onAct])
}
