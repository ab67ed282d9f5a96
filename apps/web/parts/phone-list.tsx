import { useRef } from 'react'
import type { Column, DataTableProps, PhoneRow } from './data-table-shape.ts'
import { RowCheckbox } from './row-checkbox.tsx'
import { useRowKeys } from './row-keys.ts'
import styles from './phone-list.module.css'

/** A table as a list for a phone: title; number and office; rule at the left, due day at the right. While rows are selected, a touch anywhere on one selects it. */
export function PhoneList<R extends object>(props: DataTableProps<R>) {
  const { caption, rows, keyOf, nameOf = keyOf, selection, phone = plainRow(props.columns, props.hidden ?? []), busy = false } = props
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  return (
    <ul className={styles.list} aria-label={caption} aria-busy={busy} ref={list}>
      {rows.map((row) => {
        const id = keyOf(row)
        const { sign, title, second, left, right } = phone(row)
        return (
          <li
            key={id}
            data-row
            className={`${styles.row} ${selection === undefined ? '' : styles.selecting} ${selection?.chosen.has(id) === true ? styles.chosen : ''}`}
          >
            {selection !== undefined && (
              <span className={styles.select}>
                <RowCheckbox id={id} name={nameOf(row)} selection={selection} />
              </span>
            )}
            <span className={styles.sign}>{sign}</span>
            <div className={styles.title}>{title}</div>
            {second !== undefined && <div className={styles.second}>{second}</div>}
            {(left !== undefined || right !== undefined) && (
              <div className={styles.third}>
                <span>{left}</span>
                <span className={styles.right}>{right}</span>
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Without a form of its own: the naming column, and every other with its header. */
function plainRow<R>(columns: readonly Column<R>[], hidden: readonly string[]): (row: R) => PhoneRow {
  const shown = columns.filter(({ id }) => !hidden.includes(id))
  const naming = shown.find(({ names }) => names === true) ?? shown.find(({ wrap }) => wrap === true) ?? shown[0]
  return (row) => ({
    title: naming?.cell(row),
    second: (
      <dl className={styles.rest}>
        {shown
          .filter((column) => column !== naming)
          .map((column) => (
            <div key={column.id}>
              <dt>{column.head}</dt>
              <dd>{column.cell(row)}</dd>
            </div>
          ))}
      </dl>
    ),
  })
}
