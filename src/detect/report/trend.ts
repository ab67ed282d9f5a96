import type { LocalClock } from '../local-time.ts'
import type { CaseFacts } from './facts.ts'
import type { Grain, TrendData, TrendRow } from './schema.ts'
import { SATISFIED, UNKNOWN, VIOLATED, type Evaluation, type Verdict } from '../schema.ts'

const MOST_RULES = 15

/** Verdicts per period; the grain follows from how long the data reach. */
export function collectTrend(evaluation: Evaluation, facts: CaseFacts, clock: LocalClock): TrendData {
  const days = dayOfCases(facts, clock)
  const [first, last] = range(days)
  const grain = grainFor(last - first)
  const starts = Number.isNaN(first) ? [] : periodStarts(grain, first, last)
  const periods = periodOfCases(days, starts)
  const cases = starts.map(() => 0)
  for (const period of periods) if (period >= 0) cases[period]++
  const rows = evaluation.rules.map(({ verdicts }, rule) => ({ rule, ...tally(verdicts, periods, starts.length) }))
  return {
    grain,
    starts,
    cases,
    total: sumRows(rows, starts.length),
    rules: rows
      .filter(({ rule }) => evaluation.rules[rule].cases.violated > 0)
      .toSorted((a, b) => evaluation.rules[b.rule].cases.violated - evaluation.rules[a.rule].cases.violated)
      .slice(0, MOST_RULES),
    undatedCases: periods.reduce((sum, period) => sum + (period < 0 ? 1 : 0), 0),
  }
}

function dayOfCases(facts: CaseFacts, clock: LocalClock): Float64Array {
  return facts.first.map((time) => (Number.isNaN(time) ? Number.NaN : clock.day(time)))
}

function range(days: Float64Array): [number, number] {
  let first = Number.NaN
  let last = Number.NaN
  for (const day of days) {
    if (day < first || (Number.isNaN(first) && !Number.isNaN(day))) first = day
    if (day > last || (Number.isNaN(last) && !Number.isNaN(day))) last = day
  }
  return [first, last]
}

function grainFor(days: number): Grain {
  if (days <= 16) return 'day'
  if (days <= 120) return 'week'
  return days <= 1500 ? 'month' : 'year'
}

/** First days of the periods from the one of `first` to the one of `last`; weeks begin on Monday. */
export function periodStarts(grain: Grain, first: number, last: number): number[] {
  const starts: number[] = []
  for (let start = startOf(grain, first); start <= last; start = nextStart(grain, start)) starts.push(start)
  return starts
}

function startOf(grain: Grain, day: number): number {
  if (grain === 'day') return day
  if (grain === 'week') return day - ((((day + 3) % 7) + 7) % 7)
  const date = new Date(day * 86_400_000)
  return Date.UTC(date.getUTCFullYear(), grain === 'month' ? date.getUTCMonth() : 0, 1) / 86_400_000
}

function nextStart(grain: Grain, start: number): number {
  if (grain === 'day') return start + 1
  if (grain === 'week') return start + 7
  return startOf(grain, start + (grain === 'month' ? 32 : 370))
}

function periodOfCases(days: Float64Array, starts: readonly number[]): Int32Array {
  const periods = new Int32Array(days.length).fill(-1)
  const byDay = new Map<number, number>()
  for (let index = 0; index < days.length; index++) {
    const day = days[index]
    if (Number.isNaN(day)) continue
    let period = byDay.get(day)
    if (period === undefined) {
      period = starts.findLastIndex((start) => start <= day)
      byDay.set(day, period)
    }
    periods[index] = period
  }
  return periods
}

function tally(verdicts: Uint8Array, periods: Int32Array, count: number): TrendRow {
  const counts = new Float64Array((VIOLATED + 1) * count)
  for (let index = 0; index < verdicts.length; index++) if (periods[index] >= 0) counts[verdicts[index] * count + periods[index]]++
  const row = (verdict: Verdict): number[] => [...counts.subarray(verdict * count, (verdict + 1) * count)]
  const [violated, unknown, satisfied] = [row(VIOLATED), row(UNKNOWN), row(SATISFIED)]
  return { activated: satisfied.map((value, period) => value + violated[period] + unknown[period]), violated, unknown }
}

function emptyRow(count: number): TrendRow {
  const zeros = (): number[] => Array.from({ length: count }, () => 0)
  return { activated: zeros(), violated: zeros(), unknown: zeros() }
}

function sumRows(rows: readonly TrendRow[], count: number): TrendRow {
  const total = emptyRow(count)
  for (const row of rows) {
    for (const key of ['activated', 'violated', 'unknown'] as const) {
      row[key].forEach((value, period) => {
        total[key][period] += value
      })
    }
  }
  return total
}
