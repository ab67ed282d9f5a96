import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'

/** Numbers of all who stand above somebody today: heads, acting ones and deputies of the units where he serves and of all units above; of his own unit those of higher rank. */
export async function leadersOf(db: Db | Trx, officer: string): Promise<string[]> {
  const { rows } = await sql<{ officer: string }>`with recursive above (unit, least) as (
      select t.unit, case t.role when 'officer' then 1 when 'deputy' then 2 else 3 end from organisation.tenure t
        where t.officer = ${officer} and t.during @> organisation.today()
      union select own.parent, 1 from above join organisation.unit own on own.code = above.unit where own.parent is not null)
    select distinct t.officer from above join organisation.tenure t on t.unit = above.unit
    where t.role <> 'officer' and t.during @> organisation.today() and t.officer <> ${officer}
      and case t.role when 'deputy' then 1 else 2 end >= above.least order by 1`.execute(db)
  return rows.map((row) => row.officer)
}
