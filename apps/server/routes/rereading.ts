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

const WHY = 'what is drawn is of all units, and read without who ended it; the queries ask of each whether it may be read again, or is seen'

/** What is read again blind. */
export const REREADING_ROUTES: readonly Entry[] = [
  beyond(
    WHY,
    on(contract.listRereading, async (context, input) =>
      listRereading(context.db, context.scope, context.scopeFor('finding.read'), await lawOf(context), input),
    ),
  ),
  beyond(
    WHY,
    on(contract.showRereading, ({ db, scope, scopeFor, may }, input) =>
      showRereading(db, scope, scopeFor('finding.read'), may('case.decide'), input),
    ),
  ),
  beyond(
    WHY,
    on(contract.recordSeeds, ({ db, scope }, input) => recordSeeds(db, scope, input)),
  ),
  beyond(
    WHY,
    on(contract.drawQuarter, async (context, input) => drawQuarter(context.db, context.scope, await lawOf(context), input)),
  ),
  beyond(
    WHY,
    on(contract.showDraw, ({ db }, input) => showDraw(db, input)),
  ),
  beyond(
    WHY,
    on(contract.takeRereading, ({ db, scope, scopeFor }, input) => takeRereading(db, scope, scopeFor('finding.read'), input)),
  ),
  beyond(
    WHY,
    on(contract.giveVerdict, ({ db, scope, scopeFor }, input) => giveVerdict(db, scope, scopeFor('finding.read'), input)),
  ),
  beyond(
    WHY,
    on(contract.settleRereading, ({ db, scope, scopeFor }, input) => settleRereading(db, scope, scopeFor('finding.decide'), input)),
  ),
]
