import type { Db } from '../../base/index.ts'
import { unitNames } from '../../organisation/index.ts'
import type { Identity } from '../schema.ts'
import { heldBy, thatCount } from './principal.ts'
import type { OwnRole, Role } from './schema.ts'

/** The roles that count for whoever asks, with the units for which they are held; whoever sits at a machine without accounts has none. */
export async function listOwnRoles(db: Db, identity: Identity): Promise<{ rows: OwnRole[] }> {
  if (identity.by === 'local') return { rows: [] }
  const { rows } = await heldBy(identity).$castTo<{ role: Role; unit: string | null }>().execute(db)
  const counting = thatCount(rows, identity.officer === null ? [] : [{ role: 'official' as const, unit: null }])
  const units = await unitNames(
    db,
    counting.flatMap(({ unit }) => unit ?? []),
  )
  return { rows: counting.map(({ role, unit }) => ({ role, unit: unit === null ? null : units.get(unit)! })) }
}
