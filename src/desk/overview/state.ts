import { sql } from 'kysely'
import type { Identity } from '../../access/index.ts'
import { countUnseenActs, countWaiting } from '../../access/proposals/index.ts'
import type { Db } from '../../base/index.ts'
import { countReviews } from '../../access/break-glass/index.ts'
import { countCases } from '../../cases/index.ts'
import { countOpenReviews } from '../../cases/heads/index.ts'
import { TIERS, type Action, type Scope } from '../../base/schema.ts'
import { seesFinding } from '../../findings/index.ts'
import { countSwitchedOff } from '../../hooks/index.ts'
import { openJobs } from '../../jobs/index.ts'
import { readPeriod } from '../parts/period.ts'
import { among, reachOf } from '../parts/scope.ts'
import { sumOpenByUnit } from '../parts/sums.ts'
import { countDue, type Asker } from '../work/index.ts'
import { countUncompared } from './uncompared.ts'
import type { AppState } from './schema.ts'

/** What runs out within so many days, or is over, is counted beside what waits. */
const SOON_DAYS = 7

/** What the process knows that the database does not. */
export interface Installation {
  version: string
  lakeDir: string
  localOnly: boolean
  /** What whoever asks may do, somewhere. */
  may: Action[]
  /** Of what he reviews emergency accesses; null where of nothing. */
  reviews: Scope | null
  /** Of which cases he concludes what heads answer for; null where of none. */
  heads?: Scope | null
  /** Left out: nobody's account. */
  asks?: Identity
  /** Left out: nobody's work. */
  work?: Asker
}

/** What every page shows around its content, to somebody who may see this of findings; of long actions all, or his own. */
export async function showState(
  db: Db,
  scope: Scope,
  { version, lakeDir, localOnly, may, reviews, heads = null, asks, work }: Installation,
  own = false,
): Promise<AppState> {
  const reach = await reachOf(db, scope)
  const [period, open, patterns, circumstances, demonstration, jobs, proposals, acts, breakGlass, webhooks, openReviews, waiting, cases] =
    await Promise.all([
      readPeriod(db, 12),
      sumOpenByUnit(db, reach),
      count(
        db,
        sql`detect.pattern where status in ('red', 'amber')
      and (subject_kind = 'unit' and ${among(reach, sql`subject`)} or subject_kind = 'broker' and ${reach.units === null})`,
      ),
      count(db, sql`findings.circumstance where state = 'in-force' and now() between from_at and until_at`),
      count(db, sql`jobs.job where kind = 'demo'`),
      openJobs(db, own ? scope.actor.id : undefined),
      asks !== undefined && may.includes('proposal.decide') ? countWaiting(db, asks) : 0,
      asks === undefined ? 0 : countUnseenActs(db, asks),
      reviews === null ? 0 : countReviews(db, { scope: reviews, sees: (column) => seesFinding(reviews, column) }),
      asks !== undefined && may.includes('webhook.read') ? countSwitchedOff(db, asks, may.includes('webhook.operate')) : 0,
      heads === null ? 0 : countOpenReviews(db, heads),
      work === undefined ? { n: 0, soon: 0 } : countDue(work, SOON_DAYS),
      work === undefined || !may.includes('case.read') ? 0 : countCases(db, work.scopeFor('case.read')).then(({ n }) => n),
    ])
  return {
    version,
    actor: scope.actor,
    demonstration: demonstration > 0,
    dataUntil: period.run?.until ?? null,
    today: period.today,
    timezone: period.timezone,
    counts: {
      findings: open.values().reduce((sum, n) => sum + n, 0),
      uncompared: await countUncompared(db, lakeDir, period.run),
      patterns,
      circumstances,
      breakGlass,
      proposals,
      acts,
      webhooks,
      reviews: openReviews,
      work: waiting.n,
      workSoon: waiting.soon,
      cases,
    },
    jobs,
    localOnly,
    may,
    tiers: TIERS.filter((tier) => tier === 'ordinary' || scope.cleared[tier].length > 0),
  }
}

async function count(db: Db, of: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${of}`.execute(db)
  return rows[0]!.n
}
