import type { Expected } from './expect.ts'
import { LIMITS } from './limits.ts'
import { tailsOf } from './tail.ts'

const MOST = 1000

/** Smallest ratio to what is expected that would be flagged with probability `LIMITS.recall`, at this level of p; null where none would. */
export function detectableRatio({ n, expected, variance }: Expected, tau2: number, level: number): number | null {
  const critical = criticalCount(n, expected, variance + tau2 * expected * expected, level)
  if (critical > n) return null
  const recall = (ratio: number): number => {
    const mean = ratio * expected
    return tailsOf(critical, mean, ratio * variance + tau2 * mean * mean).upper
  }
  const most = Math.min(MOST, n / expected)
  if (recall(most) < LIMITS.recall) return null
  return bisect(1, most, (ratio) => recall(ratio) >= LIMITS.recall)
}

/** Least count that is flagged. */
function criticalCount(n: number, expected: number, variance: number, level: number): number {
  const flagged = (count: number): boolean => 2 * tailsOf(count, expected, variance).upper <= level
  let [low, high] = [Math.max(LIMITS.leastObserved, Math.ceil(expected)) - 1, n + 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (flagged(middle)) high = middle
    else low = middle
  }
  return high
}

function bisect(low: number, high: number, holds: (value: number) => boolean): number {
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}
