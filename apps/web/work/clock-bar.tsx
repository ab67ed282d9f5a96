import type { WorkItem } from '../../../src/desk/work/schema.ts'
import { daysBetween } from '../i18n/format.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { text } from './text.ts'
import styles from './work.module.css'

interface ClockBarProps {
  clock: NonNullable<WorkItem['clock']>
  today: string
  urgent: boolean
}

const WIDTH = 132

/** How much of a period is gone, without what is not counted, and its last day. */
export function ClockBar({ clock: { from, ends, notCounted }, today, urgent }: ClockBarProps) {
  const say = useText(text)
  const format = useFormat()
  if (ends === null) return null
  const begin = from ?? ends
  const span = Math.max(1, daysBetween(begin, ends))
  const at = (day: string): number => (Math.max(0, Math.min(span, daysBetween(begin, day))) / span) * (WIDTH - 2)
  const now = at(today)
  return (
    <span className={styles.bar}>
      <svg width={WIDTH} height="20" viewBox={`0 0 ${WIDTH} 20`} className={urgent ? styles.urgent : undefined} aria-hidden>
        <line className={styles.rest} x1={now} x2={WIDTH - 1} y1="10" y2="10" />
        <rect className={styles.gone} x="0" y="6" width={now} height="8" />
        {notCounted.map((pause) => (
          <Pause key={pause.from} from={at(pause.from)} to={Math.min(now, at(pause.to ?? today))} />
        ))}
        <line className={styles.end} x1={WIDTH - 1} x2={WIDTH - 1} y1="4" y2="16" />
      </svg>
      <span className={styles.second}>{say('until', { weekday: format.shortWeekday(ends), day: format.day(ends) })}</span>
    </span>
  )
}

function Pause({ from, to }: { from: number; to: number }) {
  if (to <= from) return null
  return (
    <>
      <rect className={styles.gap} x={from} y="5" width={to - from} height="10" />
      <line className={styles.pause} x1={from} x2={to} y1="10" y2="10" />
    </>
  )
}
