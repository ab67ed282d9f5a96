import { LiemError } from '../../../src/base/index.ts'
import { confirmedLaw } from '../../../src/law/confirmed/index.ts'
import { currentLaw } from '../../../src/law/changed/index.ts'
import {
  addCircumstance,
  addEarlier,
  addParty,
  addStep,
  askCaseLaw,
  checkDecision,
  draftDecision,
  explainOwnCase,
  linkCases,
  listCases,
  listHistory,
  listLikeCases,
  listOrigins,
  listOwnCases,
  listSameMatter,
  openCase,
  openOutside,
  setAct,
  showCaseFile,
  showLinks,
  showPrecedents,
  signDecision,
  undoLink,
  withdrawDecision,
} from '../../../src/cases/index.ts'
import * as explain from '../../../src/cases/explain/schema.ts'
import * as history from '../../../src/cases/history/schema.ts'
import * as links from '../../../src/cases/links/schema.ts'
import * as outside from '../../../src/cases/outside/schema.ts'
import * as precedents from '../../../src/cases/precedents/schema.ts'
import * as contract from '../../../src/cases/schema.ts'
import { anew, beyond, on, type Context, type Entry } from '../table.ts'
import { asserted } from './proofs.ts'

/** The law of today as lawyers have confirmed it. */
export const lawOf = async ({ db, home }: Pick<Context, 'db' | 'home'>) => confirmedLaw(db, await (await currentLaw(db, home.path)).pack())
const linksAgain = ({ db, scope }: Context, kept: { id: string }) => showLinks(db, scope, kept)
const again = ({ db, scope }: Context, kept: { id: string }) => showCaseFile(db, scope, kept)

export const CASE_ROUTES: readonly Entry[] = [
  on(contract.listCases, ({ db, scope }, input) => listCases(db, scope, input)),
  on(contract.showCaseFile, again),
  anew(contract.openCase, ({ db, scope, scopeFor }, input) => openCase(db, scope, scopeFor('finding.read'), input), again),
  on(outside.listOrigins, async (context) => listOrigins(await lawOf(context))),
  anew(outside.openOutside, async (context, input) => openOutside(context.db, context.scope, await lawOf(context), input), again),
  anew(contract.addParty, ({ db, scope }, input) => addParty(db, scope, input), again),
  anew(contract.setAct, async (context, input) => setAct(context.db, context.scope, await lawOf(context), input), again),
  anew(contract.addCircumstance, async (context, input) => addCircumstance(context.db, context.scope, await lawOf(context), input), again),
  anew(contract.addEarlier, async (context, input) => addEarlier(context.db, context.scope, await lawOf(context), input), again),
  anew(contract.addStep, ({ db, scope }, input) => addStep(db, scope, input), again),
  anew(contract.draftDecision, async (context, input) => draftDecision(context.db, context.scope, await lawOf(context), input), again),
  anew(contract.checkDecision, ({ db, scope }, input) => checkDecision(db, scope, input), again),
  anew(contract.withdrawDecision, ({ db, scope }, input) => withdrawDecision(db, scope, input), again),
  anew(
    contract.signDecision,
    async (context, input) => signDecision(context.db, context.scope, await lawOf(context), asserted(context, input)),
    again,
  ),
  on(contract.askCaseLaw, async (context, input) => askCaseLaw(context.db, context.scope, await lawOf(context), input)),
  on(history.listHistory, ({ db, scope }, input) => listHistory(db, scope, input)),
  on(links.showLinks, linksAgain),
  on(links.listLikeCases, ({ db, scope, scopeFor }, input) => listLikeCases(db, scope, scopeFor('finding.read'), input)),
  on(links.listSameMatter, ({ db, scopeFor }, input) => listSameMatter(db, scopeFor('finding.read'), input)),
  anew(links.linkCases, ({ db, scope }, input) => linkCases(db, scope, input), linksAgain),
  anew(links.undoLink, ({ db, scope }, input) => undoLink(db, scope, input), linksAgain),
  on(precedents.showPrecedents, async (context, input) => showPrecedents(context.db, context.scope, await lawOf(context), input)),
  beyond(
    'whoever is concerned sees his case from notice on, which is otherwise kept from him; the query asks for his own alone',
    on(contract.listOwnCases, ({ db, scope }) => listOwnCases(db, scope)),
  ),
  beyond(
    'the same: whoever is concerned explains himself',
    anew(explain.explainOwnCase, ({ db, scope }, input) => explainOwnCase(db, scope, input), ownAgain),
  ),
]

async function ownAgain({ db, scope }: Context, { id }: { id: string }) {
  const found = (await listOwnCases(db, scope)).rows.find((row) => row.id === id)
  if (found === undefined) throw new LiemError('absent', 'there is no such case')
  return found
}
