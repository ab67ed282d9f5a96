import { Temporal } from 'temporal-polyfill'
import type { Calendar } from './model.ts'

/** Microseconds. */
export const MINUTE = 60_000_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

function zoned(time: number, timezone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochNanoseconds(BigInt(time) * 1000n).toZonedDateTimeISO(timezone)
}

const micros = (at: Temporal.ZonedDateTime): number => Number(at.epochNanoseconds / 1000n)

/** ISO day on the wall calendar of a zone. */
export const localDay = (time: number, timezone: string): string => zoned(time, timezone).toPlainDate().toString()

/** Wall clock text without offset, to the microsecond. */
export const localText = (time: number, timezone: string): string => zoned(time, timezone).toPlainDateTime().toString()

/** Whether `later` is inside `within` counted from `earlier`, ends included. Both in microseconds. */
export function inside(earlier: number, later: number, within: string, calendar: Calendar): boolean {
  const [, amount, unit] = /^(\d+)(m|h|d|wh|wd)$/.exec(within) ?? []
  const n = Number(amount)
  if (unit === 'wh') return openingTime(earlier, later, calendar) <= n * HOUR
  if (unit === 'wd') return later <= endOfWorkingDay(earlier, n, calendar)
  return later - earlier <= n * (unit === 'm' ? MINUTE : unit === 'h' ? HOUR : DAY)
}

const isWorked = (day: Temporal.PlainDate, calendar: Calendar): boolean =>
  calendar.days.includes(WEEKDAYS[day.dayOfWeek - 1]!) && !calendar.holidays.includes(day.toString())

/** Opening time between two instants: day by day, slot by slot. */
function openingTime(from: number, to: number, calendar: Calendar): number {
  const last = zoned(to, calendar.timezone).toPlainDate()
  let sum = 0
  for (let day = zoned(from, calendar.timezone).toPlainDate(); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!isWorked(day, calendar)) continue
    for (const slot of calendar.hours) {
      const [opens, closes] = slot.split('-').map((text) => micros(atClock(day, text, calendar.timezone)))
      sum += Math.max(0, Math.min(closes!, to) - Math.max(opens!, from))
    }
  }
  return sum
}

function atClock(day: Temporal.PlainDate, text: string, timezone: string): Temporal.ZonedDateTime {
  return text === '24:00'
    ? day.add({ days: 1 }).toZonedDateTime(timezone)
    : day.toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from(text) })
}

/** 24:00 of the nth working day after the day of an instant. */
function endOfWorkingDay(from: number, n: number, calendar: Calendar): number {
  let day = zoned(from, calendar.timezone).toPlainDate()
  for (let left = n; left > 0;) {
    day = day.add({ days: 1 })
    if (isWorked(day, calendar)) left -= 1
  }
  return micros(day.add({ days: 1 }).toZonedDateTime(calendar.timezone))
}
