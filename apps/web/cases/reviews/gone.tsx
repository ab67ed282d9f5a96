import { showReviews } from '../../../../src/cases/reviews/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import plain from '../../units/plain-table.module.css'
import own from '../along/along.module.css'
import { useProposed } from './proposed.tsx'
import { text } from './text.ts'
import type { Known } from '../words.ts'

/** What was told and drafted of reviews that are there no more, as their acts are others: it stays, and nothing comes of it. */
export function Gone({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const format = useFormat()
  const proposed = useProposed(terms)
  const { data: shown } = useRoute(showReviews, { id: file.id })
  if (shown === undefined) return null
  const there = new Set(file.reviews.map(({ id }) => id))
  const lines = [
    ...shown.notices
      .filter(({ review }) => !there.has(review))
      .map(({ id, officer, day }) => ({ id, officer, what: say('toldOnce', { day: format.day(day) }) })),
    ...shown.conclusions
      .filter(({ review, state }) => !there.has(review) && state !== 'withdrawn')
      .map((one) => ({
        id: one.id,
        officer: one.officer,
        what: say('concluded', { state: say(`state-${one.state}`), what: proposed(one) }),
      })),
  ]
  if (lines.length === 0) return null
  return (
    <>
      <h3 className={own.part}>{say('gone')}</h3>
      {lines.map(({ id, officer, what }) => (
        <span key={id} className={plain.second}>
          {say('goneOf', { name: officer.name, what })}
        </span>
      ))}
    </>
  )
}
