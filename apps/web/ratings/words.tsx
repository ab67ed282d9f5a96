import type { RatingLimit, RatingTerms, RatingYear } from '../../../src/law/rating/schema.ts'
import type { UNSETTLED } from '../../../src/accountability/ratings/schema.ts'
import { useText } from '../i18n/use.ts'
import { useNamed } from '../law/named.ts'
import { text } from './text.ts'

/** A word of the law on ratings; one that it does not have any more is shown as it was kept. */
export function useWord(terms: RatingTerms): (of: keyof RatingTerms, id: string) => string {
  const named = useNamed()
  return (of, id) => {
    const found = terms[of].find((word) => word.id === id)
    return found === undefined ? id : named(found)
  }
}

/** A limit in words; undefined where there is none. */
export function useLimit(terms: RatingTerms): (limit: Pick<RatingLimit, 'level' | 'lower'>) => string | undefined {
  const say = useText(text)
  const word = useWord(terms)
  return ({ level, lower }) => {
    const parts = [level === null ? '' : say('atBest', { level: word('levels', level) }), lower === 0 ? '' : say('lower', { n: lower })]
    const said = parts.filter((part) => part !== '')
    return said.length === 0 ? undefined : said.join('; ')
  }
}

interface LimitProps {
  of: Pick<RatingYear, 'standing' | 'limit' | 'most'>
  terms: RatingTerms
}

/** What limits a rating: by what counts, and what is open beside it. Unknown is never *no limit*. */
export function Limit({ of: { standing, limit, most }, terms }: LimitProps) {
  const say = useText(text)
  const inWords = useLimit(terms)
  if (standing === 'no-law-loaded') return <span className="amber">{say('noLaw')}</span>
  if (standing === 'class-unknown') return <span className="amber">{say('noClass')}</span>
  const [certain, open] = [inWords(limit), inWords(most)]
  if (open === undefined) return <span className="text2">{say('noLimit')}</span>
  return (
    <>
      {certain}
      {certain !== undefined && open !== certain && '; '}
      {open !== certain && <span className="amber">{say('openLimit', { limit: open })}</span>}
    </>
  )
}

/** That a rating has to be concluded again, and why. */
export function Again({ why }: { why: (typeof UNSETTLED)[number] | null }) {
  const say = useText(text)
  return why === null ? null : <span className="amber">{say(why === 'reversed' ? 'againReversed' : 'againNew')}</span>
}
