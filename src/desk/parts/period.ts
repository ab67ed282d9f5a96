import type { Db } from '../../base/index.ts'
import { newestRun, type RunSummary } from '../../detect/index.ts'

/** Months that are looked at: from the first day of the first to the last day of the data. */
export interface Period {
  from: string
  until: string
  run: RunSummary | null
  /** Local day of today. */
  today: string
  timezone: string
}

const ZONE = 'Asia/Ho_Chi_Minh'

/** The day that it is in a time zone. */
export function localToday(timezone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
}

/** The last months of the data; before there are any, of today. */
export async function readPeriod(db: Db, months: number): Promise<Period> {
  const run = await newestRun(db)
  const timezone = run?.timezone ?? ZONE
  const today = localToday(timezone)
  const until = run?.lastDay ?? today
  return { from: beginning(until, months), until, run, today, timezone }
}

/** First day of the month in which a stretch of so many months up to a day begins. */
export function beginning(until: string, months: number): string {
  const [year, month, day] = until.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const start = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, lastDay) + 1))
  return `${start.toISOString().slice(0, 7)}-01`
}

const DAY = 86_400_000

/** Days from one day to another. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY)
}

/** First days of the weeks (Mondays) or months from one day to another. */
export function starts(grain: 'week' | 'month', from: string, until: string): string[] {
  const found: string[] = []
  const last = Date.parse(until)
  let date = new Date(from)
  if (grain === 'week') date = new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY)
  else date.setUTCDate(1)
  while (date.getTime() <= last) {
    found.push(date.toISOString().slice(0, 10))
    date = grain === 'week' ? new Date(date.getTime() + 7 * DAY) : new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1))
  }
  return found
}
