import type { Scorecard } from '../../../../src/desk/scorecard/schema.ts'
import type { State } from '../../../../src/findings/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { text } from '../../results/text.ts'
import { happenedIn } from '../links.ts'
import { NumberLink } from '../number-link.tsx'
import table from '../plain-table.module.css'
import { YearHead } from './year-head.tsx'

const STATES: Readonly<Record<keyof Scorecard['findings'], readonly State[]>> = {
  raised: ['new', 'review', 'confirmed', 'dismissed', 'duplicate'],
  waiting: ['new', 'review'],
  confirmed: ['confirmed'],
  dismissed: ['dismissed'],
  duplicate: ['duplicate'],
  withdrawn: ['withdrawn'],
}

/** Findings by what became of them; what was dismissed stands beside what was confirmed. */
export function Findings({ card: { findings, unit, year } }: { card: Scorecard }) {
  const say = useText(text)
  const format = useFormat()
  const span = { from: `${year}-01-01`, until: `${year}-12-31` }
  return (
    <Section title={say('findings')} note={say('findingsNote')}>
      <table className={table.table}>
        <YearHead what={say('what')} year={year} />
        <tbody>
          {(Object.keys(STATES) as (keyof typeof STATES)[]).map((state) => (
            <tr key={state}>
              <th scope="row">{say(`finding-${state}`)}</th>
              <td className="number">
                <NumberLink
                  n={findings[state].n}
                  what={say(`finding-${state}`)}
                  to="/findings"
                  search={happenedIn(span, { unit: [unit.code] }, STATES[state])}
                />
              </td>
              <td className="number text2">{format.number(findings[state].before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
