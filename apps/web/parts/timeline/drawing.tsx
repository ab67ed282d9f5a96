import { useId } from 'react'
import { useFormat, useText } from '../../i18n/use.ts'
import { px } from '../measure.ts'
import { Bracket } from './bracket.tsx'
import { Item } from './item.tsx'
import { bracketOf, HEAD, hoursOf, isOneDay, LANE_NAMES, MIDDLE, xOf } from './layout.ts'
import { LANES, type Band, type Segment, type TimelineData } from './shape.ts'
import styles from './timeline.module.css'
import { text } from './text.ts'

const BRACKET = 26

interface DrawingProps {
  data: TimelineData
  bands: readonly Band[]
  width: number
  labelledBy: string
}

/** The bands of a timeline, one under the other. */
export function Drawing({ data, bands, width, labelledBy }: DrawingProps) {
  const hatch = useId()
  const brackets = bands.map((band) => bracketOf(band, data.span))
  const heights = bands.map((band, index) => band.height + 10 + (brackets[index] === null ? 0 : BRACKET))
  const sumTo = (index: number): number => heights.slice(0, index).reduce((sum, height) => sum + height, 0)
  const tops = bands.map((_, index) => sumTo(index) + (brackets[index] === null ? 0 : BRACKET))
  const top = sumTo(bands.length)
  return (
    <svg
      className={styles.drawing}
      role="img"
      aria-labelledby={labelledBy}
      width={width}
      height={px(top)}
      viewBox={`0 0 ${width} ${px(top)}`}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={styles.hatchGround} width="6" height="6" />
          <rect className={styles.hatchLine} width="2.6" height="6" />
        </pattern>
      </defs>
      {bands.map((band, index) => {
        const bracket = brackets[index]
        return (
          <g key={index} transform={`translate(0 ${px(tops[index])})`}>
            <Lanes band={band} width={width} />
            {bracket !== null && <Bracket {...bracket} data={data} width={width} />}
            <Items band={band} hatch={`url(#${hatch})`} />
          </g>
        )
      })}
    </svg>
  )
}

function Lanes({ band, width }: { band: Band; width: number }) {
  const say = useText(text)
  const bottom = band.height - 6
  const last = band.segments.at(-1)
  const end = px(last === undefined ? width : last.x + last.width)
  return (
    <>
      {band.lanes.map(({ lane, top, height }, index) => (
        <g key={lane}>
          <rect className={index % 2 === 0 ? styles.even : styles.odd} x="0" y={top} width={end} height={height} />
          <text className={styles.laneName} x="10" y={top + MIDDLE + 4.5}>
            {say(LANES[lane])}
          </text>
          <line className={styles.grid} x1={LANE_NAMES} x2={end} y1={top + MIDDLE} y2={top + MIDDLE} />
        </g>
      ))}
      {band.segments.map((segment, index) => (
        <g key={segment.day}>
          {index > 0 && <Cut x={segment.x} bottom={bottom} />}
          <Axis segment={segment} bottom={bottom} />
        </g>
      ))}
    </>
  )
}

function Items({ band, hatch }: { band: Band; hatch: string }) {
  const say = useText(text)
  return (
    <>
      {band.lanes.map(({ lane, top, placed }, at) => (
        <g key={lane} className={at % 2 === 0 ? styles.evenItems : styles.oddItems}>
          {placed.map((one, index) => (
            <Item key={index} placed={one} top={top} hatch={hatch} />
          ))}
          {placed.some(({ row }) => row < 0) && (
            <text className={styles.axisText} x="10" y={top + MIDDLE + 20}>
              {say('hidden', { n: placed.filter(({ row }) => row < 0).length })}
            </text>
          )}
        </g>
      ))}
    </>
  )
}

/** The doubled dotted cut between two days. */
function Cut({ x, bottom }: { x: number; bottom: number }) {
  return (
    <>
      <rect className={styles.cutGround} x={px(x - 20)} y={HEAD} width="20" height={bottom - HEAD} />
      {[13, 7].map((before) => (
        <line key={before} className={styles.cut} x1={px(x - before)} x2={px(x - before)} y1={HEAD - 8} y2={bottom} />
      ))}
    </>
  )
}

function Axis({ segment, bottom }: { segment: Segment; bottom: number }) {
  const say = useText(text)
  const format = useFormat()
  const x = px(segment.x)
  if (segment.skipped > 0) {
    const [first, last] = [format.day(segment.day).slice(0, 5), format.day(segment.lastDay).slice(0, 5)]
    return (
      <>
        <text className={styles.axisText} x={x + 4} y="14">
          {isOneDay(segment) ? first : `${first}–${last}`}
        </text>
        <text className={styles.axisText} x={x + 4} y="32">
          {say('skipped', { n: segment.skipped })}
        </text>
        <rect className={styles.skipped} x={x} y={HEAD} width={px(segment.width)} height={bottom - HEAD} />
      </>
    )
  }
  return (
    <>
      <text className={styles.date} x={segment.x === LANE_NAMES ? 0 : x + 4} y={segment.x === LANE_NAMES ? 34 : 14}>
        {`${format.shortWeekday(segment.day)} ${format.day(segment.day)}`}
      </text>
      {hoursOf(segment).map((hour) => {
        const at = px(xOf(segment, hour * 60))
        return (
          <g key={hour}>
            <line className={styles.grid} x1={at} x2={at} y1={HEAD} y2={bottom} />
            <text className={styles.axisText} x={at} y="34" textAnchor="middle">
              {`${hour}:00`}
            </text>
          </g>
        )
      })}
    </>
  )
}
