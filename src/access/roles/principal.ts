import { sql } from 'kysely'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import type { Db, Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import type { Identity } from '../schema.ts'
import { isAdministrative, ROLES } from './pure.ts'
import type { Role } from './schema.ts'

/** A role, and the units for which it is held today, with all below them. */
export interface RoleGrant {
  role: Role
  units: 'all' | readonly string[]
}

/** Somebody who asks, with all that decides what he may. */
export interface Principal {
  identity: Identity
  /** In whose name it is done: the number in the register of people, of somebody who is not in it the account. */
  actor: Actor
  grants: readonly RoleGrant[]
  /** Officers whose acts he may not judge: himself, and those he is related to or has an interest in. */
  conflicts: readonly string[]
  /** Findings that are open to him in an emergency at this moment. */
  opened: readonly string[]
  /** Cases that a seat in their council opens to him today, to be read. */
  seats: readonly string[]
}

interface Row {
  grants: { role: string; units: string[] | null }[]
  related: string[]
  serving: boolean
  opened: string[]
  seats: string[]
}

/** What somebody may is read anew for every request, in one question: a role that was taken away is gone at once. */
export async function principalOf(db: Db | Trx, identity: Identity): Promise<Principal> {
  const { account, officer, name, by } = identity
  const actor: Actor = { id: officer ?? account, name, kind: 'person' }
  if (by === 'local') return { identity, actor, grants: [], conflicts: [], opened: [], seats: [] }
  const { rows } =
    await sql<Row>`${sql.raw(PLANNED_ONCE)} select grants, related, serving, opened, seats from access.context(${account}, ${officer})`.execute(
      db,
    )
  const { grants, related: others, serving, opened, seats } = rows[0]!
  return { identity, actor, grants: heldTogether(grants, serving), conflicts: officer === null ? [] : [officer, ...others], opened, seats }
}

/** SQL: roles of today with their units, as given and as in the register; which of them count, `heldTogether` says. */
export function heldBy({ account, officer }: Pick<Identity, 'account' | 'officer'>) {
  return sql`select role, unit from access.held_by(${account}, ${officer})`
}

/** Whoever administers sees no case, whatever unit he heads; everybody who serves is an official. */
function heldTogether(rows: Row['grants'], serving: boolean): RoleGrant[] {
  const known = rows.filter((row): row is Row['grants'][number] & { role: Role } => Object.hasOwn(ROLES, row.role))
  const held = known.map(({ role, units }): RoleGrant => ({ role, units: units ?? 'all' }))
  return thatCount(held, serving ? [{ role: 'official', units: [] }] : [])
}

/** Of roles that are held at once those that count; `always` are those of everybody who serves. */
export function thatCount<R extends { role: Role }>(held: readonly R[], always: readonly R[]): R[] {
  const administrative = held.filter(({ role }) => isAdministrative(role))
  return administrative.length > 0 ? administrative : [...held, ...always]
}
