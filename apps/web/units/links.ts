import type { State } from '../../../src/findings/schema.ts'

/** What the address of a page says after `?`. */
export type Search = Record<string, string | readonly string[]>

/** Findings that count as such: not dismissed, no duplicates, not withdrawn. */
export const LIVE: readonly State[] = ['new', 'review', 'confirmed']

interface Span {
  from: string
  until: string
}

/** The address of the list of findings whose act was in a span of days. */
export function happenedIn({ from, until }: Span, rest: Search = {}, states: readonly State[] = LIVE): Search {
  return { state: states, ...rest, happenedFrom: from, happenedUntil: until }
}

/** The last day of the month that begins on a day. */
export function monthEnd(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** The day so many days after another (before it, where negative); both ISO. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
