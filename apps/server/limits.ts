import type { Identity } from '../../src/access/index.ts'
import type { Config } from '../../src/base/index.ts'
import { HttpRefusal } from './problems.ts'

export type Limits = Config['limits']
type What = 'request' | 'file'
/** Counts a request, or a file that is asked for. Throws a 429 that says when to come again. */
export type Limit = (identity: Identity | null, address: string | null, what: What) => void

const MINUTE = 60_000
/** An address has many people behind it. */
const PEOPLE_AT_ONE = 5
/** So many are remembered before those who have their full measure again are forgotten. */
const MOST_KEPT = 10_000

interface Measure {
  left: number
  at: number
}

/**
 * A measure for each account, and for each address from which nobody has signed in yet: it fills up evenly, and whoever empties it waits. Whoever sits at
 * the machine of an installation without accounts has none.
 */
export function limiter({ requestsPerMinute, filesPerHour }: Limits, now: () => number): Limit {
  const full: Record<What, { most: number; per: number }> = {
    request: { most: requestsPerMinute, per: MINUTE },
    file: { most: filesPerHour, per: 60 * MINUTE },
  }
  const measures = new Map<string, Measure>()
  return (identity, address, what) => {
    if (identity?.by === 'local') return
    const { most: ofOne, per } = full[what]
    const most = identity === null ? ofOne * PEOPLE_AT_ONE : ofOne
    const who = `${what} ${identity === null ? `from ${address}` : identity.account}`
    const left = filled(measures.get(who), now(), most, per)
    if (left < 1) throw tooMany(Math.ceil((((1 - left) / most) * per) / 1000))
    if (measures.size >= MOST_KEPT) forget(measures, now() - 60 * MINUTE)
    measures.set(who, { left: left - 1, at: now() })
  }
}

function filled(measure: Measure | undefined, now: number, most: number, per: number): number {
  return measure === undefined ? most : Math.min(most, measure.left + ((now - measure.at) / per) * most)
}

function forget(measures: Map<string, Measure>, before: number): void {
  for (const [who, { at }] of measures) if (at < before) measures.delete(who)
  if (measures.size >= MOST_KEPT) measures.clear()
}

function tooMany(seconds: number): HttpRefusal {
  return new HttpRefusal(429, 'too much was asked for within a short time', 'wait a moment, then try again', undefined, seconds)
}
