import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import type { DeclaredException } from '../../detect/behaviour/index.ts'
import { subtree } from '../../organisation/index.ts'

/** Circumstances in force as the statistics take them: cases of their units and times are set apart from the others. */
export async function declaredExceptions(db: Db | Trx): Promise<DeclaredException[]> {
  const { rows } = await sql<DeclaredException>`select id, units, rules, from_at as "from", until_at as "until" from findings.circumstance
    where state = 'in-force' order by at, id`.execute(db)
  return Promise.all(rows.map(async (row) => ({ ...row, units: row.units === null ? null : await subtree(db, row.units) })))
}
