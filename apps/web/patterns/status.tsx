import type { PatternView } from '../../../src/desk/patterns/schema.ts'
import { useText } from '../i18n/use.ts'
import { Diamond, Hatched, Ring } from '../parts/signs.tsx'
import styles from './status.module.css'
import { text } from './text.ts'

/** Half filled: above what is expected, not certain. */
function HalfDiamond() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" className={styles.sign} aria-hidden focusable={false}>
      <path className={styles.half} d="M8 1.8V14.2L1.8 8z" />
      <path className={styles.outline} d="M8 2.5 13.5 8 8 13.5 2.5 8z" />
    </svg>
  )
}

const SIGNS = { red: Diamond, amber: HalfDiamond, ordinary: Ring, insufficient: Hatched } as const

/** What a comparison came to: sign and word. `long`: in a few words more. */
export function PatternStatus({ of, long = false }: { of: PatternView['status']; long?: boolean }) {
  const say = useText(text)
  const Sign = SIGNS[of]
  return (
    <span className={`${styles.pair} ${styles[of]}`}>
      <Sign />
      <span>
        {say(of)}
        {long && <span className={styles.long}>: {say(`${of}Long`)}</span>}
      </span>
    </span>
  )
}
