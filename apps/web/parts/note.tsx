import type { ReactNode } from 'react'
import styles from './note.module.css'

/** A paragraph with a line at its left: what could overturn a finding (amber), an error (red), a remark (edge). */
export function Note({ tone = 'edge', title, children }: { tone?: 'amber' | 'red' | 'edge'; title?: ReactNode; children: ReactNode }) {
  return (
    <div className={`${styles.note} ${styles[tone]}`}>
      {title !== undefined && <p className={styles.title}>{title}</p>}
      <div className={styles.body}>{children}</div>
    </div>
  )
}

/** A band across the page: the data are old, another day is shown, something is held back. */
export function Band({ children }: { children: ReactNode }) {
  return <div className={styles.band}>{children}</div>
}
