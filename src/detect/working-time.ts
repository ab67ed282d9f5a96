import type { Tri } from '../base/index.ts'
import { DAY, MINUTE, dayNumber, isoDay, zoneOf } from '../base/index.ts'
import type { Calendar, Within } from '../law/schema.ts'

type Hours = readonly { from: number; to: number }[]

/** What a calendar says of the days `first … first + days - 1` (local days since 1970). */
interface WorkingDays {
  first: number
  /** Working microseconds, and working days, before each day; one longer than the days. */
  time: Float64Array
  days: Float64Array
  hours: readonly Hours[]
}

/** Days that are worth a table: two centuries. Instants outside are *unknown*. */
const MOST_DAYS = 73_000

/**
 * Decides whether two instants (µs UTC) are within a time, both ends inclusive (rules.md, `within`).
 * Unknown where an instant is missing, or the calendar does not know the days that decide.
 */
export type WithinTest = (one: number, other: number) => Tri

/** The test of a rule's `within`. `span` are the first and last instant of the log. */
export function withinTest(within: Within, calendar: Calendar | undefined, span: { first: number; last: number }): WithinTest {
  if (within.kind === 'elapsed') {
    const most = within.milliseconds * 1000
    return (one, other) => {
      const elapsed = Math.abs(one - other)
      return elapsed <= most ? 1 : elapsed > most ? 0 : 2
    }
  }
  const zone = zoneOf(calendar!.timezone)
  const table = workingDays(calendar!, span)
  return within.kind === 'working-hours'
    ? hoursTest(within.milliseconds * 1000, table, zone.toLocal)
    : daysTest(within.days, table, zone.toLocal)
}

/** Opening microseconds between two instants; NaN where the calendar does not know the days between. */
export function workingTimeBetween(calendar: Calendar, span: { first: number; last: number }): (one: number, other: number) => number {
  const { toLocal } = zoneOf(calendar.timezone)
  const table = workingDays(calendar, span)
  return (one, other) => workedUntil(table, toLocal(Math.max(one, other))) - workedUntil(table, toLocal(Math.min(one, other)))
}

function hoursTest(most: number, table: WorkingDays, toLocal: (utc: number) => number): WithinTest {
  return (one, other) => {
    const elapsed = Math.abs(one - other)
    if (elapsed <= most) return 1
    const worked = workedUntil(table, toLocal(Math.max(one, other))) - workedUntil(table, toLocal(Math.min(one, other)))
    return worked <= most ? 1 : worked > most ? 0 : 2
  }
}

/** `Nwd` ends at 24:00 of the Nth working day after the day of the earlier event. */
function daysTest(most: number, table: WorkingDays, toLocal: (utc: number) => number): WithinTest {
  return (one, other) => {
    const start = Math.floor(toLocal(Math.min(one, other)) / DAY)
    const end = toLocal(Math.max(one, other))
    const lastFull = Math.ceil(end / DAY) - 2
    if (lastFull - start < most) return 1
    const worked = daysUntil(table, lastFull + 1) - daysUntil(table, start + 1)
    return worked < most ? 1 : worked >= most ? 0 : 2
  }
}

/** Working microseconds from the first day of the table to a local instant; NaN outside it. */
function workedUntil(table: WorkingDays, local: number): number {
  const day = Math.floor(local / DAY)
  const index = day - table.first
  const hours = table.hours[index]
  if (hours === undefined) return NaN
  const minute = (local - day * DAY) / MINUTE
  let worked = table.time[index]!
  for (const { from, to } of hours) worked += Math.max(0, Math.min(minute, to) - from) * MINUTE
  return worked
}

function daysUntil(table: WorkingDays, day: number): number {
  return table.days[day - table.first] ?? NaN
}

function workingDays(calendar: Calendar, span: { first: number; last: number }): WorkingDays {
  const zone = zoneOf(calendar.timezone)
  const dayOf = (instant: number): number => Math.floor(zone.toLocal(instant) / DAY)
  const known = calendar.known
  const first = Math.max(dayOf(span.first) - 1, known === undefined ? -Infinity : dayNumber(known.from))
  const last = Math.min(dayOf(span.last) + 1, known === undefined ? Infinity : dayNumber(known.until), first + MOST_DAYS)
  const count = Number.isFinite(first) && Number.isFinite(last) ? Math.max(0, last - first + 1) : 0
  const hours = Array.from({ length: count }, (_, index) => hoursOf(calendar, first + index))
  const time = new Float64Array(count + 1)
  const days = new Float64Array(count + 1)
  for (const [index, open] of hours.entries()) {
    time[index + 1] = time[index]! + open.reduce((sum, { from, to }) => sum + (to - from) * MINUTE, 0)
    days[index + 1] = days[index]! + (open.length > 0 ? 1 : 0)
  }
  return { first, time, days, hours }
}

/** Opening hours of a local day (days since 1970): swapped days, then holidays, then the week. */
export function hoursOf(calendar: Calendar, day: number): Hours {
  const iso = isoDay(day)
  const weekday = (((day + 4) % 7) + 7) % 7
  return calendar.workdays.get(iso) ?? (calendar.holidays.has(iso) ? [] : calendar.week[weekday]!)
}
