import { DAY, MINUTE, zoneOf } from '../base/index.ts'

/** The wall clock of one time zone. All arguments are microseconds since 1970 UTC, and must be finite. */
export interface LocalClock {
  /** Days since 1970-01-01 on the local calendar. */
  day: (time: number) => number
  /** Minutes since local midnight, with fraction. */
  minute: (time: number) => number
  /** `dd/MM/yyyy`. */
  date: (time: number) => string
  /** `HH:mm`. */
  hourMinute: (time: number) => string
}

/** A clock that keeps the texts of the days it has met. */
export function localClock(timezone: string): LocalClock {
  const { toLocal } = zoneOf(timezone)
  const dates = new Map<number, string>()
  const day = (time: number): number => Math.floor(toLocal(time) / DAY)
  const minute = (time: number): number => {
    const local = toLocal(time)
    return (local - Math.floor(local / DAY) * DAY) / MINUTE
  }
  return {
    day,
    minute,
    date: (time) => {
      const key = day(time)
      const known = dates.get(key)
      if (known !== undefined) return known
      const made = formatDay(key)
      dates.set(key, made)
      return made
    },
    hourMinute: (time) => HOUR_MINUTE[Math.floor(minute(time))],
  }
}

/** An instant (µs UTC) as ISO text, microseconds only where there are some; null where it is none, or outside the years 1 to 9999. */
export function isoInstant(time: number): string | null {
  if (!(time >= FIRST && time < END)) return null
  const milliseconds = Math.floor(time / 1000)
  const rest = time - milliseconds * 1000
  const text = new Date(milliseconds).toISOString()
  return rest === 0 ? text : `${text.slice(0, -1)}${String(rest).padStart(3, '0')}Z`
}

const FIRST = Date.parse('0001-01-01T00:00:00Z') * 1000
const END = (Date.parse('9999-12-31T00:00:00Z') + 86_400_000) * 1000

/** Text of a local day (days since 1970) as `dd/MM/yyyy`. */
export function formatDay(day: number): string {
  const date = new Date(day * 86_400_000)
  return `${pad(date.getUTCDate())}/${pad(date.getUTCMonth() + 1)}/${String(date.getUTCFullYear()).padStart(4, '0')}`
}

const HOUR_MINUTE = Array.from({ length: 1440 }, (_, minute) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`)

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
