import { listOwnRatings } from '../../../src/accountability/ratings/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { Section } from '../parts/section.tsx'
import { Loose, Year } from './one/year.tsx'
import { text } from './text.ts'

/** The own ledger of whoever is signed in: years in which something counts or was concluded; nothing for whoever is not in the register. */
export function OwnRatings() {
  const say = useText(text)
  const query = useRoute(listOwnRatings, {})
  return (
    <Answer query={query} what={say('loadingOne')} rows={2}>
      {({ ledger }) => {
        if (ledger === null) return null
        const years = ledger.years.filter(
          ({ facts, ratings, imported, withdrawn }) => facts.length > 0 || ratings.length > 0 || imported !== null || withdrawn.length > 0,
        )
        return (
          <>
            <Section title={say('ownTitle')} note={say('ownNote')}>
              {years.length === 0 && <p className="text2">{say('noRating')}</p>}
            </Section>
            {years.map((year) => (
              <Year key={year.year} ledger={ledger} year={year} />
            ))}
            <Loose ledger={ledger} />
          </>
        )
      }}
    </Answer>
  )
}
