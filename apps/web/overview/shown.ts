import type { Overview } from '../../../src/desk/overview/schema.ts'
import type { State } from '../../../src/findings/schema.ts'
import { happenedIn, type Search } from '../units/links.ts'

/** What every section is made from. */
export interface Shown {
  overview: Overview
  /** Everything is of this unit and all below it. */
  unit: string | undefined
  today: string
}

/** The findings behind a number of the page, narrowed further by `rest`. */
export function rowsOf({ overview, unit }: Shown, rest: Search = {}, states?: readonly State[]): Search {
  return happenedIn(overview, { ...(unit === undefined ? {} : { unit: [unit] }), ...rest }, states)
}
