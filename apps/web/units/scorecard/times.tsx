import { FEW, type Scorecard } from '../../../../src/desk/scorecard/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { text } from '../../results/text.ts'
import table from '../plain-table.module.css'
import { YearHead } from './year-head.tsx'

/** How long each stage took at the median, with the number; a few have none. */
export function Times({ card: { times, year } }: { card: Scorecard }) {
  const say = useText(text)
  const format = useFormat()
  const cell = ({ n, median }: { n: number; median: number | null }) => (
    <>
      {median === null ? (
        <span className="text3">{n === 0 ? '–' : say('few', { few: FEW })}</span>
      ) : (
        <span>{say('days', { n: median })}</span>
      )}
      <span className={table.second}>n = {format.number(n)}</span>
    </>
  )
  return (
    <Section title={say('times')} note={say('timesNote')}>
      <table className={table.table}>
        <YearHead what={say('stage')} year={year} />
        <tbody>
          {times.map((row) => (
            <tr key={row.stage}>
              <th scope="row">{say(`stage-${row.stage}`)}</th>
              <td className="number">{cell(row)}</td>
              <td className="number text2">{cell(row.before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
