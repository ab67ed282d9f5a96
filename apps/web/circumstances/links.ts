import type { Circumstance } from '../../../src/findings/schema.ts'
import type { Search } from '../units/links.ts'

/** The list of findings that a circumstance holds back. */
export function withheldSearch({ id }: Pick<Circumstance, 'id'>): Search {
  return { withheldBy: id }
}

/** The list of findings that a circumstance stands beside, those that are held back aside. */
export function annotatedSearch({ id }: Pick<Circumstance, 'id'>): Search {
  return { circumstance: id }
}
