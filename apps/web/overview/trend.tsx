import { useMemo, useState } from 'react'
import { useFormat, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import { TrendChart } from '../parts/trend/trend-chart.tsx'
import styles from './overview.module.css'
import type { Shown } from './shown.ts'
import { text } from './text.ts'

const LAST = { week: 4, month: 3 } as const

/** Findings over time, by when the act was, and how many of them are concluded. */
export function Trend({ overview: { trend } }: Shown) {
  const say = useText(text)
  const [asTable, setAsTable] = useState(false)
  const title = say(trend.grain === 'week' ? 'byWeek' : 'byMonth')
  const data = useMemo(() => ({ starts: trend.starts, columns: trend.found, line: trend.concluded }), [trend])
  const none = trend.found.every((n) => n === 0)
  return (
    <Section
      title={title}
      note={say('trendNote')}
      action={
        !none && (
          <button type="button" className={styles.link} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {say(asTable ? 'asPicture' : 'asTable')}
          </button>
        )
      }
    >
      {none ? (
        <p className="text2">{say('trendNone')}</p>
      ) : (
        <TrendChart
          data={data}
          title={title}
          columnsName={say('found')}
          lineName={say('concluded')}
          reading={<Reading trend={trend} />}
          asTable={asTable}
        />
      )}
    </Section>
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}

function Reading({ trend: { grain, starts, found, concluded } }: { trend: Shown['overview']['trend'] }) {
  const say = useText(text)
  const format = useFormat()
  const span = LAST[grain]
  const most = Math.max(...found)
  const words = say(grain === 'week' ? 'trendReadWeek' : 'trendReadMonth', {
    day: format.day(starts[found.lastIndexOf(most)]),
    most,
    last: sum(found.slice(-span)),
    concluded: sum(concluded.slice(-span)),
    before: sum(found.slice(-2 * span, -span)),
  })
  return (
    <>
      {words} {say('trendPartial')}
    </>
  )
}
