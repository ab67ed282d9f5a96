import { useCallback, useId, useMemo, useState } from 'react'
import { useFormat, useText } from '../../i18n/use.ts'
import { px } from '../measure.ts'
import { layoutMap } from './layout.ts'
import { text } from '../text.ts'
import type { MapData, MapLayout, MapLine, MapNode, Point } from './shape.ts'
import styles from './map.module.css'

interface MapDrawingProps {
  data: MapData
  least: number
  labelledBy: string
}

/** Words become no smaller than this share of their size, so that they can be read; beyond it the map is scrolled. */
const SMALLEST = 0.85

/** The picture of a process map, as wide as its place at most; what is wider is shown in its own size on demand, and scrolled then. */
export function MapDrawing({ data, least, labelledBy }: MapDrawingProps) {
  const say = useText(text)
  const format = useFormat()
  const map = useMemo(() => layoutMap(data, least, (count) => format.number(count)), [data, least, format])
  const [large, setLarge] = useState(false)
  const [room, place] = useRoom()
  const fits = map.width <= room
  const width = large || room === 0 ? map.width : Math.max(Math.min(room, map.width), map.width * SMALLEST)
  return (
    <>
      {!fits && (
        <button type="button" className={styles.zoom} aria-pressed={large} onClick={() => setLarge(!large)}>
          {say(large ? 'mapFit' : 'mapLarge')}
        </button>
      )}
      {/* Where it is wider than its place it is scrolled, by keys too, and begins in its middle. */}
      <div className={styles.scroll} role="group" aria-labelledby={labelledBy} tabIndex={0} ref={place}>
        <Picture map={map} width={width} labelledBy={labelledBy} />
      </div>
    </>
  )
}

/** How wide the place is that a map has; it is scrolled to its middle as it changes. */
function useRoom(): [room: number, place: (element: HTMLElement | null) => (() => void) | undefined] {
  const [room, setRoom] = useState(0)
  const place = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      setRoom(element.clientWidth)
      element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [room, place]
}

/** Usual lines first, labels last, so that nothing covers a label. */
function Picture({ map, width, labelledBy }: { map: MapLayout; width: number; labelledBy: string }) {
  const heads = useId()
  return (
    <svg
      className={styles.map}
      role="img"
      aria-labelledby={labelledBy}
      width={Math.floor(width)}
      height={Math.floor((map.height * width) / map.width)}
      viewBox={`0 0 ${map.width} ${map.height}`}
    >
      <defs>
        {(['usual', 'red'] as const).map((kind) => (
          <marker
            key={kind}
            id={`${heads}-${kind}`}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path className={kind === 'red' ? styles.headRed : styles.head} d="M0 1 10 5 0 9z" />
          </marker>
        ))}
      </defs>
      {map.lines.map((line, index) => (
        <path
          key={index}
          className={line.deviates ? styles.deviation : styles.line}
          d={pathOf(line.points)}
          strokeWidth={px(line.width)}
          markerEnd={`url(#${heads}-${line.deviates ? 'red' : 'usual'})`}
        />
      ))}
      {map.nodes.map((node) => (
        <Node key={node.activity} node={node} />
      ))}
      {map.lines.map((line, index) => (
        <Label key={index} line={line} />
      ))}
    </svg>
  )
}

function Node({ node }: { node: MapNode }) {
  const { x, y, width, height, lines, count, marks } = node
  const top = y - height / 2
  const below = top + 20 + lines.length * 17
  return (
    <g>
      <rect
        className={`${styles.node} ${marks.length > 0 ? styles.marked : ''}`}
        x={px(x - width / 2)}
        y={px(top)}
        width={px(width)}
        height={px(height)}
      />
      {lines.map((line, index) => (
        <text key={index} className={styles.name} x={px(x)} y={px(top + 20 + index * 17)} textAnchor="middle">
          {line}
        </text>
      ))}
      <text className={styles.count} x={px(x)} y={px(below)} textAnchor="middle">
        {count}
      </text>
      {marks.map((mark, index) => (
        <text key={mark} className={styles.mark} x={px(x)} y={px(below + 16 * (index + 1))} textAnchor="middle">
          {`◆ ${mark}`}
        </text>
      ))}
    </g>
  )
}

function Label({ line: { label, deviates } }: { line: MapLine }) {
  const top = label.at.y - (label.lines.length * 16) / 2
  return label.lines.map((words, index) => (
    <text
      key={index}
      className={`${styles.label} ${deviates ? styles.red : ''}`}
      x={px(label.at.x)}
      y={px(top + 12 + index * 16)}
      textAnchor="middle"
    >
      {words}
    </text>
  ))
}

const CORNER = 22

/** A path along the layout's points, its corners rounded, so that it stays where the layout kept room for it. */
function pathOf(points: readonly Point[]): string {
  const at = ({ x, y }: Point): string => `${px(x)} ${px(y)}`
  const [first] = points
  if (first === undefined) return ''
  const corners = points.slice(1, -1).map((corner, index) => {
    const before = toward(corner, points[index])
    const after = toward(corner, points[index + 2])
    return `L${at(before)}Q${at(corner)} ${at(after)}`
  })
  return `M${at(first)}${corners.join('')}L${at(points[points.length - 1])}`
}

/** The point that lies the corner's radius, at most half the way, from one point towards another. */
function toward(from: Point, to: Point): Point {
  const distance = Math.hypot(to.x - from.x, to.y - from.y)
  const share = distance === 0 ? 0 : Math.min(0.5, CORNER / distance)
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}
