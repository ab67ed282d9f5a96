import type { PeriodClock, PeriodsAnswer } from '../../law/periods/schema.ts'
import type { Complaint, Ruling } from './schema.ts'

/** The clock of that name that applies. */
export function settledClock({ clocks }: PeriodsAnswer, id: string): PeriodClock | undefined {
  return clocks.find((clock) => clock.id === id && clock.state !== 'not-applicable')
}

interface Standing {
  served: object | null
  reversedOn: string | null
  complaints: readonly Pick<Complaint, 'round' | 'admitted' | 'settledBy'>[]
  rulings: readonly Pick<Ruling, 'id' | 'servedOn'>[]
}

/**
 * Which complaint can come now: the first once the decision was served, the second once how the first was settled was served. Null: none, or the decision
 * stands no more.
 */
export function nextComplaint({ served, reversedOn, complaints, rulings }: Standing): 1 | 2 | null {
  if (served === null || reversedOn !== null) return null
  const [first, second] = [1, 2].map((round) => complaints.find((one) => one.round === round))
  if (first === undefined) return 1
  const settled = rulings.find(({ id }) => id === first.settledBy)
  return second === undefined && settled !== undefined && settled.servedOn !== null ? 2 : null
}
