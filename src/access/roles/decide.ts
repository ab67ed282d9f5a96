import type { Action, Scope } from '../../base/schema.ts'
import type { Principal, RoleGrant } from './principal.ts'
import { allows, OWN, ROLES } from './pure.ts'

/**
 * The one decision: what of all there is somebody may do something to; null where he may not do it at all. API, lists, counts, search, exports, jobs
 * and files ask here. A record outside the scope does not exist for him: rooms put it into their SQL.
 */
export function decide({ identity, actor, grants, conflicts }: Principal, action: Action): Scope | null {
  if (identity.scopes !== null && !identity.scopes.includes(action)) return null
  if (identity.by === 'local') return { actor, units: 'all', hidden: [] }
  const allowing = grants.filter(({ role }) => allows(role, action))
  return allowing.length > 0 || OWN.includes(action) ? { actor, units: unitsOf(allowing), hidden: conflicts } : null
}

/** The same where what may not be done is done to nothing, not even to what was given to whoever asks: for pages that show several things at once. */
export function scopeFor(principal: Principal, action: Action): Scope {
  return decide(principal, action) ?? { actor: { ...principal.actor, id: NOBODY }, units: [], hidden: principal.conflicts }
}

/** No finding is given to it. */
const NOBODY = ''

function unitsOf(grants: readonly RoleGrant[]): Scope['units'] {
  const units = new Set<string>()
  for (const grant of grants) {
    if (grant.units === 'all') return 'all'
    for (const unit of grant.units) units.add(unit)
  }
  return [...units].toSorted()
}

/** All that somebody may do somewhere, for screens that offer only that. */
export function actionsOf(principal: Principal): Action[] {
  const all = new Set<Action>([...OWN, ...Object.values(ROLES).flatMap(({ may }): readonly Action[] => may)])
  return [...all].filter((action) => decide(principal, action) !== null).toSorted()
}
