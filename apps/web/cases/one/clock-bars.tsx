import { isUrgent } from '../../../../src/cases/clocks/pure.ts'
import type { Answer, Clock } from '../../../../src/law/allowed/schema.ts'
import { clockWords } from '../../../../src/law/allowed/words/pure.ts'
import { daysBetween } from '../../i18n/format.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import { useNamed } from '../../law/named.ts'
import styles from './case.module.css'
import { Axis } from './clock-axis.tsx'
import { text } from './text.ts'

interface Bounded extends Clock {
  from: string
  ends: string
}

const isBounded = (clock: Clock): clock is Bounded => clock.id !== 'prescription' && clock.from !== null && clock.ends !== null

/** A pause that was over before the period began takes nothing from it. */
const within = ({ from, ends, notCounted, ...clock }: Bounded): Bounded => ({
  ...clock,
  from,
  ends,
  notCounted: notCounted.filter((pause) => pause.from <= ends && (pause.to === null || pause.to >= from)),
})

/** Periods in days on one calendar: what is gone, what is not counted, what is left. Years of prescription are told in words alone. */
export function ClockBars({ answer }: { answer: Answer }) {
  const clocks = answer.clocks.filter(isBounded).map(within)
  if (clocks.length === 0) return <Endless answer={answer} />
  const first = clocks.map(({ from }) => from).toSorted()[0]!
  const last = [...clocks.map(({ ends }) => ends), answer.day].toSorted().at(-1)!
  const span = Math.max(1, daysBetween(first, last))
  const at = (day: string): number => (Math.max(0, Math.min(span, daysBetween(first, day))) / span) * 100
  return (
    <>
      <Axis first={first} last={last} today={answer.day} at={at} />
      <ul className={styles.bars}>
        {clocks.map((clock) => (
          <Bar
            key={`${clock.id} ${clock.act}`}
            clock={clock}
            today={answer.day}
            at={at}
            many={clocks.some((one) => one.act !== clock.act)}
          />
        ))}
      </ul>
      <Endless answer={answer} />
    </>
  )
}

/** Periods of which the last day is not known: they have not begun, or stand still. */
function Endless({ answer: { clocks } }: { answer: Answer }) {
  const say = useText(text)
  const named = useNamed()
  const format = useFormat()
  const endless = clocks.filter((clock) => clock.id !== 'prescription' && !isBounded(clock))
  if (endless.length === 0) return null
  const many = new Set(endless.map(({ act }) => act)).size > 1
  return (
    <ul className={styles.limits}>
      {endless.map((clock) => {
        const { id, act, from } = clock
        const name = named(clockWords(id))
        return (
          <li key={`${id} ${act}`}>
            <b>{many && act !== null ? say('ofAct', { name, n: act }) : name}</b>
            <span>
              {from === null ? say('notBegun') : say('standsStill', { from: format.day(from) })} <Aside clock={clock} />
            </span>
            <Cite of={clock} confirmed={false} />
          </li>
        )
      })}
    </ul>
  )
}

interface BarProps {
  clock: Bounded
  today: string
  /** Where a day stands, in hundredths. */
  at: (day: string) => number
  many: boolean
}

function Bar({ clock, today, at, many }: BarProps) {
  const say = useText(text)
  const named = useNamed()
  const format = useFormat()
  const { id, act, from, ends, notCounted } = clock
  const left = daysBetween(today, ends)
  const urgent = isUrgent(left, clock.days ?? null)
  const done = today < ends ? today : ends
  const length = (begin: string, end: string): number => Math.max(0, at(end) - at(begin))
  return (
    <li>
      <span className={styles.barName}>
        <b>{many && act !== null ? say('ofAct', { name: named(clockWords(id)), n: act }) : named(clockWords(id))}</b>
        <span className="small text2">
          {format.day(from)} – {format.day(ends)}
        </span>
      </span>
      <svg className={urgent ? styles.urgent : styles.bar} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden>
        <rect className={styles.rest} x={at(from)} y="5" width={length(from, ends)} height="6" />
        <rect className={styles.gone} x={at(from)} y="4" width={length(from, done)} height="8" />
        {notCounted.map((pause) => (
          <rect
            key={pause.from}
            className={styles.pause}
            x={at(pause.from)}
            y="3"
            width={length(pause.from, pause.to ?? today)}
            height="10"
          />
        ))}
        <line className={styles.today} x1={at(today)} x2={at(today)} y1="0" y2="16" />
      </svg>
      <span className={styles.left}>
        <b className={urgent ? 'red' : undefined}>
          {left < 0 ? say('overBy', { n: -left }) : left === 0 ? say('lastDay') : say('daysLeft', { n: left })}
        </b>
        <Aside clock={clock} />
        <Cite of={clock} confirmed={false} />
      </span>
    </li>
  )
}

/** What is not counted, by which document, and where the last day is a rest day. */
function Aside({ clock: { ends, moved, notCounted } }: { clock: Clock }) {
  const say = useText(text)
  const format = useFormat()
  const parts = [
    ...notCounted.map(({ from, to, document }) => {
      const days = { from: format.day(from), to: to === null ? '…' : format.day(to) }
      return document === null ? say('notCounted', days) : say('notCountedBy', { ...days, document })
    }),
    ...(moved !== null && moved !== ends ? [say('moved', { day: format.day(moved) })] : []),
  ]
  return parts.length > 0 && <span className="small text2">{parts.join('; ')}</span>
}
