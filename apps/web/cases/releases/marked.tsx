import { VEILED } from '../../../../src/ledger/pure.ts'
import styles from '../evidence/evidence.module.css'

/** A text in which what is hidden stands out. */
export function Marked({ children }: { children: string }) {
  return (
    <p className={styles.text}>
      {children.split(VEILED).flatMap((piece, at) => (at === 0 ? [piece] : [<mark key={at}>{VEILED}</mark>, piece]))}
    </p>
  )
}
