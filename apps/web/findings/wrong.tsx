import { IconAlertCircle } from '@tabler/icons-react'
import styles from './cells.module.css'

/** What is wrong with a field and what to do, with its sign. */
export function Wrong({ children }: { children: string }) {
  return (
    <span className={styles.wrong}>
      <IconAlertCircle size={16} stroke={1.6} aria-hidden />
      {children}
    </span>
  )
}
