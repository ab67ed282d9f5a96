import { declareInterest, endGrant, endInterest, listGrants, listInterests, listOwnRoles } from '../../../src/access/roles/index.ts'
import * as contract from '../../../src/access/roles/schema.ts'
import { on, type Entry } from '../table.ts'

export const ROLE_ROUTES: readonly Entry[] = [
  on(contract.listOwnRoles, ({ db, own }) => listOwnRoles(db, own.identity)),
  on(contract.listGrants, ({ db }, input) => listGrants(db, input)),
  on(contract.endGrant, ({ db, actor }, input) => endGrant(db, actor, input)),
  on(contract.listInterests, ({ db }, input) => listInterests(db, input)),
  on(contract.declareInterest, ({ db, actor }, input) => declareInterest(db, actor, input)),
  on(contract.endInterest, ({ db, actor }, input) => endInterest(db, actor, input)),
]
