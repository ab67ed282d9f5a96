import {
  drawQuarter,
  giveVerdict,
  listRereading,
  recordSeeds,
  settleRereading,
  showDraw,
  showRereading,
  takeRereading,
} from '../../../src/cases/index.ts'
import * as contract from '../../../src/cases/rereading/schema.ts'
import { beyond, on, type Entry } from '../table.ts'
import { lawOf } from './cases.ts'

/** What is drawn is of all units. */
const ofAllUnits = (entry: Entry): Entry =>
  beyond('it is read without who ended it; the queries ask of each whether it may be read again, or is seen', entry)

/** What is read again blind. */
export const REREADING_ROUTES: readonly Entry[] = [
  ofAllUnits(
    on(contract.listRereading, async (context, input) =>
      listRereading(context.db, context.scope, context.scopeFor('finding.read'), await lawOf(context), input),
    ),
  ),
  ofAllUnits(
    on(contract.showRereading, ({ db, scope, scopeFor, may }, input) =>
      showRereading(db, scope, scopeFor('finding.read'), may('case.decide'), input),
    ),
  ),
  ofAllUnits(on(contract.recordSeeds, ({ db, scope }, input) => recordSeeds(db, scope, input))),
  ofAllUnits(on(contract.drawQuarter, async (context, input) => drawQuarter(context.db, context.scope, await lawOf(context), input))),
  ofAllUnits(on(contract.showDraw, ({ db, scope }, input) => showDraw(db, scope, input))),
  ofAllUnits(on(contract.takeRereading, ({ db, scope, scopeFor }, input) => takeRereading(db, scope, scopeFor('finding.read'), input))),
  ofAllUnits(on(contract.giveVerdict, ({ db, scope, scopeFor }, input) => giveVerdict(db, scope, scopeFor('finding.read'), input))),
  ofAllUnits(
    on(contract.settleRereading, ({ db, scope, scopeFor }, input) => settleRereading(db, scope, scopeFor('finding.decide'), input)),
  ),
]
