import type { Calendar } from './schema.ts'

export type Hours = Calendar['week'][number]

export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** Reads `07:30-11:30` as minutes of the day; gives the reason where it is none. */
export function parseHours(text: string): { from: number; to: number } | string {
  const match = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(text)
  if (match === null) return 'opening hours are written "07:30-11:30"'
  const [h1, m1, h2, m2] = match.slice(1).map(Number)
  const from = h1 * 60 + m1
  const to = h2 * 60 + m2
  if (m1 > 59 || m2 > 59 || to > 1440) return 'there is no such time of day'
  return from < to ? { from, to } : 'opening hours end after they begin, on the same day'
}

/** Whether hours that are sorted overlap; touching ones do not. */
export function overlapping(hours: Hours): boolean {
  return hours.some((slot, i) => i > 0 && slot.from < hours[i - 1].to)
}
