import { listEvents } from '../../../src/ledger/index.ts'
import { listEvents as eventsRoute } from '../../../src/ledger/schema.ts'
import { on, type Entry } from '../table.ts'
import { IMPORT_ROUTES } from './imports.ts'
import { JOB_ROUTES } from './jobs.ts'

/** Every contract and what answers it. */
export const ROUTES: readonly Entry[] = [
  on(eventsRoute, ({ db, scope }, input) => listEvents(db, scope, input)),
  ...JOB_ROUTES,
  ...IMPORT_ROUTES,
]
