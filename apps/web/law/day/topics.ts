import type { text } from '../text.ts'

/** What rules say, by the heading under which they stand. */
export const TOPICS: readonly (readonly [heading: keyof typeof text.pairs, says: readonly string[]])[] = [
  ['topic0', ['forms']],
  ['topic1', ['answers']],
  ['topic2', ['below']],
  ['topic3', ['degrees']],
  ['topic4', ['recidivism', 'repeated']],
  ['topic5', ['several', 'running', 'decided-once']],
  ['topic6', ['not-yet', 'exempt']],
  ['topic7', ['prescription', 'restart', 'deadline']],
  ['topic8', ['open']],
  ['topic9', ['notes', 'effect']],
  ['topic10', ['not-loaded']],
  ['topic11', ['charge', 'case-grade', 'liability']],
  ['topic12', ['period', 'period-open']],
  ['topic13', ['rating-levels', 'rating-points', 'rating-deduction', 'rating-quota', 'rating-effect', 'rating-once']],
  ['topic14', ['step', 'council', 'measure']],
  ['topic15', ['authority']],
]
