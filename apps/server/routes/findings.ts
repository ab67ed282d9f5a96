import { countFindings, exportRows, listFindings, neighbours, showFinding } from '../../../src/findings/index.ts'
import * as contract from '../../../src/findings/schema.ts'
import { findingsFile } from '../export/findings.ts'
import { on, sends, type Entry } from '../table.ts'

export const FINDING_ROUTES: readonly Entry[] = [
  on(contract.listFindings, ({ db, scope }, input) => listFindings(db, scope, input)),
  on(contract.countFindings, ({ db, scope }) => countFindings(db, scope)),
  sends(contract.exportFindings, async ({ db, scope }, { format, language, ...wanted }) =>
    findingsFile(exportRows(db, scope, wanted), format, language),
  ),
  on(contract.showFinding, ({ db, scope }, { id }) => showFinding(db, scope, id)),
  on(contract.neighbours, ({ db, scope }, input) => neighbours(db, scope, input)),
]
