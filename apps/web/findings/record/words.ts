import type { Finding } from '../../../../src/findings/schema.ts'

/** A sentence in parts: text, and numbers of witness events. */
export type Part = string | { witness: number }

const MARK = /\s?⟦(\d{1,3})⟧/u

/** Takes the numbers of witness events, `⟦1⟧`, out of a sentence; only numbers that the case has are marks. */
export function partsOf(sentence: string, numbers: ReadonlySet<number>): Part[] {
  return sentence.split(MARK).flatMap((part, index): Part[] => {
    if (index % 2 === 0) return part === '' ? [] : [part]
    const witness = Number(part)
    return [numbers.has(witness) ? { witness } : `⟦${part}⟧`]
  })
}

/** Numbers of the witness events of a finding. */
export function witnessNumbers({ timeline }: Pick<Finding, 'timeline'>): ReadonlySet<number> {
  return new Set(timeline.events.flatMap(({ witness }) => witness ?? []))
}

/** The middle value; of an even number the mean of the two in the middle. Null of none. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
