import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { medianOf } from '../../findings/record/words.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { IntervalPlot, roundTop, Scale } from '../../parts/small-pictures.tsx'
import table from '../../units/plain-table.module.css'
import { text } from '../text.ts'
import styles from './one.module.css'
import type { Shown } from './shown.ts'

type Peer = Shown['peers'][number]
const SHOWN = 10

/** The subject among its like: a share with its interval each, and the numbers beside it. */
export function Peers({ pattern: { peers, subjectKind } }: { pattern: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const [all, setAll] = useState(false)
  const others = peers.filter(({ self }) => !self)
  const median = medianOf(others.map(({ rate }) => rate))
  if (others.length === 0) {
    return (
      <Section title={say('peers')}>
        <p className="text2">{say('peersNone')}</p>
      </Section>
    )
  }
  const ordered = [...peers.filter(({ self }) => self), ...others.toSorted((one, other) => other.rate - one.rate)]
  const shown = all ? ordered : ordered.slice(0, SHOWN)
  const top = Math.min(1, roundTop(Math.max(...peers.map(({ high }) => high))))
  return (
    <Section title={say('peers')} note={say('peersNote')}>
      <table className={table.table}>
        <caption className="spoken">{say('peersCaption')}</caption>
        <PeersHead top={top} kind={subjectKind} />
        <tbody>
          {shown.map((peer) => (
            <PeerLine key={peer.subject} peer={peer} top={top} median={median} kind={subjectKind} />
          ))}
        </tbody>
      </table>
      {ordered.length > SHOWN && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('peersFewer') : say('peersMore', { n: ordered.length })}
        </button>
      )}
      <p className={table.remark}>
        {say('peersRead', { median: median === null ? say('none') : format.percent(median, median < 0.1 ? 2 : 1) })}
      </p>
    </Section>
  )
}

function PeersHead({ top, kind }: { top: number; kind: Shown['subjectKind'] }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <thead>
      <tr>
        <th scope="col">{say(kind === 'unit' ? 'peerUnit' : 'peerBroker')}</th>
        <th scope="col" className={`number ${table.wide}`}>
          {say('peerN')}
        </th>
        <th scope="col" className={`number ${table.wide}`}>
          {say('peerSeen')}
        </th>
        <th scope="col" className={table.plot}>
          <span className="spoken">{say('peersNote')}</span>
          <Scale to={format.percent(top)} />
        </th>
        <th scope="col" className="number">
          {say('peerRate')}
        </th>
      </tr>
    </thead>
  )
}

interface PeerLineProps {
  peer: Peer
  top: number
  median: number | null
  kind: Shown['subjectKind']
}

function PeerLine({ peer, top, median, kind }: PeerLineProps) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const { subject, label, n, violated, rate, low, high, self } = peer
  const red = self && median !== null && low > median
  return (
    <tr className={self ? table.self : ''}>
      <th scope="row">
        {kind === 'unit' ? (
          <Link className={styles.quiet} to={`/units/${encodeURIComponent(subject)}`}>
            {inWords(label)}
          </Link>
        ) : (
          inWords(label)
        )}
        {self && <span className="spoken"> ({say('self')})</span>}
      </th>
      <td className={`number ${table.wide}`}>{format.number(n, 0)}</td>
      <td className={`number ${table.wide}`}>{format.number(violated, 0)}</td>
      <td className={table.plot}>
        <IntervalPlot value={rate} low={low} high={high} top={top} median={median} self={self} />
      </td>
      <td className={`number ${red ? 'red' : ''}`}>{format.percent(rate, rate < 0.1 ? 2 : 1)}</td>
    </tr>
  )
}
