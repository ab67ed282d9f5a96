import type { Held, Treated } from '../../../src/cases/treatment/schema.ts'
import type { Terms } from '../../../src/law/allowed/schema.ts'
import { useTerm } from '../cases/words.ts'
import { useFormat, useText } from '../i18n/use.ts'
import type { Treatments } from './state.ts'
import { text } from './text.ts'

/** What an outcome is called: the form of a decision, or how a finding was concluded. */
export function useOutcome(terms: Terms | undefined): (outcome: string) => string {
  const say = useText(text)
  const term = useTerm()
  return (outcome) => {
    if (outcome === 'confirmed' || outcome === 'dismissed') return say(`outcome-${outcome}`)
    return terms === undefined ? outcome : term(terms.forms, outcome)
  }
}

/** What is said of somebody by one measure, in words. */
export function useSaid({ least }: Pick<Treatments, 'least'>): (measure: 'mild' | 'days', held: Held) => string {
  const say = useText(text)
  return (measure, { says, why }) => {
    if (says === 'unknown') return say(`why-${why ?? 'few'}`, { least: least.matters, people: least.people })
    return says === 'within' ? say('says-within') : say(`says-${measure}-${says}`)
  }
}

/** Observed and expected, as they may be shown; null where neither is. */
export function useAgainst({ shown }: Pick<Treatments, 'shown'>): (held: Held) => string | null {
  const say = useText(text)
  const format = useFormat()
  return ({ observed, expected }) => {
    if (expected === null) return null
    const write = (value: number): string => format.number(Math.round(value * 10) / 10)
    if (observed === null) return say('againstFew', { shown: shown ?? '–', expected: write(expected) })
    return say('against', { observed: write(observed), expected: write(expected) })
  }
}

export const mildHead = (of: Treated): 'mild-concluded' | 'mild-cases' => (of === 'concluded' ? 'mild-concluded' : 'mild-cases')
