import { IconDownload } from '@tabler/icons-react'
import styles from './trying.module.css'

/** A file to save, such as the one to fill in. */
export function Download({ to, words }: { to: string; words: string }) {
  return (
    <a href={to} download className={styles.download}>
      <IconDownload size={16} stroke={1.6} aria-hidden />
      {words}
    </a>
  )
}
