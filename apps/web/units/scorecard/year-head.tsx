import { useText } from '../../i18n/use.ts'
import { text } from '../../results/text.ts'

/** The head of a table of figures of a year beside those of the year before. */
export function YearHead({ what, year }: { what: string; year: number }) {
  const say = useText(text)
  return (
    <thead>
      <tr>
        <th scope="col">{what}</th>
        {[year, year - 1].map((one) => (
          <th key={one} scope="col" className="number">
            {say('thisYear', { year: String(one) })}
          </th>
        ))}
      </tr>
    </thead>
  )
}
