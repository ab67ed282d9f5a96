import { useMemo, useState } from 'react'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { TrendChart } from '../../parts/trend/trend-chart.tsx'
import { text } from '../text.ts'
import styles from './one.module.css'
import type { Shown } from './shown.ts'

type Month = Shown['view']['months'][number]

const rateOf = ({ violated, cases }: Pick<Month, 'violated' | 'cases'>): number =>
  cases === 0 ? 0 : Math.round((10_000 * violated) / cases) / 10

/** Findings per thousand of the unit's cases, month by month. */
export function UnitTrend({ shown: { view } }: { shown: Shown }) {
  const say = useText(text)
  const [asTable, setAsTable] = useState(false)
  const { months, cases } = view
  const data = useMemo(() => ({ starts: months.map(({ month }) => month), columns: months.map(rateOf) }), [months])
  return (
    <Section
      title={say('trend')}
      note={say('trendNote')}
      action={
        cases > 0 && (
          <button type="button" className={styles.link} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {say(asTable ? 'asPicture' : 'asTable')}
          </button>
        )
      }
    >
      {cases === 0 ? (
        <p className="text2">{say('trendNone')}</p>
      ) : (
        <TrendChart data={data} title={say('trend')} columnsName={say('trendName')} reading={<Reading view={view} />} asTable={asTable} />
      )}
    </Section>
  )
}

function Reading({ view: { months, violated, cases } }: Pick<Shown, 'view'>) {
  const say = useText(text)
  const format = useFormat()
  const most = months.toSorted((one, other) => rateOf(other) - rateOf(one))[0]
  if (most === undefined) return null
  return say('trendRead', {
    month: format.day(most.month).slice(3),
    violated: most.violated,
    cases: most.cases,
    rate: rateOf({ violated, cases }),
  })
}
