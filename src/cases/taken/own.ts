import { sql } from 'kysely'
import { ZONE, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { OwnTaken } from './schema.ts'

/** Cases of which whoever asks had notice and in which he is concerned no more, the last first. Neither who took him out stands in it, nor why. */
export async function listOwnTaken(db: Db, { actor }: Scope): Promise<{ rows: OwnTaken[] }> {
  const { rows } = await sql<OwnTaken>`select * from (select distinct on (t.case_id) t.id, c.number, t.notified_on::text as "notifiedOn",
        (t.at at time zone ${ZONE})::date::text as since
      from cases.taken t join cases.case c on c.id = t.case_id
      where t.officer = ${actor.id} and t.notified_on is not null
        and not exists (select from cases.party p where p.case_id = t.case_id and p.officer = t.officer and p.role = 'concerned' and p.notified_on is not null)
      order by t.case_id, t.id desc) as last order by id desc limit 200`.execute(db)
  return { rows }
}
