import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import { zoneOfData } from '../../detect/store/index.ts'

/** Matters that are alike for the law: what is null is not known. */
export interface MatterGroup {
  class: string | null
  status: string
  leadership: boolean
  happened: string | null
  detected: string
  matters: number
}

/**
 * Open matters, as far as there are findings of them: an open or confirmed finding and each person that it names. Who he is, is as of today (the law goes by
 * the post held now); the act is of the day it happened on, and was found on the day it was raised.
 */
export async function openMatters(db: Db): Promise<MatterGroup[]> {
  const zone = await zoneOfData(db)
  const { rows } = await sql<MatterGroup>`
    select service.class, coalesce(service.ended, 'serving') as status, leads as leadership, happened, detected, count(*)::int as matters
    from (select n.officer, (f.happened_at at time zone ${zone})::date as happened, f.raised_on as detected
        from findings.finding f join findings.named n on n.finding = f.id
        where n.officer is not null and f.standing in (1, 2, 3) and f.withheld_by is null) as matter
      left join lateral (select s.class, case when s.during @> organisation.today() then null else s.ended end as ended from organisation.service s
        where s.officer = matter.officer and lower(s.during) <= organisation.today() order by s.during desc limit 1) as service on true
      cross join lateral (select exists (select from organisation.tenure t where t.officer = matter.officer and t.role <> 'officer'
        and t.during @> organisation.today()) as leads) as post
    group by 1, 2, 3, 4, 5 order by happened, detected, class, status, leads`.execute(db)
  return rows
}
