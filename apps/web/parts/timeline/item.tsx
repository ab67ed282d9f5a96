import { px } from '../measure.ts'
import { radius } from './labels.ts'
import { MIDDLE } from './layout.ts'
import type { Placed } from './shape.ts'
import styles from './timeline.module.css'

/** One thing on a lane: its dot, disc, ring or band, its label, and the line to a label beneath. */
export function Item({ placed, top, hatch }: { placed: Placed; top: number; hatch: string }) {
  const { item, x, row } = placed
  const y = top + MIDDLE
  const hangs = row > 0 && item.kind !== 'dark'
  return (
    <g>
      {hangs && <line className={styles.leader} x1={px(x)} x2={px(x)} y1={y} y2={top + row * 30 + 22} />}
      {item.kind === 'dark' ? (
        <rect x={px(placed.from)} y={y - 8} width={px(x - placed.from)} height="16" fill={hatch} />
      ) : (
        <Dot kind={item.kind} n={item.witness} x={px(x)} y={y} />
      )}
      {row >= 0 && <Label placed={placed} top={top} />}
    </g>
  )
}

export function Dot({ kind, n, x, y }: { kind: 'event' | 'witness' | 'missing' | 'group'; n: number | null; x: number; y: number }) {
  if (kind === 'event') return <circle className={styles.dot} cx={x} cy={y} r="4.5" />
  if (kind === 'missing') return <circle className={styles.missing} cx={x} cy={y} r="8" />
  if (kind === 'group') {
    return (
      <>
        <circle className={styles.dot} cx={x - 4} cy={y} r="3" />
        <circle className={styles.dot} cx={x + 4} cy={y} r="3" />
      </>
    )
  }
  return (
    <>
      <circle className={styles.ring} cx={x} cy={y} r="12" />
      <circle className={styles.disc} cx={x} cy={y} r="9.5" />
      <text className={styles.number} x={x} y={y + 4.5} textAnchor="middle">
        {n}
      </text>
    </>
  )
}

function Label({ placed: { item, x, from, row, anchor }, top }: { placed: Placed; top: number }) {
  const gap = row === 0 ? radius(item) + 6 : -4
  const left = px(anchor === 'start' ? x + gap : Math.min(x, from) - gap)
  const y = top + (row === 0 ? MIDDLE - 4 : MIDDLE + 4 + row * 30)
  return (
    <>
      <text className={`${styles.item} ${styles[`${item.kind}Label`]}`} x={left} y={y} textAnchor={anchor}>
        {item.time !== '' && <tspan className={styles.time}>{item.time}</tspan>} {item.name}
      </text>
      {item.detail !== '' && (
        <text className={styles.detail} x={left} y={y + 15} textAnchor={anchor}>
          {item.detail}
        </text>
      )}
    </>
  )
}
