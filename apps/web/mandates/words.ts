import type { Mandate } from '../../../src/access/mandates/schema.ts'
import { useBilingual } from '../i18n/use.ts'

/** On whom a mandate bears, in words; of units with all below them the first ones. */
export function useSubject(): (mandate: Mandate) => string {
  const inWords = useBilingual()
  return ({ units, officers }) => {
    const names = [...units.slice(0, 3).map(({ short }) => inWords(short)), ...(units.length > 3 ? [`+${units.length - 3}`] : [])]
    return [...names, ...officers.map(({ name }) => name)].join(' · ')
  }
}
