import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Ledger, LedgerFact } from '../../../../src/accountability/ratings/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import { Section } from '../../parts/section.tsx'
import table from '../../units/plain-table.module.css'
import styles from '../ratings.module.css'
import { text } from '../text.ts'
import { Limit, useWord } from '../words.tsx'
import type { LedgerYear } from './parts.ts'
import { Imported } from './imported.tsx'
import { Rating } from './rating.tsx'

interface YearProps {
  ledger: Ledger
  year: LedgerYear
  acts?: ReactNode
  /** What may be done with the rating that was taken over. */
  ofImported?: ReactNode
}

/** One year: what counts in it, each with why; what limits the rating; how it was rated. */
export function Year({ ledger, year, acts, ofImported }: YearProps) {
  const say = useText(text)
  const { standing, facts, ratings, limit, most } = year
  return (
    <Section title={String(year.year)} id={`y${year.year}`}>
      {standing === 'no-law-loaded' && <p className="amber">{say('standingNoLaw')}</p>}
      {standing === 'class-unknown' && <p className="amber">{say('standingNoClass')}</p>}
      {facts.length === 0 && standing === 'answered' && <p className="text2">{say('nothingCounts')}</p>}
      {facts.length > 0 && <Facts ledger={ledger} year={year} />}
      {(limit.because.length > 0 || most.because.length > 0) && (
        <p className={styles.limit}>
          {say('limitIs')} <Limit of={year} terms={ledger.terms} />
        </p>
      )}
      {ratings.map((rating) => (
        <Rating key={rating.id} rating={rating} year={year} terms={ledger.terms} />
      ))}
      {year.imported !== null && (
        <Imported rating={year.imported} year={year} terms={ledger.terms}>
          {ofImported}
        </Imported>
      )}
      {year.withdrawn.map((rating) => (
        <Imported key={rating.id} rating={rating} year={year} terms={ledger.terms} />
      ))}
      {acts}
    </Section>
  )
}

function Facts({ ledger, year }: Pick<YearProps, 'ledger' | 'year'>) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <table className={`${table.table} ${styles.fact}`}>
      <thead>
        <tr>
          <th scope="col">{say('what')}</th>
          <th scope="col">{say('counts')}</th>
          <th scope="col">{say('why')}</th>
        </tr>
      </thead>
      <tbody>
        {year.facts.map((row) => (
          <tr key={row.id}>
            <td>
              <What fact={ledger.facts.find(({ id }) => id === row.id)!} ledger={ledger} />
            </td>
            <td>
              <Verdict row={row} ledger={ledger} />
            </td>
            <td>
              {row.because.map((step) => (
                <span key={step.rule} className={styles.second}>
                  {inWords(step)} <Cite of={step} confirmed={step.confirmed} />
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Verdict({ row: { verdict, level, lower, countedIn }, ledger }: { row: LedgerYear['facts'][number]; ledger: Ledger }) {
  const say = useText(text)
  const word = useWord(ledger.terms)
  const effect = level === null ? (lower === 0 ? '' : say('lower', { n: lower })) : word('levels', level)
  const strength = verdict === 'counts' ? 'strong' : verdict === 'undetermined' ? 'amber' : 'text2'
  return (
    <>
      <span className={strength}>{say(`verdict-${verdict}`, { year: String(countedIn ?? '') })}</span>
      {effect !== '' && <span className={styles.second}>{effect}</span>}
      {verdict === 'undetermined' && countedIn !== null && (
        <span className={styles.second}>{say('maybeOther', { year: String(countedIn) })}</span>
      )}
    </>
  )
}

function What({ fact, ledger }: { fact: LedgerFact; ledger: Ledger }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const word = useWord(ledger.terms)
  const { by, word: id, day, document, unit } = fact
  const name = word(by === 'circumstance' ? 'circumstances' : 'forms', id)
  const said =
    day === null
      ? say('noDay')
      : document === null
        ? say('ofDay', { day: format.day(day) })
        : say('ofNumber', { number: document, day: format.day(day) })
  return (
    <>
      <b className="strong">{say(`by-${by}`, { word: name })}</b>
      <span className={styles.second}>
        {said}
        {unit !== null && ` · ${inWords(unit.short)}`}
        {fact.case !== null && (
          <>
            {' · '}
            <Link to="/cases/$id" params={{ id: fact.case.id } as never}>
              {say('inCase', { number: fact.case.number })}
            </Link>
          </>
        )}
      </span>
    </>
  )
}

/** What counts nowhere: reversed, with the day of it, and what has no day yet. */
export function Loose({ ledger }: { ledger: Ledger }) {
  const say = useText(text)
  const format = useFormat()
  const reversed = ledger.facts.filter(({ reversedOn }) => reversedOn !== null)
  const undated = ledger.facts.filter(({ day, reversedOn }) => day === null && reversedOn === null)
  return (
    <>
      {reversed.length > 0 && (
        <Section title={say('reversedTitle')}>
          {reversed.map((fact) => (
            <div key={fact.id} className={styles.gone}>
              <What fact={fact} ledger={ledger} />
              <span className={styles.second}>{say('reversedOn', { day: format.day(fact.reversedOn!) })}</span>
            </div>
          ))}
        </Section>
      )}
      {undated.length > 0 && (
        <Section title={say('undated')}>
          {undated.map((fact) => (
            <What key={fact.id} fact={fact} ledger={ledger} />
          ))}
        </Section>
      )}
    </>
  )
}
