import { sql } from 'kysely'
import type { Db, Trx } from '../../base/index.ts'
import { TIERS, type Tier } from '../../base/schema.ts'
import { thatCount } from './principal.ts'
import { isCleared, ROLES } from './pure.ts'
import type { Role } from './schema.ts'

/** Up to which tier an officer sees findings of any unit, by his roles of today; who has no account has those of the register. */
export async function clearanceOf(db: Db | Trx, officer: string): Promise<Tier> {
  const { rows } = await sql<{ role: string }>`select held.role from access.held_by(
    access.account_of(${officer}), ${officer}) as held`.execute(db)
  const known = rows.filter((row): row is { role: Role } => Object.hasOwn(ROLES, row.role))
  return TIERS.findLast((tier) => thatCount(known, []).some(({ role }) => isCleared(role, tier))) ?? 'ordinary'
}
