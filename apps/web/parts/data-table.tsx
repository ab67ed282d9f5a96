import {
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import { useText } from '../i18n/use.ts'
import type { Column, DataTableProps, Selection, Sort } from './data-table-shape.ts'
import { PhoneList } from './phone-list.tsx'
import { useRowKeys } from './row-keys.ts'
import { RowCheckbox } from './row-checkbox.tsx'
import styles from './data-table.module.css'
import { text } from './text.ts'
import { usePhone } from './use-phone.ts'

export type { Column, PhoneRow, Selection, Sort } from './data-table-shape.ts'

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature, rowSortingFeature })

function definition<R extends object>(column: Column<R>): ColumnDef<typeof features, R> {
  return { id: column.id, header: column.head, cell: ({ row }) => column.cell(row.original), enableSorting: column.sort === true }
}

/** Rows in a real table; on a phone a list of three lines each. `j k` go through the rows, `x` selects, `Enter` opens the row's link. */
export function DataTable<R extends object>(props: DataTableProps<R>) {
  const phone = usePhone()
  return phone ? <PhoneList {...props} /> : <WideTable {...props} />
}

function useRows<R extends object>({ columns, rows, keyOf, sort, hidden = [], selection }: DataTableProps<R>) {
  const columnDefs = useMemo(() => columns.map(definition), [columns])
  const data = useMemo(() => [...rows], [rows])
  const columnVisibility = useMemo(() => Object.fromEntries(hidden.map((id) => [id, false])), [hidden])
  const rowSelection = useMemo(() => Object.fromEntries([...(selection?.chosen ?? [])].map((id) => [id, true as const])), [selection])
  return useTable({
    features,
    columns: columnDefs,
    data,
    getRowId: keyOf,
    manualSorting: true,
    enableRowSelection: selection !== undefined,
    state: { columnVisibility, rowSelection, sorting: sort === undefined ? [] : [sort] },
  })
}

function WideTable<R extends object>(props: DataTableProps<R>) {
  const { caption, columns, keyOf, nameOf = keyOf, lines = 'one', selection, current, busy = false } = props
  const table = useRows(props)
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])
  const rows = table.getRowModel().rows
  return (
    <table className={`${styles.table} ${styles[lines]}`} aria-busy={busy}>
      <caption className="spoken">{caption}</caption>
      <thead>
        <tr>
          {selection !== undefined && <SelectAll selection={selection} ids={rows.map(({ id }) => id)} />}
          {table.getVisibleLeafColumns().map(({ id }) => (
            <Head key={id} column={byId.get(id)} sort={props.sort} onSort={props.onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr key={row.id} data-row data-selected={row.getIsSelected() || undefined} data-current={row.id === current || undefined}>
            {selection !== undefined && (
              <td className={styles.select}>
                <RowCheckbox id={row.id} name={nameOf(row.original)} selection={selection} />
              </td>
            )}
            {row.getVisibleCells().map((cell) => (
              <Cell key={cell.id} column={byId.get(cell.column.id)} row={row.original} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function classOf<R>(column: Column<R>): string {
  return `${column.number === true ? 'number' : ''} ${column.wrap === true ? styles.wrap : ''}`
}

function Cell<R>({ column, row }: { column: Column<R> | undefined; row: R }) {
  if (column === undefined) return null
  if (column.names !== true) return <td className={classOf(column)}>{column.cell(row)}</td>
  return (
    <th scope="row" className={classOf(column)}>
      {column.cell(row)}
    </th>
  )
}

function Head<R>({ column, sort, onSort }: { column: Column<R> | undefined; sort: Sort | undefined; onSort: DataTableProps<R>['onSort'] }) {
  if (column === undefined) return null
  const { id, head, headCell } = column
  const width = column.width === undefined ? {} : { style: { width: column.width } }
  if (column.sort !== true || onSort === undefined) {
    return (
      <th scope="col" className={classOf(column)} {...width}>
        {headCell === undefined ? head : <span className="spoken">{head}</span>}
        {headCell}
      </th>
    )
  }
  const state = sort?.id !== id ? 'none' : sort.desc ? 'descending' : 'ascending'
  const Arrow = state === 'descending' ? IconArrowDown : IconArrowUp
  return (
    <th scope="col" className={classOf(column)} aria-sort={state} {...width}>
      <button type="button" className={styles.sort} onClick={() => onSort({ id, desc: state === 'ascending' })}>
        {head}
        <Arrow size={14} stroke={1.8} aria-hidden className={state === 'none' ? styles.unsorted : ''} />
      </button>
    </th>
  )
}

function SelectAll({ selection, ids }: { selection: Selection; ids: readonly string[] }) {
  const say = useText(text)
  const { chosen, onChange } = selection
  const here = ids.filter((id) => chosen.has(id)).length
  const toggle = (): void => {
    const next = new Set(chosen)
    for (const id of ids)
      if (here === ids.length) next.delete(id)
      else next.add(id)
    onChange(next)
  }
  return (
    <th scope="col" className={styles.select}>
      <input
        type="checkbox"
        className={styles.checkbox}
        aria-label={say('selectAll')}
        checked={ids.length > 0 && here === ids.length}
        ref={(input) => {
          if (input !== null) input.indeterminate = here > 0 && here < ids.length
        }}
        onChange={toggle}
      />
    </th>
  )
}
