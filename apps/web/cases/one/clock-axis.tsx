import { useFormat, useText } from '../../i18n/use.ts'
import styles from './case.module.css'
import { text } from './text.ts'

const MOST_MONTHS = 7

/** The first days of months between two days; of a long time every second, third, … month. */
function monthsOf(first: string, last: string): string[] {
  const [year, month] = first.split('-').map(Number) as [number, number]
  const starts = Array.from({ length: 240 }, (_, n) => new Date(Date.UTC(year, month + n, 1)).toISOString().slice(0, 10)).filter(
    (day) => day <= last,
  )
  const every = Math.ceil(starts.length / MOST_MONTHS)
  return starts.filter((_, n) => n % every === 0)
}

/** Months along the calendar, and today; what the rows say in days is not read out twice. */
export function Axis({ first, last, today, at }: { first: string; last: string; today: string; at: (day: string) => number }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <div className={styles.axis} aria-hidden>
      <div>
        {monthsOf(first, last).map((day) => (
          <span key={day} className={styles.month} style={{ left: `${at(day)}%` }}>
            {say('month', { month: day.slice(5, 7), year: day.slice(0, 4) })}
          </span>
        ))}
        <b style={{ left: `${at(today)}%` }}>{say('today', { day: format.day(today).slice(0, 5) })}</b>
      </div>
    </div>
  )
}
