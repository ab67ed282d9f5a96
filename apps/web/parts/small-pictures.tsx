import type { ReactNode } from 'react'
import { useFormat, useText } from '../i18n/use.ts'
import { Spoken } from './spoken.tsx'
import styles from './small-pictures.module.css'
import { text } from './text.ts'

const percentOf = (value: number, top: number): number => Math.min(100, Math.max(0, (value / top) * 100))
const at = (value: number, top: number): string => `${percentOf(value, top).toFixed(2)}%`

interface RangeBarProps {
  value: number
  /** The range of the peers; null where there are too few. */
  range: { low: number; high: number } | null
  /** The end of the scale, one for the whole table. */
  top: number
  outside?: 'above' | 'below' | null
  /** How values are spoken. */
  write?: (value: number) => string
}

/** A unit against the range of its peers: a dot, a diamond where it lies outside. Below is marked too, never praised. */
export function RangeBar({ value, range, top, outside = null, write }: RangeBarProps) {
  const say = useText(text)
  const format = useFormat()
  const spoken = write ?? ((one: number) => format.number(one))
  return (
    <>
      <svg className={styles.range} width="100%" height="20" aria-hidden>
        <line className={styles.grid} x1="0" x2="100%" y1="10" y2="10" />
        {range !== null && (
          <rect
            className={styles.box}
            x={at(range.low, top)}
            y="4.5"
            width={`${(percentOf(range.high, top) - percentOf(range.low, top)).toFixed(2)}%`}
            height="11"
          />
        )}
        <Mark x={at(value, top)} outside={outside} />
      </svg>
      {range !== null && (
        <Spoken>
          {say('rangeSpoken', {
            value: spoken(value),
            low: spoken(range.low),
            high: spoken(range.high),
            place: say(outside ?? 'inside'),
          })}
        </Spoken>
      )}
    </>
  )
}

function Mark({ x, outside }: { x: string; outside: 'above' | 'below' | null }) {
  if (outside === null) return <circle className={styles.dot} cx={x} cy="10" r="4" />
  return (
    <svg x={x} y="10" className={styles.mark}>
      <path className={outside === 'above' ? styles.dotRed : styles.dot} d="M0-6 6 0 0 6-6 0z" />
    </svg>
  )
}

interface IntervalPlotProps {
  value: number
  low: number
  high: number
  top: number
  /** A dotted line for the median of the peers. */
  median?: number | null
  /** The one that is spoken of: red where its interval lies above the median. */
  self?: boolean
  write?: (value: number) => string
}

/** An estimate with its interval, on the scale of the column. */
export function IntervalPlot({ value, low, high, top, median = null, self = false, write }: IntervalPlotProps) {
  const say = useText(text)
  const format = useFormat()
  const spoken = write ?? ((one: number) => format.percent(one))
  const red = self && median !== null && low > median
  return (
    <>
      <svg className={styles.range} width="100%" height="20" aria-hidden>
        {median !== null && <line className={styles.median} x1={at(median, top)} x2={at(median, top)} y1="2" y2="18" />}
        <line
          className={red ? styles.lineRed : self ? styles.lineSelf : styles.line}
          x1={at(low, top)}
          x2={at(high, top)}
          y1="10"
          y2="10"
        />
        {self ? <Mark x={at(value, top)} outside={red ? 'above' : 'below'} /> : <Mark x={at(value, top)} outside={null} />}
      </svg>
      <Spoken>{say('intervalSpoken', { value: spoken(value), low: spoken(low), high: spoken(high) })}</Spoken>
    </>
  )
}

interface BarsProps {
  /** From the left: against the rule in red, or data; then what is not known, hatched. */
  red?: number
  data?: number
  unknown?: number
  top: number
  /** The condition never came about: an outline, since nothing was judged. */
  never?: boolean
  /** A ground that shows the whole scale. */
  ground?: boolean
}

/** A bar inside a cell: solid is known, hatched is not. All bars of a column share `top`. The numbers stand beside it as text. */
export function Bars({ red = 0, data = 0, unknown = 0, top, never = false, ground = false }: BarsProps) {
  if (never) return <span className={`${styles.bars} ${styles.never}`} aria-hidden />
  const width = (value: number): { style: { width: string } } => ({ style: { width: value > 0 ? `max(2px, ${at(value, top)})` : '0' } })
  return (
    <span className={`${styles.bars} ${ground ? styles.ground : ''}`} aria-hidden>
      <span className={styles.red} {...width(red)} />
      <span className={styles.data} {...width(data)} />
      <span className={styles.unknown} {...width(unknown)} />
    </span>
  )
}

/** A number on one of three tints: how far above what the volume leads to expect. For `<td className>` of a table of numbers. */
export function heatClass(tint: number): string {
  return [styles.heat0, styles.heat1, styles.heat2, styles.heat3][tint] ?? styles.heat0
}

/** The ends of a scale, for the header of a column with bars. */
export function Scale({ from = 0, to }: { from?: ReactNode; to: ReactNode }) {
  return (
    <span className={styles.scale} aria-hidden>
      <span>{from}</span>
      <span>{to}</span>
    </span>
  )
}

const ENDS = [1, 2, 3, 5, 8, 10]

/** A round end for a scale that holds a value. */
export function roundTop(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return (ENDS.find((end) => end * power >= value - 1e-12) ?? 10) * power
}
