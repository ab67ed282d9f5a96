import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'

interface OpenGrant {
  grant: string
  until: string
}

/** Under what somebody sees a record that he would not see otherwise; null where he does. `otherwise`: a condition on a column of ids, without what was opened. */
export async function openGrant(
  db: Db,
  { actor, opened }: Scope,
  finding: string,
  otherwise: (column: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<OpenGrant | null> {
  if (!opened.includes(finding)) return null
  const { rows } = await sql<OpenGrant>`select b.id as grant, b.until_at as until from access.break_glass b
    where b.actor = ${actor.id} and b.finding = ${finding} and b.until_at > clock_timestamp() and not ${otherwise(sql`b.finding`)}
    order by b.id desc limit 1`.execute(db)
  return rows[0] ?? null
}
