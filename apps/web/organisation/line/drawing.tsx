import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { cut, px, textWidth } from '../../parts/measure.ts'
import { text } from '../text.ts'
import { useDays, useRole } from '../words.ts'
import { FOOT, HEAD, NAMES, type Bar, type Gap, type Layout, type PlacedLane } from './layout.ts'
import styles from './line.module.css'

interface DrawingProps {
  layout: Layout
  width: number
  /** The unit itself; lanes of others are of predecessors. */
  own: string
  /** The day that is shown, and the days on which the unit was rearranged. */
  on: string
  rearranged: readonly string[]
  labelledBy: string
}

/** The lanes of the heads and deputies with the days that matter. */
export function Drawing({ layout, width, own, on, rearranged, labelledBy }: DrawingProps) {
  const { height, lanes, ticks } = layout
  return (
    <svg className={styles.drawing} role="img" aria-labelledby={labelledBy} width={width} height={px(height)}>
      {ticks.map(({ x, year }) => (
        <g key={x}>
          <line
            className={year === null ? styles.quarter : styles.year}
            x1={px(x)}
            x2={px(x)}
            y1={year === null ? HEAD - 12 : 2}
            y2={height - FOOT}
          />
          {year !== null && (
            <text className={styles.yearName} x={px(x) + 6} y="16">
              {year}
            </text>
          )}
        </g>
      ))}
      {lanes.map((placed, at) => (
        <LaneDrawing key={at} placed={placed} own={own} width={width} marks={[on, ...rearranged].map(layout.xOf)} />
      ))}
      <Markers layout={layout} width={width} on={on} rearranged={rearranged} />
    </svg>
  )
}

interface LaneProps {
  placed: PlacedLane
  own: string
  width: number
  /** Where the lines of days stand. */
  marks: readonly number[]
}

function LaneDrawing({ placed, own, width, marks }: LaneProps) {
  const { lane, top, height, bars, gaps } = placed
  const { first, second } = useLaneName()(lane, own)
  return (
    <g>
      <line className={styles.laneEnd} x1="0" x2={width} y1={top + height} y2={top + height} />
      <title>{[first, second].filter((part) => part !== '').join(', ')}</title>
      <text className={styles.laneName} x="0" y={top + (second === '' ? 30 : 22)}>
        {cut(first, 29)}
      </text>
      {second !== '' && (
        <text className={styles.laneSecond} x="0" y={top + 38}>
          {cut(second, 30)}
        </text>
      )}
      {gaps.map((gap) => (
        <GapDrawing key={`${gap.span.from} ${gap.span.until}`} gap={gap} width={width} marks={marks} />
      ))}
      {bars.map((bar) => (
        <BarDrawing key={`${bar.tenure.officer.number} ${bar.tenure.role} ${bar.tenure.from}`} bar={bar} marks={marks} />
      ))}
    </g>
  )
}

/** How a lane is called: of the unit itself by its field; of a predecessor by its name. */
export function useLaneName() {
  const say = useText(text)
  const inWords = useBilingual()
  return ({ kind, fields, unit }: PlacedLane['lane'], own: string): { first: string; second: string } => {
    const field = kind === 'head' ? '' : fields.length === 0 ? say('laneNoField') : fields.join('; ')
    const first = say(kind === 'head' ? 'laneHead' : 'laneDeputy')
    return {
      first: unit.code === own || kind === 'head' ? first : `${first}, ${field}`,
      second: unit.code === own ? field : inWords(unit.short),
    }
  }
}

const PADDING = 8

/** Where words begin that would stand at `x`, so that no line of a day goes through them. */
function clearOf(marks: readonly number[], x: number, width: number): number {
  return Math.max(x, ...marks.filter((mark) => mark > x - 2 && mark < x + width))
}

