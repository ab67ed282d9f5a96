import { Temporal } from 'temporal-polyfill'
import { LiemError } from '../base/index.ts'

/** Microseconds since 1970 UTC, or null where a text is no instant. */
export type TimeReader = (text: string) => number | null

const TIME =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?\s?(?:(Z|z)|([+-])([0-9]{2})(?::?([0-9]{2}))?)?)?$/u
const QUARTER = 900_000
const REMEMBERED = 100_000

/**
 * A reader of xs:dateTime and its near kin: `T` or a space, seconds and time of day optional, offset `Z`,
 * `±hh:mm`, `±hhmm`, `±hh` or none. Without offset the text is a time in `timezone`: one that occurs twice
 * is the earlier, one that the clocks skip is moved on by the gap (as Temporal's `compatible`). Digits after
 * the microsecond are cut off. Throws LiemError('rulebook') for a time zone that is not known.
 */
export function timeReader(timezone: string): TimeReader {
  const toUtc = localReader(timezone)
  return (text) => fromPlain(text, toUtc) ?? fromAny(text.trim(), toUtc)
}

/** The common form `yyyy-mm-ddThh:mm:ss[.fff][Z|±hh:mm]` by its characters; null for any other. */
function fromPlain(text: string, toUtc: (local: number) => number): number | null {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return null
  const separator = text.charCodeAt(10)
  if (separator !== 84 && separator !== 32) return null
  const day = daysOf(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8))
  const seconds = secondsOf(two(text, 11), two(text, 14), two(text, 17))
  let at = 19
  let micros = 0
  if (text.charCodeAt(19) === 46) {
    let unit = 100_000
    for (at = 20; at < text.length && unit >= 1; at++, unit /= 10) {
      const digit = text.charCodeAt(at) - 48
      if (digit < 0 || digit > 9) break
      micros += digit * unit
    }
    if (at === 20) return null
  }
  const local = (day * 86_400 + seconds) * 1000
  if (at === text.length) return Number.isNaN(local) ? null : toUtc(local) * 1000 + micros
  const offset = offsetOf(text, at)
  const instant = (local - offset * 60_000) * 1000 + micros
  return Number.isNaN(instant) ? null : instant
}

/** Two digits as a number, NaN where they are none. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** Minutes east of UTC; NaN for any form but `Z` and `±hh:mm`. */
function offsetOf(text: string, at: number): number {
  const sign = text.charCodeAt(at)
  if (sign === 90) return text.length === at + 1 ? 0 : Number.NaN
  if ((sign !== 43 && sign !== 45) || text.length !== at + 6 || text.charCodeAt(at + 3) !== 58) return Number.NaN
  return minutesOf(sign === 45, two(text, at + 1), two(text, at + 4))
}

function minutesOf(west: boolean, hours: number, minutes: number): number {
  if (!(hours <= 18 && minutes <= 59)) return Number.NaN
  return (hours * 60 + minutes) * (west ? -1 : 1)
}

function fromAny(text: string, toUtc: (local: number) => number): number | null {
  const found = TIME.exec(text)
  if (found === null) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zulu, sign, hours, minutes = '0'] = found
  const local = (daysOf(Number(year), Number(month), Number(day)) * 86_400 + secondsOf(Number(hour), Number(minute), Number(second))) * 1000
  const micros = Number(fraction.padEnd(6, '0').slice(0, 6))
  if (Number.isNaN(local)) return null
  if (zulu === undefined && sign === undefined) return toUtc(local) * 1000 + micros
  const offset = zulu === undefined ? minutesOf(sign === '-', Number(hours), Number(minutes)) : 0
  return Number.isNaN(offset) ? null : (local - offset * 60_000) * 1000 + micros
}

/** Days since 1970 of a day of the Gregorian calendar (Hinnant's civil algorithm); NaN where there is no such day. */
function daysOf(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31 && year > 0)) return Number.NaN
  if (day > 28 && day > daysIn(year, month)) return Number.NaN
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Seconds of the day; 24:00:00 is the end of the day, as in xs:dateTime. NaN where there is no such time. */
function secondsOf(hour: number, minute: number, second: number): number {
  const seconds = hour * 3600 + minute * 60 + second
  return hour <= 24 && minute <= 59 && second <= 59 && seconds <= 86_400 ? seconds : Number.NaN
}

/** From milliseconds of a wall clock to milliseconds UTC; offsets are remembered by quarter of an hour. */
function localReader(timezone: string): (local: number) => number {
  if (timezone === 'UTC') return (local) => local
  const exact = (local: number): number => {
    const clock = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime()
    return local - clock.toZonedDateTime(timezone, { disambiguation: 'compatible' }).epochMilliseconds
  }
  try {
    exact(0)
  } catch (cause) {
    throw new LiemError('rulebook', `the time zone ${JSON.stringify(timezone)} is not known`, { hint: 'a name as Asia/Ho_Chi_Minh', cause })
  }
  const offsets = new Map<number, number | null>()
  return (local) => {
    const quarter = Math.floor(local / QUARTER)
    let offset = offsets.get(quarter)
    if (offset === undefined) {
      const first = exact(quarter * QUARTER)
      offset = first === exact((quarter + 1) * QUARTER - 1) ? first : null
      if (offsets.size >= REMEMBERED) offsets.clear()
      offsets.set(quarter, offset)
    }
    return local - (offset ?? exact(local))
  }
}
