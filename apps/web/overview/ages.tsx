import type { Overview } from '../../../src/desk/overview/schema.ts'
import { useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import { Bars } from '../parts/small-pictures.tsx'
import { daysAfter, type Search } from '../units/links.ts'
import { NumberLink } from '../units/number-link.tsx'
import table from '../units/plain-table.module.css'
import styles from './overview.module.css'
import type { Shown } from './shown.ts'
import { text } from './text.ts'

type Age = Overview['ages'][number]

/** How many days ago, at most and at least. */
const AGES = {
  today: { name: 'ageToday', from: 0, until: 0 },
  day: { name: 'ageDay', from: 1, until: 1 },
  days3: { name: 'ageDays3', from: 3, until: 2 },
  days7: { name: 'ageDays7', from: 7, until: 4 },
  older: { name: 'ageOlder', from: null, until: 8 },
} as const

function searchOf(age: Age['age'], { today, unit }: Shown, rest: Search = {}): Search {
  const { from, until } = AGES[age]
  return {
    state: ['new'],
    ...(unit === undefined ? {} : { unit: [unit] }),
    ...rest,
    ...(from === null ? {} : { raisedFrom: daysAfter(today, -from) }),
    raisedUntil: daysAfter(today, -until),
  }
}

/** Findings that nobody has looked at, by how long ago they were raised. */
export function Ages(shown: Shown) {
  const say = useText(text)
  const { ages } = shown.overview
  const top = Math.max(1, ...ages.map(({ n }) => n))
  const all = ages.reduce((sum, { n }) => sum + n, 0)
  const grave = ages.reduce((sum, { verySerious }) => sum + verySerious, 0)
  return (
    <Section title={say('ages')} note={say('agesN', { n: all })}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className="nowrap">
              {say('age')}
            </th>
            <th scope="col" aria-hidden />
            <th scope="col" className="number">
              {say('agesAll')}
            </th>
            <th scope="col" className="number">
              {say('graveShort')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ages.map((row) => (
            <AgeRow key={row.age} row={row} top={top} shown={shown} />
          ))}
        </tbody>
      </table>
      {grave > 0 && (
        <p className={styles.legend}>
          <span className={styles.redSample} aria-hidden />
          {say('agesGrave', { n: grave })}
        </p>
      )}
    </Section>
  )
}

function AgeRow({ row, top, shown }: { row: Age; top: number; shown: Shown }) {
  const say = useText(text)
  const name = say(AGES[row.age].name)
  return (
    <tr>
      <th scope="row" className="nowrap">
        {name}
      </th>
      <td className={styles.ageBar}>
        <Bars red={row.verySerious} data={row.n - row.verySerious} top={top} />
      </td>
      <td className="number">
        <NumberLink n={row.n} what={say('untouched')} to="/findings" search={searchOf(row.age, shown)} />
      </td>
      <td className="number">
        <NumberLink
          n={row.verySerious}
          what={say('untouchedGrave')}
          to="/findings"
          search={searchOf(row.age, shown, { severity: ['very-serious'] })}
          className={styles.redLink}
        />
      </td>
    </tr>
  )
}
