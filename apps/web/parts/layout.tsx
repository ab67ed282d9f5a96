import type { ReactNode } from 'react'
import styles from './layout.module.css'

/** A record: what happened at the left, facts and people in a rail of 304 with a line at its left. */
export function Split({ children, rail }: { children: ReactNode; rail: ReactNode }) {
  return (
    <div className={styles.split}>
      <div className={styles.main}>{children}</div>
      <aside className={styles.rail}>{rail}</aside>
    </div>
  )
}

/** Columns side by side that stack on a phone; `wide` says which is the wider. */
export function Halves({ children, wide }: { children: ReactNode; wide?: 'first' | 'second' }) {
  return <div className={`${styles.halves} ${wide === undefined ? '' : styles[wide]}`}>{children}</div>
}

/** Names and values of a record. */
export function Facts({ rows }: { rows: readonly (readonly [name: ReactNode, value: ReactNode] | false)[] }) {
  return (
    <dl className={styles.facts}>
      {rows.map(
        (row, index) =>
          row !== false && (
            <div key={index}>
              <dt>{row[0]}</dt>
              <dd>{row[1]}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
