import { zoneOfData } from '../../../src/detect/store/index.ts'
import {
  addNote,
  assignFinding,
  bulkAct,
  countFindings,
  enterCircumstance,
  exportRows,
  listCircumstances,
  listFindings,
  listViews,
  moveFinding,
  neighbours,
  numberFindings,
  recordHearing,
  removeView,
  revokeCircumstance,
  saveView,
  showCircumstance,
  showFinding,
} from '../../../src/findings/index.ts'
import * as circumstances from '../../../src/findings/circumstances/schema.ts'
import * as contract from '../../../src/findings/schema.ts'
import { findingsFile } from '../export/findings.ts'
import { anew, on, sends, type Context, type Entry } from '../table.ts'

const again = ({ db, scope }: Context, { id }: { id: string }) => showFinding(db, scope, id)

export const FINDING_ROUTES: readonly Entry[] = [
  on(contract.listFindings, ({ db, scope }, input) => listFindings(db, scope, input)),
  on(contract.countFindings, ({ db, scope }) => countFindings(db, scope)),
  on(contract.numberFindings, ({ db, scope }, input) => numberFindings(db, scope, input)),
  sends(contract.exportFindings, async ({ db, scope }, { format, language, ...wanted }) =>
    findingsFile(exportRows(db, scope, wanted), { format, language, zone: await zoneOfData(db) }),
  ),
  on(contract.showFinding, again),
  on(contract.neighbours, ({ db, scope }, input) => neighbours(db, scope, input)),
  anew(contract.moveFinding, ({ db, scope }, input) => moveFinding(db, scope, input), again),
  anew(contract.addNote, ({ db, scope }, input) => addNote(db, scope, input), again),
  anew(contract.recordHearing, ({ db, scope }, input) => recordHearing(db, scope, input), again),
  anew(contract.assignFinding, ({ db, scope }, input) => assignFinding(db, scope, input), again),
  on(contract.bulkAct, ({ db, scope }, input) => bulkAct(db, scope, input)),
  on(contract.listViews, ({ db, scope }) => listViews(db, scope)),
  on(contract.saveView, ({ db, scope }, input) => saveView(db, scope, input)),
  on(contract.removeView, ({ db, scope }, input) => removeView(db, scope, input)),
  on(circumstances.listCircumstances, ({ db, scope }, input) => listCircumstances(db, scope, input)),
  on(circumstances.showCircumstance, ({ db, scope }, { id }) => showCircumstance(db, scope, id)),
  on(circumstances.enterCircumstance, ({ db, scope }, input) => enterCircumstance(db, scope, input)),
  on(circumstances.revokeCircumstance, ({ db, scope }, input) => revokeCircumstance(db, scope, input)),
]
