import type { ImportedRating } from '../../../../src/accountability/ratings/imported/schema.ts'
import type { RatingTerms } from '../../../../src/law/rating/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { text } from '../import/text.ts'
import styles from '../ratings.module.css'
import { useWord } from '../words.tsx'
import type { LedgerYear } from './parts.ts'

interface ImportedProps {
  rating: ImportedRating
  year: LedgerYear
  terms: RatingTerms
}

/** A rating that was taken over from a file: its level and where it comes from; and where the ledger of its year would not allow it. */
export function Imported({ rating, year, terms }: ImportedProps) {
  const say = useText(text)
  const format = useFormat()
  const word = useWord(terms)
  const { level, known, source, ratedBy, number, day, points, importedOn, superseded } = rating
  const best = year.limit.level === null ? -1 : year.levels.indexOf(year.limit.level)
  const isBeyond = known && !superseded && year.levels.includes(level) && year.levels.indexOf(level) < best
  const said = [
    source,
    ratedBy === null ? '' : say('by', { name: ratedBy }),
    number ?? '',
    day === null ? '' : say('ofDay', { day: format.day(day) }),
    points === null ? '' : say('points', { n: format.number(points) }),
    say('importedOn', { day: format.day(importedOn) }),
  ]
  return (
    <div className={`${styles.rating} ${superseded ? styles.past : ''}`}>
      <p>
        <b className="strong">{word('levels', level)}</b> <span className="text2">{say(superseded ? 'placeTaken' : 'imported')}</span>
        {!known && <span className="small text2"> ({say('asSaid')})</span>}
      </p>
      <p className={styles.second}>{said.filter((part) => part !== '').join(' · ')}</p>
      {isBeyond && <p className="amber">{say('beyond')}</p>}
    </div>
  )
}
