import type { Finding } from '../../../../src/findings/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { IntervalPlot, roundTop, Scale } from '../../parts/small-pictures.tsx'
import styles from './record.module.css'
import { text } from './text.ts'
import { medianOf } from './words.ts'

/** The same rule in like units over twelve months: a share with its interval. A figure of units, never of a person. */
export function Peers({ finding }: { finding: Finding }) {
  const say = useText(text)
  const format = useFormat()
  const { peers, rule } = finding
  const others = peers.filter(({ self }) => !self)
  const median = medianOf(others.map(({ rate }) => rate))
  const top = Math.min(1, roundTop(Math.max(...peers.map(({ high }) => high))))
  const decimals = top <= 0.1 ? 2 : 1
  if (others.length === 0) {
    return (
      <Section title={say('peers')}>
        <p className="text2">{say('peersNone')}</p>
      </Section>
    )
  }
  return (
    <Section title={say('peers')} note={say('peersNote', { rule })}>
      <table className={styles.peers}>
        <thead>
          <tr>
            <th scope="col">{say('peersUnit')}</th>
            <th scope="col" className={`number ${styles.wide}`}>
              {say('peersN')}
            </th>
            <th scope="col" className={styles.plot}>
              <span className="spoken">{say('peersInterval')}</span>
              <Scale to={format.percent(top, 0)} />
            </th>
            <th scope="col" className="number">
              {say('peersRate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {peers.map((peer) => (
            <PeerRow key={peer.unit.code} peer={peer} top={top} median={median} decimals={decimals} />
          ))}
        </tbody>
      </table>
      <p className={styles.remark}>
        {median !== null && say('peersMedian', { median: format.percent(median, decimals) })} {say('peersRead')}
      </p>
    </Section>
  )
}

interface PeerRowProps {
  peer: Finding['peers'][number]
  top: number
  median: number | null
  decimals: number
}

function PeerRow({ peer, top, median, decimals }: PeerRowProps) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const { unit, n, rate, low, high, self } = peer
  const red = self && median !== null && low > median
  return (
    <tr className={self ? styles.self : ''}>
      <th scope="row">
        {inWords(unit.short)}
        {self && <span className="spoken"> ({say('self')})</span>}
      </th>
      <td className={`number text2 ${styles.wide}`}>{format.number(n)}</td>
      <td className={styles.plot}>
        <IntervalPlot value={rate} low={low} high={high} top={top} median={median} self={self} />
      </td>
      <td className={`number ${red ? 'red' : ''}`}>{format.percent(rate, decimals)}</td>
    </tr>
  )
}
