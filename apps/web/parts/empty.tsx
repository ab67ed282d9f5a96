import type { ReactNode } from 'react'
import styles from './empty.module.css'

/**
 * Why there is nothing here: what was asked or what is missing, what that does not mean, and one way out.
 * An empty list is never *all well*: give `why` what could not be checked in that scope.
 */
export function Empty({ title, why, action }: { title: ReactNode; why?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {why !== undefined && <div className={styles.why}>{why}</div>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  )
}
