import { listEvents } from '../../../src/ledger/index.ts'
import { listEvents as eventsRoute } from '../../../src/ledger/schema.ts'
import { on, type Entry } from '../table.ts'
import { DESK_ROUTES } from './desk.ts'
import { FINDING_ROUTES } from './findings.ts'
import { IMPORT_ROUTES } from './imports.ts'
import { JOB_ROUTES } from './jobs.ts'
import { ORGANISATION_ROUTES } from './organisation.ts'
import { RULEBOOK_ROUTES } from './rulebooks.ts'

/** Every contract and what answers it. */
export const ROUTES: readonly Entry[] = [
  on(eventsRoute, ({ db, scope }, input) => listEvents(db, scope, input)),
  ...JOB_ROUTES,
  ...IMPORT_ROUTES,
  ...ORGANISATION_ROUTES,
  ...DESK_ROUTES,
  ...FINDING_ROUTES,
  ...RULEBOOK_ROUTES,
]
