import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Facts } from '../../parts/layout.tsx'
import { roundExpected, useProbability } from '../sentence.ts'
import { text } from '../text.ts'
import styles from './one.module.css'
import type { Shown } from './shown.ts'

/** Every number of the comparison, as analytics ask for them. */
export function Measures({ pattern }: { pattern: Shown }) {
  const say = useText(text)
  const rows = [...useCounts(pattern), ...useEstimate(pattern), ...useComparison(pattern)]
  return (
    <section aria-labelledby="measures" className={styles.measures}>
      <h2 id="measures" className="spoken">
        {say('facts')}
      </h2>
      <Facts rows={rows} />
      <p className={styles.remark}>{say('measuresRead')}</p>
    </section>
  )
}

type Rows = ComponentProps<typeof Facts>['rows']

function useCounts({ subject, subjectKind, subjectLabel, n, observed, expected }: Shown): Rows {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const unit = (
    <Link key="unit" to={`/units/${encodeURIComponent(subject)}`}>
      {inWords(subjectLabel)}
    </Link>
  )
  return [
    subjectKind === 'unit' ? [say('kindUnit'), unit] : [say('kindBroker'), inWords(subjectLabel)],
    [say('exposure'), format.number(n, 0)],
    [say('observed'), <b key="observed">{format.number(observed, 0)}</b>],
    [say('expected'), format.number(roundExpected(expected))],
  ]
}

function useEstimate({ theta, interval, z, p, q, variance, tau2 }: Shown): Rows {
  const say = useText(text)
  const format = useFormat()
  const probability = useProbability()
  return [
    theta !== null && [say('ratio'), say('times', { x: format.number(theta, 1) })],
    interval !== null && [
      say('interval'),
      say('intervalValue', { low: format.number(interval[0], 1), high: format.number(interval[1], 1) }),
    ],
    z !== null && [say('z'), format.number(z, 1)],
    p !== null && [say('p'), probability(p)],
    q !== null && [say('q'), probability(q)],
    [say('variance'), format.number(variance, 2)],
    theta !== null && [say('tau2'), format.number(tau2, 2)],
  ]
}

function useComparison({ peersCount, strata, exceptions }: Shown): Rows {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  return [
    [say('peersCount'), format.number(peersCount)],
    [say('strata'), inWords(strata)],
    [say('exceptions'), exceptions.length === 0 ? say('exceptionsNone') : exceptions.join('; ')],
  ]
}
