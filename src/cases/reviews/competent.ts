import { sql } from 'kysely'
import { LiemError, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { ReviewRow } from './find.ts'

/**
 * Who may sign what a head or deputy answers for: a superior, not a colleague, nor somebody below. This is the one place that says so. Throws `denied`.
 */
export async function requireCompetent(trx: Trx, { actor }: Scope, { officer }: Pick<ReviewRow, 'officer'>): Promise<void> {
  const { rows } = await sql<{ equal: boolean }>`select ${officer} = any(cases.equals_of(${actor.id})) as equal`.execute(trx)
  if (rows[0]!.equal)
    throw new LiemError('denied', 'nobody judges an equal or a superior', { hint: 'whoever heads a unit above both concludes it' })
}
