import { useMemo, useState } from 'react'
import { useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { TrendChart } from '../../parts/trend/trend-chart.tsx'
import { roundExpected } from '../sentence.ts'
import { text } from '../text.ts'
import styles from './one.module.css'
import type { Shown } from './shown.ts'

/** What was seen in each month, and what was to be expected. */
export function Series({ pattern: { months, observed, expected } }: { pattern: Shown }) {
  const say = useText(text)
  const [asTable, setAsTable] = useState(false)
  const data = useMemo(
    () => ({
      starts: months.map(({ month }) => month),
      columns: months.map((month) => month.observed),
      line: months.map((month) => roundExpected(month.expected)),
    }),
    [months],
  )
  if (months.length === 0) return null
  return (
    <Section
      title={say('series')}
      note={say('seriesNote')}
      action={
        <button type="button" className={styles.link} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'asPicture' : 'asTable')}
        </button>
      }
    >
      <TrendChart
        data={data}
        title={say('series')}
        columnsName={say('seen')}
        lineName={say('due')}
        asTable={asTable}
        reading={say('seriesRead', {
          over: months.filter((month) => month.observed > month.expected).length,
          n: months.length,
          observed: Math.round(observed),
          expected: roundExpected(expected),
        })}
      />
    </Section>
  )
}
