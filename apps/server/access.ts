import type { Identity } from '../../src/access/index.ts'
import { actionsOf, claimsOf, decide, principalOf, scopeFor, type Claims, type Principal } from '../../src/access/roles/index.ts'
import { allows } from '../../src/access/roles/pure.ts'
import type { Role } from '../../src/access/roles/schema.ts'
import { LiemError, type Db } from '../../src/base/index.ts'
import type { Action, Actor, Scope } from '../../src/base/schema.ts'

/** What somebody was let in with: to what he may do what he asks for, and what he sees of other things that stand on the same page. */
export interface Entrance {
  actor: Actor
  /** Roles that allow it. */
  roles: readonly Role[]
  scope: Scope
  scopeFor: (action: Action) => Scope
  may: (action: Action) => boolean
  /** All that he may, somewhere. */
  actions: () => Action[]
  /** What the database is told of him. */
  claims: Claims
}

/** The one place that decides; it is asked before every route runs. Throws `absent` for what somebody may not do at all: the same sentence. */
export async function enter(db: Db, identity: Identity, action: Action): Promise<Entrance> {
  const principal = await principalOf(db, identity)
  const scope = decide(principal, action)
  if (scope === null) throw new LiemError('absent', 'it is not there, or it may not be seen')
  return {
    actor: principal.actor,
    roles: rolesFor(principal, action),
    scope,
    scopeFor: (other) => scopeFor(principal, other),
    may: (other) => decide(principal, other) !== null,
    actions: () => actionsOf(principal),
    claims: claimsOf(principal, action),
  }
}

/** Everybody in the register is an official; that is said only of whoever is nothing else. */
function rolesFor({ grants }: Principal, action: Action): Role[] {
  const roles = [...new Set(grants.filter(({ role, units }) => allows(role, action, units === 'all')).map(({ role }) => role))].toSorted()
  return roles.length > 1 ? roles.filter((role) => role !== 'official') : roles
}
