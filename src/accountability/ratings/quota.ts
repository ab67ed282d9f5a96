import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { ratingLedger } from '../../law/rating/index.ts'
import type { listRatings as contract } from './schema.ts'
import type { z } from 'zod'
import { rated } from './scope.ts'

type Quota = z.input<typeof contract.output>['quota']

/** How many of a unit have the level that the law of the year gives to so many only, in each group; null where it gives it to all. It limits nobody by itself. */
export async function quotaOf(db: Db, scope: Scope, pack: LawPack, { year, unit }: { year: number; unit: string }): Promise<Quota> {
  const { rows } = await sql<{
    leads: boolean
    class: string | null
    level: string
    n: number
  }>`select p.leads, p.class, r.level, count(*)::int as n
    from (${rated(scope, year, sql`true`, [unit])}) as p join accountability.rating r on r.officer = p.officer and r.year = ${year} and r.withdrawn_by is null
      and not exists (select from accountability.rating n where n.corrects = r.id and n.withdrawn_by is null)
    group by p.leads, p.class, r.level`.execute(db)
  const of =
    rows.find((row) => row.class !== null)?.class ??
    pack.terms.classes.find(({ id }) => ratingLedger(pack, asked(year, id))[0]!.quota !== null)?.id
  const quota = of === undefined ? null : ratingLedger(pack, asked(year, of))[0]!.quota
  if (quota === null) return null
  const groups = [true, false].map((leads) => {
    const own = rows.filter((row) => row.leads === leads)
    const sum = (levels: readonly string[]): number => own.filter(({ level }) => levels.includes(level)).reduce((n, row) => n + row.n, 0)
    const have = sum([quota.level])
    const good = sum(quota.of)
    return { leads, have, of: good, most: Math.floor((good * quota.percent) / 100) }
  })
  return { level: quota.level, of: quota.of, percent: quota.percent, because: quota.because, groups }
}

const asked = (year: number, of: string): Parameters<typeof ratingLedger>[1] => ({
  years: [{ year, class: of, leads: false }],
  stands: [],
  used: [],
})
