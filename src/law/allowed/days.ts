import { Temporal } from 'temporal-polyfill'
import type { Calendar } from '../schema.ts'

/** The same few periods are asked of the same days again and again while an answer is worked out. */
const known = new Map<string, string>()
const MOST_KNOWN = 10_000

/**
 * The day a period ends, which still counts: the day of the event does not. Where a month has no such day, its last one (Civil Code 2015, art. 148).
 */
export function after(day: string, { years = 0, months = 0, days = 0 }: { years?: number; months?: number; days?: number }): string {
  const key = `${day} ${years} ${months} ${days}`
  const found = known.get(key) ?? Temporal.PlainDate.from(day).add({ years, months, days }).toString()
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, found)
  return found
}

/** Days from one to another, both counted; none where the other is earlier. */
export function daysIn(from: string, to: string): number {
  return Math.max(0, Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1)
}

/** The day itself, or the next working day where it is none; null where the calendar does not know. */
export function workingDayFrom(calendar: Calendar, day: string): string | null {
  for (let at = day; ; at = after(at, { days: 1 })) {
    if (!isKnown(calendar, at)) return null
    if (isWorkingDay(calendar, at)) return at
  }
}

function isKnown({ known: within }: Calendar, day: string): boolean {
  return within === undefined || (within.from <= day && day <= within.until)
}

function isWorkingDay({ week, holidays, workdays }: Calendar, day: string): boolean {
  if (workdays.has(day)) return true
  return !holidays.has(day) && week[Temporal.PlainDate.from(day).dayOfWeek % 7]!.length > 0
}

/**
 * The last of a number of days after a day, of those that count: working days only, or all; none of which `isLeftOut` says so. Null where the calendar does
 * not know, or where it would never come.
 */
export function lastOf(
  calendar: Calendar,
  day: string,
  { days, working }: { days: number; working: boolean },
  isLeftOut: (day: string) => boolean,
): string | null {
  const furthest = after(day, { years: 100 })
  let left = days
  for (let at = after(day, { days: 1 }); at < furthest; at = after(at, { days: 1 })) {
    if (isLeftOut(at)) continue
    if (working && !isKnown(calendar, at)) return null
    if (!working || isWorkingDay(calendar, at)) left -= 1
    if (left === 0) return at
  }
  return null
}
