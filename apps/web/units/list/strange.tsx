import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { listUnitRows } from '../../../../src/desk/units/schema.ts'
import { useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { NumberLink } from '../number-link.tsx'
import table from '../plain-table.module.css'
import { text } from '../text.ts'

type Row = z.infer<(typeof listUnitRows)['output']>['unknownUnits'][number]

/** Codes of units that occur in the data and not in the register. */
export function Strange({ units }: { units: readonly Row[] }) {
  const say = useText(text)
  if (units.length === 0) return null
  return (
    <Section title={say('strange')} note={say('strangeNote', { n: units.length })}>
      <p className="text2 reading">{say('strangeWhy')}</p>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{say('code')}</th>
            <th scope="col" className="number">
              {say('cases')}
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ code, cases }) => (
            <tr key={code}>
              <th scope="row">
                <Link to={`/units/${encodeURIComponent(code)}`}>{code}</Link>
              </th>
              <td className="number">
                <NumberLink n={cases} what={say('cases')} to="/log" search={{ unit: code }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
