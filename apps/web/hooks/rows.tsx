import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { listWebhooks, Webhook } from '../../../src/hooks/schema.ts'
import styles from '../access/access.module.css'
import { Turn } from '../access/list.tsx'
import type { Output } from '../api.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { text } from './text.ts'
import { useOutcomeWords, useStateWords } from './words.ts'

interface RowsProps {
  page: Output<typeof listWebhooks>
  busy: boolean
  onTurn: (cursor: string) => void
}

/** Webhooks, the newest first, or that there are none. */
export function Rows({ page, busy, onTurn }: RowsProps) {
  const say = useText(text)
  const columns = useColumns()
  if (page.rows.length === 0) return <Empty title={say('none')} />
  return (
    <>
      <DataTable
        caption={say('title')}
        columns={columns}
        rows={page.rows}
        keyOf={({ id }) => id}
        lines="two"
        phone={phoneRow}
        busy={busy}
      />
      <Turn {...page} shown={page.rows.length} onTurn={onTurn} />
    </>
  )
}

function Name({ row: { id, name } }: { row: Webhook }) {
  return (
    <Link to="/webhooks/$id" params={{ id } as never}>
      {name}
    </Link>
  )
}

function State({ row }: { row: Webhook }) {
  const say = useText(text)
  const words = useStateWords()
  const wrong = row.off !== null && row.off !== 'person'
  return (
    <>
      <span className={wrong ? 'red' : row.failingSince === null ? undefined : 'amber'}>{words(row)}</span>
      {row.waiting > 0 && <span className={styles.second}>{say('waiting', { n: row.waiting })}</span>}
    </>
  )
}

function Last({ row: { last } }: { row: Webhook }) {
  const say = useText(text)
  const format = useFormat()
  const outcome = useOutcomeWords()
  if (last === null || last.triedAt === null) return say('never')
  return (
    <>
      {format.instant(last.triedAt)}
      <span className={styles.second}>{outcome(last)}</span>
    </>
  )
}

const phoneRow = (row: Webhook): PhoneRow => ({
  title: <Name row={row} />,
  second: `${row.host} · ${row.owner}`,
  left: <State row={row} />,
})

function useColumns(): readonly Column<Webhook>[] {
  const say = useText(text)
  return useMemo(
    () => [
      {
        id: 'name',
        head: say('name'),
        names: true,
        wrap: true,
        cell: (row) => (
          <>
            <Name row={row} />
            <span className={styles.second}>
              {row.host} · {say('kindCount', { n: row.kinds.length })}
            </span>
          </>
        ),
      },
      { id: 'owner', head: say('owner'), wrap: true, cell: ({ owner }) => owner },
      { id: 'state', head: say('state'), wrap: true, cell: (row) => <State row={row} /> },
      { id: 'last', head: say('last'), cell: (row) => <Last row={row} /> },
    ],
    [say],
  )
}
