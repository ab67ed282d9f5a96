import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useFormat, useText } from '../../i18n/use.ts'
import { text as partsText } from '../text.ts'
import { usePhone } from '../use-phone.ts'
import type { Chart, Drawn } from './engine.ts'
import styles from './trend.module.css'

export interface TrendData {
  /** First day of each period. */
  starts: readonly string[]
  columns: readonly number[]
  line?: readonly (number | null)[]
}

interface TrendChartProps {
  data: TrendData
  /** What the picture is, for screen readers and the table. */
  title: string
  columnsName: string
  lineName?: string
  /** One sentence of reading, beneath. */
  reading?: ReactNode
  asTable?: boolean
}

const NAMES = 104

/** Columns and an ink line over time, from zero, labelled at their ends. `asTable` shows the numbers instead. */
export function TrendChart({ data, title, columnsName, lineName = '', reading, asTable = false }: TrendChartProps) {
  const name = useId()
  return (
    <figure className={styles.figure}>
      {asTable ? (
        <TrendTable data={data} title={title} columnsName={columnsName} lineName={lineName} />
      ) : (
        <Picture data={data} title={title} columnsName={columnsName} lineName={lineName} describedBy={name} />
      )}
      {reading !== undefined && (
        <figcaption id={name} className="text2 small">
          {reading}
        </figcaption>
      )}
    </figure>
  )
}

/** Of the day that begins a period what is shown: of years the year, of months month and year, else day and month. */
function shownOf(starts: readonly string[]): [from: number, to?: number] {
  if (starts.every((day) => day.endsWith('-01-01'))) return [6]
  return starts.every((day) => day.endsWith('-01')) ? [3] : [0, 5]
}

type Named = Required<Pick<TrendChartProps, 'data' | 'title' | 'columnsName' | 'lineName'>>

function Picture({ data, title, columnsName, lineName, describedBy }: Named & { describedBy: string }) {
  const format = useFormat()
  const phone = usePhone()
  const scheme = useComputedColorScheme('light')
  const place = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<Chart>()
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    let made: Chart | undefined
    let gone = false
    void Promise.all([import('./engine.ts'), document.fonts.ready]).then(([{ chartIn }]) => {
      if (gone) return
      made = chartIn(element)
      setChart(made)
    })
    const observer = new ResizeObserver(() => made?.fit())
    observer.observe(element)
    return () => {
      gone = true
      observer.disconnect()
      made?.end()
    }
  }, [])
  useEffect(() => {
    const drawn: Drawn = {
      labels: data.starts.map((day) => format.day(day).slice(...shownOf(data.starts))),
      columns: data.columns,
      line: data.line,
      columnsName,
      lineName,
      right: phone ? 0 : NAMES,
      write: (value) => format.number(value),
    }
    // The provider writes the tokens in an effect of its own, after this one.
    const frame = requestAnimationFrame(() => chart?.draw(drawn))
    return () => cancelAnimationFrame(frame)
  }, [chart, data, columnsName, lineName, phone, format, scheme])
  return (
    <>
      <div ref={place} className={styles.place} role="img" aria-label={title} aria-describedby={describedBy} />
      {phone && (
        <p className={styles.legend}>
          <span className={styles.columns}>{columnsName}</span>
          {data.line !== undefined && <span className={styles.line}>{lineName}</span>}
        </p>
      )}
    </>
  )
}

function TrendTable({ data, title, columnsName, lineName }: Named) {
  const say = useText(partsText)
  const format = useFormat()
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="spoken">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('period')}</th>
            <th scope="col">{columnsName}</th>
            {data.line !== undefined && <th scope="col">{lineName}</th>}
          </tr>
        </thead>
        <tbody>
          {data.starts.map((start, index) => (
            <tr key={start}>
              <th scope="row">{format.day(start)}</th>
              <td>{format.number(data.columns[index])}</td>
              {data.line !== undefined && <td>{format.number(data.line[index] ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
