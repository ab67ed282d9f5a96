import { sql } from 'kysely'
import { ZONE, type Db, type Trx } from '../../base/index.ts'
import type { RunReport } from './schema.ts'

export interface RunSummary {
  id: string
  lake: string
  rulebooks: { id: string; version: number }[]
  cases: number
  events: number
  violating: number
  unfinished: number
  /** Instants of the first and last event. */
  from: string | null
  until: string | null
  /** The local day of the last event. */
  lastDay: string | null
  timezone: string
  at: string
}

/** The newest run, which pages show; null before the first. */
export async function newestRun(db: Db | Trx): Promise<RunSummary | null> {
  const { rows } =
    await sql<RunSummary>`select id, lake, rulebooks, cases, events, violating, unfinished, data_from as "from", data_until as "until",
    (data_until at time zone timezone)::date as "lastDay", timezone, at from detect.run order by at desc, id desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** What pages show of the newest run beside its counts; null before the first. */
export async function newestReport(db: Db): Promise<RunReport | null> {
  const { rows } = await sql<{ report: RunReport }>`select report from detect.run order by at desc, id desc limit 1`.execute(db)
  return rows[0]?.report ?? null
}

/** The zone by whose clocks days are counted everywhere: that of the newest run. */
export async function zoneOfData(db: Db | Trx): Promise<string> {
  const { rows } = await sql<{ timezone: string }>`select timezone from detect.run order by at desc, id desc limit 1`.execute(db)
  return rows[0]?.timezone ?? ZONE
}
