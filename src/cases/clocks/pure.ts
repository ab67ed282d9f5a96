import type { Answer, Clock } from '../../law/allowed/schema.ts'

/** How it stands with the clocks of somebody, and the one that runs out first. */
export interface FirstClock {
  state: 'running' | 'still' | 'none'
  first: Clock | null
}

/**
 * Of the clocks of an answer the one that runs out first: every period for deciding, also one that is over, and of prescriptions those that have not ended.
 * Without a last day it stands still, where a period for deciding has begun; otherwise none runs.
 */
export function firstClock({ clocks }: Pick<Answer, 'clocks'>): FirstClock {
  const running = clocks.filter(({ id, ends, open }) => ends !== null && (id !== 'prescription' || open))
  const [first] = running.toSorted((one, other) => (one.ends! < other.ends! ? -1 : one.ends! > other.ends! ? 1 : 0))
  if (first !== undefined) return { state: 'running', first }
  const still = clocks.find(({ id, from, ends }) => id !== 'prescription' && from !== null && ends === null)
  return still === undefined ? { state: 'none', first: null } : { state: 'still', first: still }
}

/** Clocks that say the same of several forms of one act are one. */
export function clockRows(clocks: readonly Clock[]): (Clock & { forms: string[] })[] {
  const same = Map.groupBy(clocks, ({ id, act, from, ends, rule }) => [id, act, from, ends, rule].join('\n'))
  return [...same.values()].map((of) => ({ ...of[0]!, forms: of.flatMap(({ form }) => form ?? []) }))
}

/** So many days are left as are the last three of a period or its last tenth, whichever is shorter but at least one; and once it is over. */
export function isUrgent(left: number, days: number | null): boolean {
  return left <= Math.max(1, Math.min(3, (days ?? 30) / 10))
}
