import styles from './allowed.module.css'

/** A day that is compared, as A or B: at the field, on the ribbon, over the answer. */
export function Disc({ of }: { of: number }) {
  return (
    <span className={styles.disc} aria-hidden>
      {'AB'[of]}
    </span>
  )
}
