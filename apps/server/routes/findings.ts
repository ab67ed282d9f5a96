import { zoneOfData } from '../../../src/detect/store/index.ts'
import {
  addNote,
  assignFinding,
  bulkAct,
  countFindings,
  enterCircumstance,
  exportPicked,
  exportRows,
  idsFound,
  idsPicked,
  listCircumstances,
  listFindings,
  listNotices,
  listViews,
  moveFinding,
  neighbours,
  numberFindings,
  recordHearing,
  removeView,
  revokeCircumstance,
  saveView,
  setTier,
  showCircumstance,
  showFinding,
} from '../../../src/findings/index.ts'
import * as circumstances from '../../../src/findings/circumstances/schema.ts'
import * as notices from '../../../src/findings/notice/schema.ts'
import * as contract from '../../../src/findings/schema.ts'
import { findingsFile } from '../export/findings.ts'
import { requireRoomFor } from '../export/sheet.ts'
import { anew, beyond, on, sends, type Context, type Entry } from '../table.ts'

const again = ({ db, scope }: Context, { id }: { id: string }) => showFinding(db, scope, id)

export const FINDING_ROUTES: readonly Entry[] = [
  on(contract.listFindings, ({ db, scope }, input) => listFindings(db, scope, input)),
  on(contract.countFindings, ({ db, scope }) => countFindings(db, scope)),
  on(contract.numberFindings, ({ db, scope }, input) => numberFindings(db, scope, input)),
  sends(contract.exportFindings, async ({ db, scope }, { format, language, ...wanted }) => {
    if (format === 'xlsx') requireRoomFor((await numberFindings(db, scope, wanted)).n)
    const { sort: _, direction: __, ...filter } = wanted
    const file = await findingsFile(exportRows(db, scope, wanted), { format, language, zone: await zoneOfData(db) })
    return { ...file, findings: await idsFound(db, scope, filter) }
  }),
  sends(contract.exportPicked, async ({ db, scope }, { format, language, ...wanted }) => {
    const file = await findingsFile(exportPicked(db, scope, wanted), { format, language, zone: await zoneOfData(db) })
    return { ...file, findings: idsPicked(scope, wanted.ids) }
  }),
  on(contract.showFinding, again),
  on(contract.neighbours, ({ db, scope }, input) => neighbours(db, scope, input)),
  anew(contract.moveFinding, ({ db, scope }, input) => moveFinding(db, scope, input), again),
  anew(contract.addNote, ({ db, scope }, input) => addNote(db, scope, input), again),
  anew(contract.recordHearing, ({ db, scope }, input) => recordHearing(db, scope, input), again),
  anew(contract.assignFinding, ({ db, scope }, input) => assignFinding(db, scope, input), again),
  anew(contract.setTier, ({ db, scope }, input) => setTier(db, scope, input), again),
  on(contract.bulkAct, ({ db, scope }, input) => bulkAct(db, scope, input)),
  on(contract.listViews, ({ db, scope }) => listViews(db, scope)),
  on(contract.saveView, ({ db, scope }, input) => saveView(db, scope, input)),
  on(contract.removeView, ({ db, scope }, input) => removeView(db, scope, input)),
  beyond(
    'what he has notice of is what a conflict keeps from him',
    on(notices.listNotices, ({ db, scope }, input) => listNotices(db, scope, input)),
  ),
  on(circumstances.listCircumstances, ({ db, scope, scopeFor }, input) => listCircumstances(db, scope, input, scopeFor('finding.read'))),
  on(circumstances.showCircumstance, ({ db, scope, scopeFor }, { id }) => showCircumstance(db, scope, id, scopeFor('finding.read'))),
  ...[
    on(circumstances.enterCircumstance, ({ db, scope }, input) => enterCircumstance(db, scope, input)),
    on(circumstances.revokeCircumstance, ({ db, scope }, input) => revokeCircumstance(db, scope, input)),
  ].map((entry) => beyond('a circumstance bears on all findings of its units, also on those that are kept from him who enters it', entry)),
]
