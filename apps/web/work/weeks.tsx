import type { listWork } from '../../../src/desk/work/schema.ts'
import type { Output } from '../api.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { text } from './text.ts'
import styles from './work.module.css'

type Work = Output<typeof listWork>

const plus = (day: string, by: number): string => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)

/** Seven weeks from this Monday: on which days something runs out, and which are rest days. */
export function Weeks({ work }: { work: Work }) {
  const say = useText(text)
  const format = useFormat()
  const { today, restUntil } = work
  const monday = plus(today, -((new Date(Date.parse(today)).getUTCDay() + 6) % 7))
  const weeks = Array.from({ length: 7 }, (_, week) => plus(monday, week * 7))
  return (
    <aside className={styles.rail} aria-labelledby="weeks">
      <h2 id="weeks">{say('ending')}</h2>
      <table className={styles.weeks}>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, at) => (
              <th key={at} scope="col">
                <abbr title={format.weekday(plus(monday, at))}>{format.shortWeekday(plus(monday, at))}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((start) => (
            <tr key={start}>
              {Array.from({ length: 7 }, (_, at) => (
                <Day key={at} day={plus(start, at)} work={work} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.aside}>{say('restOpen')}</p>
      {(restUntil === null || restUntil < plus(monday, 48)) && (
        <p className={styles.aside}>{restUntil === null ? say('restUnknown') : say('restUntil', { day: format.day(restUntil) })}</p>
      )}
      <Legend />
    </aside>
  )
}

/** `28`, `1/12` where a month begins. */
function Day({ day, work: { days, rest, today } }: { day: string; work: Work }) {
  const say = useText(text)
  const format = useFormat()
  const of = days.find((one) => one.day === day)
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  const shown = date === 1 ? `${date}/${month}` : String(date)
  const isRest = rest.includes(day)
  const names = [isRest && styles.restDay, day < today && styles.past, day === today && styles.now, of !== undefined && styles.has]
  return (
    <td className={names.filter((name) => name !== false).join(' ')}>
      <span className={styles.date} aria-hidden>
        {shown}
      </span>
      <span className="spoken">
        {[format.day(day), isRest && say('restDay'), of !== undefined && say('runsOut', { n: of.n })]
          .filter((part) => part !== false)
          .join(', ')}
      </span>
      {of !== undefined && <i className={of.urgent ? styles.dueSoon : styles.due} title={say('runsOut', { n: of.n })} aria-hidden />}
    </td>
  )
}

function Legend() {
  const say = useText(text)
  return (
    <ul className={styles.legend}>
      <li>
        <svg width="44" height="20" viewBox="0 0 44 20" aria-hidden>
          <rect className={styles.gone} x="0" y="6" width="44" height="8" />
        </svg>
        {say('legendGone')}
      </li>
      <li>
        <svg width="44" height="20" viewBox="0 0 44 20" aria-hidden>
          <line className={styles.pause} x1="0" x2="44" y1="10" y2="10" />
        </svg>
        {say('legendPause')}
      </li>
      <li>
        <cite className={styles.legendCite}>{say('cited')}</cite>
        {say('legendCite')}
      </li>
    </ul>
  )
}
