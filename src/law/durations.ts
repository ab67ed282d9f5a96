import type { Within } from './schema.ts'

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const LONGEST = 36_525 * UNITS.d

export const WITHIN_HINT = 'write 90m, 8h or 2d (elapsed), 2wh or 3wd (working hours or days of the calendar)'

/**
 * Reads a duration: `30s`, `90m`, `8h`, `2d` elapsed, `2wh` working hours, `3wd` working days.
 * Gives the reason where it is none. Decimals may be used except in working days.
 */
export function parseWithin(text: string): Within | string {
  const match = /^(\d{1,9}(?:\.\d{1,9})?)(s|m|h|d|wh|wd)$/.exec(text)
  if (match === null) return `"${text.slice(0, 60)}" is not a duration`
  const amount = Number(match[1])
  const unit = match[2]
  if (unit === 'wd') {
    if (!Number.isInteger(amount) || amount < 1) return 'working days are a whole number, 1 or more'
    return amount > 36_525 ? 'longer than a hundred years' : { kind: 'working-days', text, days: amount }
  }
  const milliseconds = Math.round(amount * UNITS[unit === 'wh' ? 'h' : (unit as keyof typeof UNITS)])
  if (milliseconds > LONGEST) return 'longer than a hundred years'
  return { kind: unit === 'wh' ? 'working-hours' : 'elapsed', text, milliseconds }
}

/** Whether a text is a day of the calendar, `2026-02-16`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Whether a text names a time zone of the IANA data base. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
