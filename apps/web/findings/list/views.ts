import { OPEN, type FindingFilter } from '../../../../src/findings/schema.ts'
import { sameFilter } from './state.ts'

export interface View {
  name: 'open' | 'untouched' | 'mine' | 'verySerious' | 'withdrawn'
  filter: FindingFilter
}

/** The tabs that everybody has. Their counts come from `countFindings`, which means the same. */
export const VIEWS: readonly View[] = [
  { name: 'open', filter: { state: [...OPEN] } },
  { name: 'untouched', filter: { state: ['new'] } },
  { name: 'mine', filter: { state: [...OPEN], assignee: ['me'] } },
  { name: 'verySerious', filter: { state: [...OPEN], severity: ['very-serious'] } },
  { name: 'withdrawn', filter: { state: ['withdrawn'] } },
]

/** Keys of their names in the texts of the findings. */
export const VIEW_WORDS = {
  open: 'viewOpen',
  untouched: 'viewUntouched',
  mine: 'viewMine',
  verySerious: 'viewVerySerious',
  withdrawn: 'viewWithdrawn',
} as const

/** The tab whose filter is on, if it is the filter of a tab. */
export function viewOf(filter: FindingFilter): View | undefined {
  return VIEWS.find((view) => sameFilter(view.filter, filter))
}
