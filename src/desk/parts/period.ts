import type { Db } from '../../base/index.ts'
import { newestRun, type RunSummary } from '../../detect/store/index.ts'
import { beginning } from './pure.ts'

/** Months that are looked at: from the first day of the first to the last day of the data. */
export interface Period {
  from: string
  until: string
  run: RunSummary | null
  /** Local day of today. */
  today: string
  timezone: string
}

/** The zone of local days where no data say another. */
export const ZONE = 'Asia/Ho_Chi_Minh'

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
