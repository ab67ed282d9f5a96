import { Temporal } from 'temporal-polyfill'

/** Microseconds of a zone's local clock from UTC microseconds, and back. Days are `Math.floor(local / DAY)`. */
export interface Zone {
  name: string
  toLocal: (utc: number) => number
  /** A local time that occurs twice is the earlier one; one that is skipped is moved forward (Temporal's `compatible`). */
  toUtc: (local: number) => number
}

const SECOND = 1_000_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The zone of local days where no data, and nobody, says another: once there is a run, its zone counts (`zoneOfData`). */
export const ZONE = 'Asia/Ho_Chi_Minh'

/** The day, by the clocks of a zone, of an instant in milliseconds; now where none is given. */
export function localDay(zone: string, milliseconds: number = Date.now()): string {
  return isoDay(Math.floor(zoneOf(zone).toLocal(milliseconds * 1000) / DAY))
}

interface Span {
  from: number
  until: number
  offset: number
}

const zones = new Map<string, Zone>()

/** The zone of an IANA name; remembers the last span of constant offset, so that a million times cost little. Throws RangeError for an unknown name. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known !== undefined) return known
  Temporal.Now.zonedDateTimeISO(name)
  let utcSpan: Span = { from: 0, until: 0, offset: 0 }
  let localSpan: Span = { from: 0, until: 0, offset: 0 }
  const zone: Zone = {
    name,
    toLocal: (utc) => {
      if (utc < utcSpan.from || utc >= utcSpan.until) utcSpan = spanAt(name, utc)
      return utc + utcSpan.offset
    },
    toUtc: (local) => {
      if (local < localSpan.from || local >= localSpan.until) localSpan = localSpanAt(name, local)
      return local - localSpan.offset
    },
  }
  zones.set(name, zone)
  return zone
}

function zoned(name: string, utc: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(utc / 1000)).toZonedDateTimeISO(name)
}

function spanAt(name: string, utc: number): Span {
  const moment = zoned(name, utc)
  const before = moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  const after = moment.getTimeZoneTransition('next')
  return {
    from: before === null ? -Infinity : before.epochMilliseconds * 1000,
    until: after === null ? Infinity : after.epochMilliseconds * 1000,
    offset: moment.offsetNanoseconds / 1000,
  }
}

/** A span of local times with one offset, kept a day clear of transitions; near one, a single point. */
function localSpanAt(name: string, local: number): Span {
  const plain = Temporal.Instant.fromEpochMilliseconds(Math.floor(local / 1000))
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
  const moment = plain.toZonedDateTime(name, { disambiguation: 'compatible' })
  // A skipped time is moved forward by Temporal; its offset is then that from before the gap.
  const offset = (plain.toZonedDateTime('UTC').epochMilliseconds - moment.epochMilliseconds) * 1000
  const span = spanAt(name, local - offset)
  const from = span.from + offset + DAY
  const until = span.until + offset - DAY
  return local >= from && local < until ? { from, until, offset } : { from: local, until: local + 1, offset }
}

/** The ISO day of a number of local days since 1970. */
export function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** Days since 1970 of an ISO day. */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000
}