function BarDrawing({ bar: { tenure, x, y, width, height, twice }, marks }: { bar: Bar; marks: readonly number[] }) {
  const say = useText(text)
  const days = useDays()
  const role = useRole()
  const name = tenure.role === 'acting' ? say('acting', { name: tenure.officer.name }) : tenure.officer.name
  const label = placed(name, x, x + width, marks)
  return (
    <g className={`${styles[tenure.role]} ${twice ? styles.twice : ''}`}>
      <title>{`${tenure.officer.name}, ${role(tenure)}, ${days(tenure)}`}</title>
      <rect x={px(x) + 0.5} y={y} width={px(Math.max(1, width - 1))} height={height} />
      {label !== undefined && (
        <text x={px(label.x) + PADDING} y={y + height / 2 + 4.5}>
          {label.said}
        </text>
      )}
    </g>
  )
}

/** Where there is room for a name between the lines of days: for all of it, or for its last word, which is the given name. */
function placed(name: string, from: number, to: number, marks: readonly number[]): { said: string; x: number } | undefined {
  const bounds = [from, ...marks.filter((mark) => mark > from + 2 && mark < to).toSorted((one, other) => one - other), to]
  const words = [name, name.split(' ').at(-1) ?? '']
  for (const said of words) {
    const at = bounds.findIndex((bound, index) => textWidth(said, 13) <= (bounds[index + 1] ?? bound) - bound - 2 * PADDING)
    if (at !== -1) return { said, x: bounds[at]! }
  }
  return undefined
}

interface GapProps {
  gap: Gap
  /** Of the whole picture. */
  width: number
  marks: readonly number[]
}

function GapDrawing({ gap: { span, x, y, width, height }, width: all, marks }: GapProps) {
  const say = useText(text)
  const days = useDays()
  const words = span.days === null ? say('gapOpen') : say('gapDays', { n: span.days })
  const inside = textWidth(words, 12) <= width - 2 * PADDING
  const atEnd = x + textWidth(words, 12) > all
  const near = clearOf(marks, x, textWidth(words, 12))
  const beside = near === x ? x : near + 4
  return (
    <g className={styles.gap}>
      <title>{`${words}, ${days(span)}`}</title>
      <rect x={px(x) + 0.5} y={y} width={px(Math.max(2, width - 1))} height={height} />
      <text
        x={px(inside ? x + PADDING : atEnd ? x + width : beside)}
        y={inside ? y + height / 2 + 4 : y - 2}
        textAnchor={!inside && atEnd ? 'end' : 'start'}
      >
        {words}
      </text>
    </g>
  )
}

type MarkersProps = Pick<DrawingProps, 'layout' | 'width' | 'on' | 'rearranged'>

/** Words of two lines that are near each other stand at different sides of them. */
function Markers({ layout, width, on, rearranged }: MarkersProps) {
  const say = useText(text)
  const format = useFormat()
  const { xOf, height } = layout
  const bottom = height - FOOT
  const inside = (day: string): boolean => xOf(day) >= NAMES && xOf(day) <= width
  const days = rearranged.filter(inside)
  const words = say('viewing', { day: format.day(on) })
  const fitsRight = (x: number, said: string): boolean => x + textWidth(said, 13) + 12 < width
  const right = fitsRight(xOf(on), words) && !days.some((day) => day > on && xOf(day) - xOf(on) < 2 * textWidth(words, 13))
  return (
    <>
      {days.map((day) => {
        const said = say('rearranged', { day: format.day(day) })
        const left = (day <= on || !fitsRight(xOf(day), said)) && xOf(day) - textWidth(said, 13) > NAMES
        return (
          <g key={day}>
            <line className={styles.cut} x1={px(xOf(day))} x2={px(xOf(day))} y1="2" y2={bottom + 6} />
            <text className={styles.cutDay} x={px(xOf(day)) + (left ? -5 : 5)} y={bottom + 21} textAnchor={left ? 'end' : 'start'}>
              {said}
            </text>
          </g>
        )
      })}
      {inside(on) && (
        <g>
          <line className={styles.day} x1={px(xOf(on))} x2={px(xOf(on))} y1={HEAD - 8} y2={bottom + 4} />
          <path className={styles.dayFoot} d={`M${px(xOf(on))} ${bottom}l5 8h-10z`} />
          <text className={styles.dayWords} x={px(xOf(on)) + (right ? 9 : -9)} y={bottom + 21} textAnchor={right ? 'start' : 'end'}>
            {words}
          </text>
        </g>
      )}
    </>
  )
}
