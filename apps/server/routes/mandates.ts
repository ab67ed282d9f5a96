import { confirmMandate, listMandates, openMandate, revealMandate } from '../../../src/access/mandates/index.ts'
import * as contract from '../../../src/access/mandates/schema.ts'
import { zoneOfData } from '../../../src/detect/store/index.ts'
import { on, type Entry } from '../table.ts'

export const MANDATE_ROUTES: readonly Entry[] = [
  on(contract.listMandates, ({ db, actor }, input) => listMandates(db, actor, input)),
  on(contract.openMandate, async ({ db, scope }, input) => openMandate(db, scope, input, await zoneOfData(db))),
  on(contract.confirmMandate, ({ db, scope }, input) => confirmMandate(db, scope, input)),
  on(contract.revealMandate, ({ db, actor }, input) => revealMandate(db, actor, input)),
]
