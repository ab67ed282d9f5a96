import { Button } from '@mantine/core'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/list-tools.tsx'
import styles from './access.module.css'

interface NothingProps {
  title: string
  /** What takes the filter off, where there is one. */
  clear?: { name: string; act: () => void } | undefined
}

/** That a list has no rows, and the way out of its filter. */
export function Nothing({ title, clear }: NothingProps) {
  if (clear === undefined) return <Empty title={title} />
  return (
    <Empty
      title={title}
      action={
        <Button variant="default" onClick={clear.act}>
          {clear.name}
        </Button>
      }
    />
  )
}

type TurnProps = Parameters<typeof Pager>[0]

/** Pages of a list, where there is more than one. */
export function Turn(page: TurnProps) {
  if (page.previous === null && page.next === null) return null
  return (
    <div className={styles.foot}>
      <Pager {...page} />
    </div>
  )
}

interface ListedProps<R extends { id: string }> {
  page: Omit<TurnProps, 'shown' | 'onTurn'> & { rows: readonly R[] }
  columns: readonly Column<R>[]
  phone: (row: R) => PhoneRow
  busy: boolean
  words: { caption: string; none: string; noneWhy: string; noneFilter: string; clear: string }
  /** Whether anything was chosen of it: an empty list has a way out then, and else says why it is empty. */
  isChosen: boolean
  onClear: () => void
  onTurn: TurnProps['onTurn']
}

/** A page of rows in two lines, or that there are none. */
export function Listed<R extends { id: string }>({ page, columns, phone, busy, words, isChosen, onClear, onTurn }: ListedProps<R>) {
  if (page.rows.length === 0) {
    if (!isChosen) return <Empty title={words.none} why={words.noneWhy} />
    return <Nothing title={words.noneFilter} clear={{ name: words.clear, act: onClear }} />
  }
  return (
    <>
      <DataTable caption={words.caption} columns={columns} rows={page.rows} keyOf={({ id }) => id} lines="two" phone={phone} busy={busy} />
      <Turn {...page} shown={page.rows.length} onTurn={onTurn} />
    </>
  )
}
