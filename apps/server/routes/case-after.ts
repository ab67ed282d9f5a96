import {
  admitComplaint,
  draftRuling,
  enterComplaint,
  expungeDecision,
  fileComplaint,
  giveTold,
  listOwnAfter,
  listOwnTold,
  listTold,
  readOwnTold,
  seeTold,
  serveDecision,
  showAfter,
  signRuling,
  withdrawRuling,
} from '../../../src/cases/after/index.ts'
import * as contract from '../../../src/cases/after/schema.ts'
import { LiemError } from '../../../src/base/index.ts'
import { anew, beyond, on, type Context, type Entry } from '../table.ts'
import { lawOf } from './cases.ts'
import { asserted } from './proofs.ts'

const again = async (context: Context, kept: { id: string }) => showAfter(context.db, context.scope, await lawOf(context), kept)

export const CASE_AFTER_ROUTES: readonly Entry[] = [
  on(contract.showAfter, again),
  on(contract.listTold, ({ db, scope }, input) => listTold(db, scope, input)),
  anew(contract.serveDecision, async (context, input) => serveDecision(context.db, context.scope, await lawOf(context), input), again),
  anew(contract.expungeDecision, async (context, input) => expungeDecision(context.db, context.scope, await lawOf(context), input), again),
  anew(contract.enterComplaint, async (context, input) => enterComplaint(context.db, context.scope, await lawOf(context), input), again),
  anew(contract.admitComplaint, async (context, input) => admitComplaint(context.db, context.scope, await lawOf(context), input), again),
  anew(contract.draftRuling, async (context, input) => draftRuling(context.db, context.scope, await lawOf(context), input), again),
  anew(contract.withdrawRuling, async (context, input) => withdrawRuling(context.db, context.scope, await lawOf(context), input), again),
  anew(
    contract.signRuling,
    async (context, input) => signRuling(context.db, context.scope, await lawOf(context), asserted(context, input)),
    again,
  ),
  anew(contract.giveTold, async (context, input) => giveTold(context.db, context.scope, await lawOf(context), input), again),
  beyond(
    'whoever is concerned does not see his case otherwise; the query asks for his own alone',
    on(contract.listOwnAfter, async (context) => listOwnAfter(context.db, context.scope, await lawOf(context))),
  ),
  beyond(
    'whoever is concerned does not see his case otherwise; the query asks for his own alone',
    anew(contract.fileComplaint, async (context, input) => fileComplaint(context.db, context.scope, await lawOf(context), input), ownAgain),
  ),
  beyond(
    'whoever had been told may not see the case any more; the query asks for his own notices alone',
    on(contract.listOwnTold, ({ db, scope }) => listOwnTold(db, scope)),
  ),
  beyond(
    'whoever had been told may not see the case any more; the query asks for his own notices alone',
    anew(
      contract.seeTold,
      ({ db, scope }, input) => seeTold(db, scope, input),
      ({ db, scope }, { id }) => readOwnTold(db, scope.actor.id, id),
    ),
  ),
]

async function ownAgain(context: Context, { id }: { id: string }) {
  const { rows } = await listOwnAfter(context.db, context.scope, await lawOf(context))
  const found = rows.find((row) => row.id === id)
  if (found === undefined) throw new LiemError('absent', 'there is no such case')
  return found
}
