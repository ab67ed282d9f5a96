import { FEW, type Scorecard } from '../../../../src/desk/scorecard/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { RangeBar } from '../../parts/small-pictures.tsx'
import { text } from '../../results/text.ts'
import table from '../plain-table.module.css'

type Figure = Scorecard['peers'][number]

/** The unit against the range of like units. Below the range is marked, too, never praised. */
export function Peers({ card: { peers } }: { card: Scorecard }) {
  const say = useText(text)
  return (
    <Section title={say('peers')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{say('what')}</th>
            <th scope="col" className="number">
              {say('own')}
            </th>
            <th scope="col" className={`${table.plot} ${table.wide}`}>
              <span className="spoken">{say('peers')}</span>
            </th>
            <th scope="col" className="number">
              {say('range')}
            </th>
          </tr>
        </thead>
        <tbody>
          {peers.map((figure) => (
            <Line key={figure.metric} figure={figure} />
          ))}
        </tbody>
      </table>
      <p className={table.remark}>{say('peersRead', { few: FEW })}</p>
    </Section>
  )
}

function Line({ figure: { metric, own, of, units, range } }: { figure: Figure }) {
  const say = useText(text)
  const format = useFormat()
  const write = (value: number): string => format.number(Math.round(value * 10) / 10)
  const outside = own === null || range === null ? null : own > range.high ? 'above' : own < range.low ? 'below' : null
  return (
    <tr>
      <th scope="row">{say(`metric-${metric}`)}</th>
      <td className={`number ${table.wraps}`}>
        {own === null ? <span className="text3">{of < FEW ? say('few', { few: FEW }) : say('unlooked')}</span> : write(own)}
        <span className={table.second}>n = {format.number(of)}</span>
      </td>
      <td className={`${table.plot} ${table.wide}`}>
        {own !== null && range !== null && (
          <RangeBar value={own} range={range} top={Math.max(1, own, range.high) * 1.1} outside={outside} write={write} />
        )}
      </td>
      <td className={`number text2 ${table.wraps}`}>
        {range === null ? say('rangeNone') : say('rangeIs', { low: write(range.low), high: write(range.high), n: units })}
      </td>
    </tr>
  )
}
