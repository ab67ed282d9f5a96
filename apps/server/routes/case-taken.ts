import { showCompetence, showTransfer, transferCase } from '../../../src/cases/competence/index.ts'
import * as competence from '../../../src/cases/competence/schema.ts'
import { handOver, showHandler } from '../../../src/cases/handler/index.ts'
import * as handler from '../../../src/cases/handler/schema.ts'
import { listOwnTaken, showTaken, takeOutFact, takeOutParty } from '../../../src/cases/taken/index.ts'
import * as contract from '../../../src/cases/taken/schema.ts'
import { anew, beyond, on, type Context, type Entry } from '../table.ts'
import { lawOf } from './cases.ts'

const again = ({ db, scope }: Context, kept: { id: string }) => showTaken(db, scope, kept)

export const CASE_TAKEN_ROUTES: readonly Entry[] = [
  on(contract.showTaken, again),
  anew(contract.takeOutParty, ({ db, scope }, input) => takeOutParty(db, scope, input), again),
  anew(contract.takeOutFact, ({ db, scope }, input) => takeOutFact(db, scope, input), again),
  anew(
    handler.handOver,
    ({ db, scope, scopeFor }, input) => handOver(db, scope, scopeFor('case.decide'), input),
    ({ db, scope }, kept) => showHandler(db, scope, kept),
  ),
  on(competence.showCompetence, async (context, input) => showCompetence(context.db, context.scope, await lawOf(context), input)),
  anew(
    competence.transferCase,
    async (context, input) => transferCase(context.db, context.scope, context.scopeFor('case.decide'), await lawOf(context), input),
    ({ db, scope }, kept) => showTransfer(db, scope, kept),
  ),
  beyond(
    'whoever is concerned no more may not see the case; the query asks for what is his alone',
    on(contract.listOwnTaken, ({ db, scope }) => listOwnTaken(db, scope)),
  ),
]
