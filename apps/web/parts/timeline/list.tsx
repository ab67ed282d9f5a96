import { isoDayOf } from '../../i18n/format.ts'
import { useFormat, useLanguage, useText } from '../../i18n/use.ts'
import { Dot } from './item.tsx'
import type { Lane, TimelineData } from './shape.ts'
import styles from './timeline.module.css'
import { text } from './text.ts'

interface Line {
  kind: 'event' | 'witness' | 'missing' | 'dark'
  at: string | null
  time: string
  name: string
  lane: Lane | null
  detail: string
  n: number | null
  order: number
}

/** Everything in its order, as lines: what a phone shows, and the table. */
export function useLines(data: TimelineData): Line[] {
  const say = useText(text)
  const language = useLanguage()
  const format = useFormat()
  const bare = { at: null, time: '', n: null }
  const events = data.events.map(({ at, activity, lane, account, witness = null, detail = '' }, order): Line => {
    const time = at === null ? '' : format.time(at)
    const kind = witness === null ? 'event' : 'witness'
    return { kind, at, time, name: activity[language], lane, detail: account ?? detail, n: witness, order }
  })
  const missing = (data.missing ?? []).map(({ activity, lane, after, before }): Line => {
    const order = after === null ? (before ?? events.length) - 0.5 : after + 0.5
    return { ...bare, kind: 'missing', name: activity[language], lane, detail: say('notSeen'), order }
  })
  const dark = (data.dark ?? []).map(({ from, until, lane, label }): Line => {
    const next = data.events.findIndex(({ at }) => at !== null && Date.parse(at) > Date.parse(from))
    const order = (next === -1 ? events.length : next) - 0.25
    const detail = say('until', { from: format.instant(from), until: format.instant(until) })
    return { kind: 'dark', at: from, time: format.time(from), name: label, lane, detail, n: null, order }
  })
  return [...events, ...missing, ...dark].toSorted((a, b) => a.order - b.order)
}

/** The life of a shipment from top to bottom, day by day. */
export function TimelineList({ data }: { data: TimelineData }) {
  const say = useText(text)
  const format = useFormat()
  const lines = useLines(data)
  const days = lines.map(({ at }) => (at === null ? undefined : isoDayOf(at)))
  return (
    <ol className={styles.list}>
      {lines.map((line, index) => {
        const own = days[index]
        const begins = own !== undefined && own !== days.slice(0, index).findLast((day) => day !== undefined)
        return (
          <li key={index}>
            {begins && <p className={styles.day}>{`${format.weekday(own)}, ${format.day(own)}`}</p>}
            <div className={`${styles.line} ${styles[`${line.kind}Line`]}`}>
              <span className={styles.lineTime}>{line.time}</span>
              <ListSign line={line} />
              <span>
                <span className={styles.lineName}>{line.name}</span>
                <span className={styles.lineDetail}>
                  {[line.lane !== null && say(line.lane), line.detail].filter((part) => part !== false && part !== '').join(' · ')}
                </span>
              </span>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function ListSign({ line }: { line: Line }) {
  const say = useText(text)
  if (line.kind === 'dark') return <span className={styles.listHatch} aria-hidden />
  return (
    <>
      <svg className={styles.listSign} width="26" height="26" viewBox="0 0 26 26" aria-hidden>
        <Dot kind={line.kind} n={line.n} x={13} y={13} />
      </svg>
      {line.kind === 'witness' && <span className="spoken">{`${say('witness')} ${line.n}`}</span>}
    </>
  )
}
