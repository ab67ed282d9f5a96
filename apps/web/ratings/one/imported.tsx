import type { ReactNode } from 'react'
import type { ImportedRating } from '../../../../src/accountability/ratings/imported/schema.ts'
import type { RatingTerms } from '../../../../src/law/rating/schema.ts'
import { WithdrawalMark } from '../../cases/withdrawals/withdrawal.tsx'
import { useFormat, useText } from '../../i18n/use.ts'
import { text } from '../import/text.ts'
import styles from '../ratings.module.css'
import { useWord } from '../words.tsx'
import type { LedgerYear } from './parts.ts'

interface ImportedProps {
  rating: ImportedRating
  year: LedgerYear
  terms: RatingTerms
  /** What may be done with it. */
  children?: ReactNode
}

/** A rating that was taken over from a file: its level and where it comes from; and where the ledger of its year would not allow it. */
export function Imported({ rating, year, terms, children }: ImportedProps) {
  const say = useText(text)
  const format = useFormat()
  const word = useWord(terms)
  const { level, known, source, ratedBy, number, day, points, importedOn, superseded, withdrawnOn } = rating
  const best = year.limit.level === null ? -1 : year.levels.indexOf(year.limit.level)
  const isBeyond = known && !superseded && withdrawnOn === null && year.levels.includes(level) && year.levels.indexOf(level) < best
  const said = [
    source,
    ratedBy === null ? '' : say('by', { name: ratedBy }),
    number ?? '',
    day === null ? '' : say('ofDay', { day: format.day(day) }),
    points === null ? '' : say('points', { n: format.number(points) }),
    say('importedOn', { day: format.day(importedOn) }),
  ]
  return (
    <div className={`${styles.rating} ${superseded || withdrawnOn !== null ? styles.past : ''}`}>
      <p>
        <b className="strong">{word('levels', level)}</b> <span className="text2">{say(superseded ? 'placeTaken' : 'imported')}</span>
        {!known && <span className="small text2"> ({say('asSaid')})</span>}
      </p>
      <p className={styles.second}>{said.filter((part) => part !== '').join(' · ')}</p>
      {isBeyond && <p className="amber">{say('beyond')}</p>}
      <WithdrawalMark of={rating} />
      {children}
    </div>
  )
}
