import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { openJobs } from '../../jobs/index.ts'
import { readPeriod } from '../parts/period.ts'
import { among, unitsOf } from '../parts/scope.ts'
import { sumOpen } from '../parts/sums.ts'
import type { AppState } from './schema.ts'

/** What the process knows that the database does not. */
export interface Installation {
  version: string
  localOnly: boolean
}

/** What every page shows around its content. */
export async function showState(db: Db, scope: Scope, { version, localOnly }: Installation): Promise<AppState> {
  const units = await unitsOf(db, scope)
  const [period, open, patterns, circumstances, demonstration, jobs] = await Promise.all([
    readPeriod(db, 12),
    sumOpen(db, units),
    count(
      db,
      sql`detect.pattern where status in ('red', 'amber')
      and (subject_kind = 'unit' and ${among(units, sql`subject`)} or subject_kind = 'broker' and ${units === null})`,
    ),
    count(db, sql`findings.circumstance where state = 'in-force' and now() between from_at and until_at`),
    count(db, sql`jobs.job where kind = 'demo'`),
    openJobs(db),
  ])
  return {
    version,
    actor: scope.actor,
    demonstration: demonstration > 0,
    dataUntil: period.run?.until ?? null,
    today: period.today,
    timezone: period.timezone,
    counts: { findings: open.reduce((sum, { n }) => sum + n, 0), patterns, circumstances },
    jobs,
    localOnly,
  }
}

async function count(db: Db, of: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${of}`.execute(db)
  return rows[0]!.n
}
