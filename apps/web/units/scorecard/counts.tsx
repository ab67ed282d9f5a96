import type { Scorecard } from '../../../../src/desk/scorecard/schema.ts'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { useTerm } from '../../cases/words.ts'
import { useAreaName } from '../../findings/cells.tsx'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { Spoken } from '../../parts/spoken.tsx'
import styles from '../../results/results.module.css'
import { text } from '../../results/text.ts'
import table from '../plain-table.module.css'
import type { SetAsked } from './state.ts'
import { YearHead } from './year-head.tsx'

type Counted = Scorecard['counts'][number]
const RULINGS = ['upheld', 'changed', 'quashed', 'exonerated', 'corrected'] as const
const MORE = [
  ...(['origin-finding', 'origin-own', 'origin-outside'] as const),
  ...(['kept-in-time', 'kept-extended', 'kept-late', 'kept-unknown'] as const),
] as const
const REVIEWS = ['waiting', 'none', 'exempt', 'liable', 'reversed'] as const

/** What a count is of, in words. */
export function useCounted(terms: Terms): (of: Pick<Counted, 'kind' | 'word'>) => string {
  const say = useText(text)
  const term = useTerm()
  const areaName = useAreaName()
  const wordOf = ({ kind, word }: Pick<Counted, 'kind' | 'word'>): string => {
    if (kind === 'decision' || kind === 'reversed') return term(terms.forms, word)
    if (kind === 'violation') return word === '' ? say('degreeUnknown') : term(terms.severities, word)
    if (kind === 'area') return word === '' ? say('areaUnknown') : areaName(Number(word))
    const more = MORE.find((one) => one === `${kind}-${word}`)
    if (more !== undefined) return say(more)
    if (kind === 'complaint') return say(word === '2' ? 'complaint-2' : 'complaint-1')
    const ruling = RULINGS.find((one) => one === word)
    if (kind === 'ruling' && ruling !== undefined) return say(`ruling-${ruling}`)
    const review = REVIEWS.find((one) => one === word)
    return review === undefined ? word : say(`review-${review}`)
  }
  return (of) => say(`kind-${of.kind}`, { word: wordOf(of) })
}

const ORDER = [
  ...(['opened', 'origin', 'open', 'decision', 'kept', 'violation', 'area', 'minor', 'review', 'collective'] as const),
  ...(['complaint', 'ruling', 'reversed'] as const),
] as const

/** Cases, decisions with those that nothing follows from, violations, reviews, reversals; each number opens its cases. */
export function Counts({ card: { counts, year }, terms, set }: { card: Scorecard; terms: Terms; set: SetAsked }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useCounted(terms)
  const rows = counts.toSorted((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || other.n - one.n)
  return (
    <Section title={say('cases')} note={say('casesNote')}>
      {rows.length === 0 && <p className="text2">{say('casesNone')}</p>}
      {rows.length > 0 && (
        <table className={table.table}>
          <YearHead what={say('what')} year={year} />
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.kind} ${row.word}`}>
                <th scope="row">{inWords(row)}</th>
                <td className="number">
                  {row.n === 0 ? (
                    <span className="text3">{format.number(0)}</span>
                  ) : (
                    <button
                      type="button"
                      className={styles.number}
                      onClick={() => set({ kind: row.kind, word: row.word, cursor: '' }, 'push')}
                    >
                      {format.number(row.n)}
                      <Spoken> {inWords(row)}</Spoken>
                    </button>
                  )}
                </td>
                <td className="number text2">{format.number(row.before)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
