import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { UnitNode } from '../../../../src/organisation/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { daysAfter } from '../../units/links.ts'
import { searchOf, type Asked } from '../state.ts'
import { text } from '../text.ts'
import { unitPath } from '../words.ts'
import { useWidth } from '../use-width.ts'
import type { Column } from './branch.ts'
import styles from './chart.module.css'
import { BOX, curve, elbow, layoutChart, SMALL, type Layout, type Placed, type Steps } from './layout.ts'

const NARROWEST = 680

interface ChartProps {
  columns: readonly Column[]
  /** The day of the chart. */
  day: string
  asked: Asked
}

/** The open branch as a picture whose boxes are links, a list for each level. */
export function Chart({ columns, day, asked }: ChartProps) {
  const say = useText(text)
  const [place, width] = useWidth(NARROWEST)
  const layout = useMemo(() => (width === 0 ? undefined : layoutChart(columns, day, width)), [columns, day, width])
  return (
    <div ref={place} className={styles.place} role="group" aria-label={say('chartPicture')}>
      {layout !== undefined && (
        <div className={styles.chart} style={{ height: layout.height, width }}>
          <Lines layout={layout} width={width} />
          {layout.columns.map((placed, level) => (
            <Level key={level} placed={placed} level={level} asked={asked} />
          ))}
          {layout.steps !== null && <StepColumn steps={layout.steps} height={layout.height} />}
        </div>
      )}
    </div>
  )
}

function Lines({ layout, width }: { layout: Layout; width: number }) {
  const { columns, steps, height } = layout
  return (
    <svg className={styles.lines} width={width} height={height} aria-hidden>
      {columns.slice(1).map((column, at) => {
        const parent = columns[at]!.find(({ open }) => open)
        if (parent === undefined) return null
        const ordered = column.toSorted((one, other) => Number(one.open) - Number(other.open))
        return ordered.map((child) => <path key={child.node.code} className={child.open ? styles.openLine : ''} d={elbow(parent, child)} />)
      })}
      {steps?.placed.flatMap((step) =>
        step.to.map((from) => (
          <path
            key={`${from.node.code} ${step.step.unit.code}`}
            className={from.open ? styles.openLine : ''}
            d={curve(from, step, steps.x)}
          />
        )),
      )}
      {steps !== null && steps.day !== null && <line className={styles.cut} x1={steps.cut} x2={steps.cut} y1="6" y2={height - 24} />}
    </svg>
  )
}

const ADDRESS = [
  (code: string) => ({ top: code, region: '', unit: '' }),
  (code: string) => ({ region: code, unit: '' }),
  (code: string) => ({ unit: code }),
] as const

function Level({ placed, level, asked }: { placed: readonly Placed[]; level: number; asked: Asked }) {
  const say = useText(text)
  const inWords = useBilingual()
  const first = placed[0]!
  const name = say(`level${first.node.level}`)
  return (
    <div>
      <p className={styles.name} style={{ left: first.x, width: first.width }}>
        {name}
      </p>
      <ul aria-label={name}>
        {placed.map(({ node, x, y, width, open }) => (
          <li key={node.code}>
            <Link
              to="/organisation"
              search={searchOf(asked, ADDRESS[level]!(node.code)) as never}
              className={`${styles.box} ${open ? styles.open : ''}`}
              style={{ left: x, top: y, width, height: BOX }}
              aria-current={open ? 'true' : undefined}
              title={inWords(node.name)}
              resetScroll={false}
            >
              <span className={styles.title}>{inWords(node.short)}</span>
              <Second node={node} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who heads it, or acts, and how many people there are in it and below. */
function Second({ node: { head, acting, people } }: { node: UnitNode }) {
  const say = useText(text)
  const who = acting !== null ? say('actingIs', { name: acting.name }) : head?.name
  return (
    <span className={styles.second}>
      <span className={who === undefined ? 'red' : ''}>{who ?? say('noHead')}</span> · {say('people', { n: people })}
    </span>
  )
}

/** What was before the restructuring, or comes after it, each with its page as of its last or first day. */
function StepColumn({ steps, height }: { steps: Steps; height: number }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const { kind, x, width, day, cut, placed } = steps
  const dayOf = (first: string): string => (kind === 'before' ? daysAfter(first, -1) : first)
  const titleOf = (first: string): string =>
    kind === 'before' ? say('beforeUntil', { day: format.day(dayOf(first)) }) : say('afterFrom', { day: format.day(first) })
  const name = day === null ? say(kind) : titleOf(day)
  const own = (first: string): string => say(kind === 'before' ? 'until' : 'from', { day: format.day(dayOf(first)) })
  return (
    <div>
      <p className={styles.name} style={{ left: x, width }}>
        {name}
      </p>
      <ul aria-label={name}>
        {placed.map(({ step, y }) => (
          <li key={`${step.unit.code} ${step.day}`}>
            <Link
              to={unitPath(step.unit.code)}
              search={{ on: dayOf(step.day) } as never}
              className={`${styles.box} ${styles.former}`}
              style={{ left: x, top: y, width, height: SMALL }}
              title={inWords(step.unit.name)}
            >
              <span className={styles.title}>{inWords(step.unit.short)}</span>
              {day === null && <span className={styles.second}>{own(step.day)}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {day !== null && (
        <p className={styles.cutDay} style={{ left: cut, top: height - 22 }}>
          {format.day(day)}
        </p>
      )}
    </div>
  )
}
