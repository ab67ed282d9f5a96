import { lazy, Suspense, useId } from 'react'
import { useFormat, useText } from '../../i18n/use.ts'
import { Skeleton } from '../skeleton.tsx'
import { text as partsText } from '../text.ts'
import type { MapData } from './shape.ts'
import styles from './map.module.css'

export type { MapData } from './shape.ts'

const Drawing = lazy(() => import('./drawing.tsx').then(({ MapDrawing }) => ({ default: MapDrawing })))

interface ProcessMapProps {
  data: MapData
  /** What the picture is, for screen readers. */
  title: string
  /** Usual lines with fewer cases are left out; deviations never are. */
  least?: number
  asTable?: boolean
}

/** A layered map, line width by the square root of cases, deviations dashed red and always shown. `asTable` shows the numbers. */
export function ProcessMap({ data, title, least = 0, asTable = false }: ProcessMapProps) {
  const say = useText(partsText)
  const name = useId()
  if (asTable) return <MapTables data={data} />
  return (
    <figure>
      <span id={name} className="spoken">
        {title}
      </span>
      <Suspense fallback={<Skeleton rows={8} />}>
        <Drawing data={data} least={least} labelledBy={name} />
      </Suspense>
      <figcaption className={styles.legend}>
        <span>
          <svg width="28" height="8" aria-hidden>
            <line className={styles.line} x1="0" x2="28" y1="4" y2="4" strokeWidth="6" />
          </svg>
          {say('mapUsual')}
        </span>
        <span>
          <svg width="28" height="8" aria-hidden>
            <line className={styles.deviation} x1="0" x2="28" y1="4" y2="4" />
          </svg>
          {say('mapDeviation')}
        </span>
      </figcaption>
      <Rules deviations={data.deviations} />
    </figure>
  )
}

/** The rules that the map names, in words, those of the most cases first. */
function Rules({ deviations }: Pick<MapData, 'deviations'>) {
  const say = useText(partsText)
  const rules = [...Map.groupBy(deviations, ({ rule }) => rule)]
    .map(([rule, same]) => ({ rule, label: same[0]!.label, cases: same.reduce((sum, one) => sum + one.cases, 0) }))
    .toSorted((one, other) => other.cases - one.cases || one.rule.localeCompare(other.rule))
  return (
    <ul className={styles.rules} aria-label={say('mapDeviations')}>
      {rules.map(({ rule, label }) => (
        <li key={rule}>
          <span className="red">{rule}</span> {label}
        </li>
      ))}
    </ul>
  )
}

function MapTables({ data }: { data: MapData }) {
  const say = useText(partsText)
  const format = useFormat()
  const name = (activity: number | null): string => (activity === null ? '–' : (data.activities[activity] ?? '?'))
  return (
    <>
      {data.deviations.length > 0 && (
        <table className={styles.table}>
          <caption>{say('mapDeviations')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('from')}</th>
              <th scope="col">{say('to')}</th>
              <th scope="col">{say('rule')}</th>
              <th scope="col">{say('cases')}</th>
            </tr>
          </thead>
          <tbody>
            {data.deviations.map(({ from, to, rule, label, cases }, index) => (
              <tr key={index}>
                <td>{name(from)}</td>
                <td>{name(to)}</td>
                <td>{`${rule} ${label}`}</td>
                <td>{format.number(cases)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <table className={styles.table}>
        <caption>{say('mapFollows')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('from')}</th>
            <th scope="col">{say('to')}</th>
            <th scope="col">{say('cases')}</th>
          </tr>
        </thead>
        <tbody>
          {data.edges.map(({ from, to, cases, label }) => (
            <tr key={`${from} ${to}`}>
              <td>{name(from)}</td>
              <td>{name(to)}</td>
              <td>{label ?? format.number(cases)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
