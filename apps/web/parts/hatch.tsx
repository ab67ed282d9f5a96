import styles from './hatch.module.css'

/** The sample of *not known* in a legend. */
export function Hatch() {
  return <span className={styles.hatch} aria-hidden />
}
