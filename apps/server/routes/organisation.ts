import { findPeople, listUnits } from '../../../src/organisation/index.ts'
import * as contract from '../../../src/organisation/schema.ts'
import { on, type Entry } from '../table.ts'

export const ORGANISATION_ROUTES: readonly Entry[] = [
  on(contract.listUnits, ({ db, scope }) => listUnits(db, scope)),
  on(contract.findPeople, ({ db, scope }, input) => findPeople(db, scope, input)),
]
