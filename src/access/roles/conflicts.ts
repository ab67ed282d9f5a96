import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'

/** Officers whose acts this one may not judge: himself, and those he is related to or has an interest in today. */
export async function conflictsOf(db: Db | Trx, officer: string): Promise<string[]> {
  const { rows } = await sql<{ others: string[] }>`select access.related_to(${officer}) as others`.execute(db)
  return [officer, ...rows[0]!.others]
}
