import { localDay, ZONE, type Db } from '../../base/index.ts'
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

/** The last months of the data; before there are any, of today. */
export async function readPeriod(db: Db, months: number): Promise<Period> {
  const run = await newestRun(db)
  const timezone = run?.timezone ?? ZONE
  const today = localDay(timezone)
  const until = run?.lastDay ?? today
  return { from: beginning(until, months), until, run, today, timezone }
}
