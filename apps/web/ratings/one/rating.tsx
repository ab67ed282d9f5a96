import { deducted, scoreOf } from '../../../../src/law/rating/pure.ts'
import type { RatingTerms } from '../../../../src/law/rating/schema.ts'
import type { RatingShown } from '../../../../src/accountability/ratings/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { usePersonName } from '../../shell/state.ts'
import styles from '../ratings.module.css'
import { text } from '../text.ts'
import { Again, useWord } from '../words.tsx'
import type { LedgerYear } from './parts.ts'

interface RatingProps {
  rating: RatingShown
  year: LedgerYear
  terms: RatingTerms
}

/** A rating as it was proposed or concluded: its level, what the results gave, who it was and why it deviates. */
export function Rating({ rating, year, terms }: RatingProps) {
  const say = useText(text)
  const word = useWord(terms)
  const { level, byResults, state, unsettled, reason } = rating
  const kind = state === 'proposed' ? styles.open : state === 'concluded' ? '' : styles.past
  return (
    <div className={`${styles.rating} ${kind}`}>
      <p>
        <b className="strong">{word('levels', level)}</b> <span className="text2">{say(state)}</span>
      </p>
      {unsettled !== null && (
        <p>
          <Again why={unsettled} />
        </p>
      )}
      <p className={styles.second}>
        {say('byResults')}: {word('levels', byResults)}
      </p>
      {rating.scores !== null && <Points rating={rating} year={year} terms={terms} />}
      {reason !== null && <p className={styles.second}>{say('reasonIs', { reason })}</p>}
      <By rating={rating} />
    </div>
  )
}

function Points({ rating: { scores }, year: { points: scale }, terms }: RatingProps) {
  const say = useText(text)
  const format = useFormat()
  const word = useWord(terms)
  if (scores === null || scale === null) return null
  const { parts } = scoreOf(scale, scores)
  return (
    <>
      <p className={`${styles.second} ${styles.points}`}>
        {Object.entries(parts).map(([part, points]) => (
          <span key={part}>
            {word('parts', part)}: {format.number(points)}
          </span>
        ))}
        <b>
          {say('total')}: {format.number(scores.total)}
        </b>
      </p>
      {scores.deductions.map((one, at) => (
        <p key={at} className={styles.second}>
          {word('parts', one.part)}, {say('deductionOf', { off: format.number(deducted(scale, one)), note: one.note })}
        </p>
      ))}
    </>
  )
}

function By({ rating: { proposedBy, proposedOn, concludedBy, concludedOn } }: { rating: RatingShown }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const said = [
    say('proposedBy', { name: nameOf(proposedBy.name), day: format.day(proposedOn) }),
    ...(concludedBy === null || concludedOn === null
      ? []
      : [say('concludedBy', { name: nameOf(concludedBy.name), day: format.day(concludedOn) })]),
  ]
  return <p className={styles.second}>{said.join('; ')}</p>
}
