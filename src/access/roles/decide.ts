import { everything, type Action, type Scope, type Tier, type Units } from '../../base/schema.ts'
import type { Principal, RoleGrant } from './principal.ts'
import { allows, isCleared, OWN, ROLES } from './pure.ts'

/**
 * The one decision: what of all there is somebody may do something to; null where he may not do it at all. API, lists, counts, search, exports, jobs
 * and files ask here. A record outside the scope does not exist for him: rooms put it into their SQL.
 */
export function decide(principal: Principal, action: Action): Scope | null {
  const { identity, actor, grants, conflicts } = principal
  if (identity.scopes !== null && !identity.scopes.includes(action)) return null
  if (identity.by === 'local') return everything(actor)
  const allowing = grants.filter(({ role, units }) => allows(role, action, units === 'all'))
  const [opened, seats] = [openedFor(principal, action), seatsFor(principal, action)]
  if (allowing.length + opened.length + seats.length === 0 && !OWN.includes(action)) return null
  return { actor, units: unitsOf(allowing), hidden: conflicts, cleared: clearedOf(allowing), opened, seats }
}

/** The same where what may not be done is done to nothing, not even to what was given to whoever asks: for pages that show several things at once. */
export function scopeFor(principal: Principal, action: Action): Scope {
  const nobody = { ...principal.actor, id: NOBODY }
  return (
    decide(principal, action) ?? { actor: nobody, units: [], hidden: principal.conflicts, cleared: clearedOf([]), opened: [], seats: [] }
  )
}

/** No finding is given to it. */
const NOBODY = ''

/** What was opened in an emergency is there to be read, for as long as he has a role that may ask for it, and to himself, not to a program. */
function openedFor({ identity, grants, opened }: Principal, action: Action): readonly string[] {
  const holds = action === 'finding.read' && identity.by === 'session' && grants.some(({ role }) => allows(role, 'break-glass.change'))
  return holds ? opened : []
}

/** A seat in the council of a case lets its holder read that case, whatever roles he has; himself, and no program. */
function seatsFor({ identity, seats }: Principal, action: Action): readonly string[] {
  return action === 'case.read' && identity.by === 'session' ? seats : []
}

function clearedOf(allowing: readonly RoleGrant[]): Scope['cleared'] {
  const of = (tier: Tier): Units => unitsOf(allowing.filter(({ role }) => isCleared(role, tier)))
  return { restricted: of('restricted'), secret: of('secret') }
}

function unitsOf(grants: readonly RoleGrant[]): Units {
  const units = new Set<string>()
  for (const grant of grants) {
    if (grant.units === 'all') return 'all'
    for (const unit of grant.units) units.add(unit)
  }
  return [...units].toSorted()
}

/** All that somebody may do somewhere, for screens that offer only that. What a seat opens is one case, to which its summons leads. */
export function actionsOf(principal: Principal): Action[] {
  const all = new Set<Action>([
    ...OWN,
    ...Object.values(ROLES).flatMap(({ may, mayOfAll = [] }): readonly Action[] => [...may, ...mayOfAll]),
  ])
  return [...all].filter((action) => decide({ ...principal, seats: [] }, action) !== null).toSorted()
}
