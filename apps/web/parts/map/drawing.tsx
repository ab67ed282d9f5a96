import { useId, useMemo } from 'react'
import { useFormat } from '../../i18n/use.ts'
import { px } from '../measure.ts'
import { layoutMap } from './layout.ts'
import type { MapData, MapLine, MapNode, Point } from './shape.ts'
import styles from './map.module.css'

/** The picture of a process map: usual lines first, labels last, so that nothing covers a label. */
export function MapDrawing({ data, least, labelledBy }: { data: MapData; least: number; labelledBy: string }) {
  const format = useFormat()
  const heads = useId()
  const map = useMemo(() => layoutMap(data, least, (count) => format.number(count)), [data, least, format])
  return (
    <svg
      className={styles.map}
      role="img"
      aria-labelledby={labelledBy}
      width={map.width}
      height={map.height}
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
