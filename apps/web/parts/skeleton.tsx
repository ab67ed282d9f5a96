import { useEffect, useState } from 'react'
import { useText } from '../i18n/use.ts'
import styles from './skeleton.module.css'
import { text } from './text.ts'

const PATIENCE = 300

/** False for the first 300 ms: what comes quickly needs no announcement. */
function usePatience(): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return over
}

/** Still shapes of the rows to come, of exactly their height: nothing for 300 ms, then these. Nothing moves when the rows arrive. */
export function Skeleton({ rows = 8, height = 53 }: { rows?: number; height?: 35 | 53 }) {
  const say = useText(text)
  const shown = usePatience()
  return (
    <div className={shown ? styles.shown : styles.waiting} role="status" aria-busy>
      <span className="spoken">{say('loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} style={{ height: height - 1 }} aria-hidden>
          <span className={styles.sign} />
          <span className={styles.title} style={{ width: `${42 + ((index * 17) % 23)}%` }} />
          <span className={styles.side} />
          {height === 53 && <span className={styles.second} />}
        </div>
      ))}
    </div>
  )
}
