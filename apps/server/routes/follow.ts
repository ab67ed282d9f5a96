import {
  addGoods,
  addMoney,
  addPayment,
  addReport,
  checkReply,
  draftReply,
  endGoods,
  sendReply,
  showAlong,
  withdrawReply,
} from '../../../src/cases/along/index.ts'
import * as along from '../../../src/cases/along/schema.ts'
import { addPlanTask, changePlanTask, dropPlanTask, endPlanTask, showPlan } from '../../../src/cases/plan/index.ts'
import * as plan from '../../../src/cases/plan/schema.ts'
import { addCollective, addRemark, listHeads, listRemarks, setLeaderFacts, showCaseHeads } from '../../../src/cases/heads/index.ts'
import * as heads from '../../../src/cases/heads/schema.ts'
import {
  addTask,
  answerOwnSubmission,
  answerSubmission,
  draftSubmission,
  hearSubmission,
  listOwnSubmissions,
  listSubmissions,
  receiveSubmission,
  showSubmission,
  submitSubmission,
  tellSubmission,
  withdrawSubmission,
} from '../../../src/cases/submissions/index.ts'
import * as submissions from '../../../src/cases/submissions/schema.ts'
import { anew, beyond, on, type Context, type Entry } from '../table.ts'
import { lawOf } from './cases.ts'

const goes = ({ db, scope }: Context, kept: { id: string }) => showAlong(db, scope, kept)
const planned = ({ db, scope }: Context, kept: { id: string }) => showPlan(db, scope, kept)
const leads = ({ db, scope }: Context, kept: { id: string }) => showCaseHeads(db, scope, kept)
/** A submission as whoever asks sees it now, with what he may do with it. */
const stands = ({ db, scope, scopeFor, may }: Context, { id }: { id: string }) => {
  const scopeOf = (action: 'case.change' | 'case.decide') => (may(action) ? scopeFor(action) : null)
  return showSubmission(db, scope, { id }, { change: scopeOf('case.change'), decide: scopeOf('case.decide') })
}

/** What goes along with cases: submissions to the superior unit, heads, the shipment, money, the trader, the verification plan. */
export const FOLLOW_ROUTES: readonly Entry[] = [
  on(submissions.listSubmissions, ({ db, scope }, input) => listSubmissions(db, scope, input)),
  on(submissions.showSubmission, stands),
  anew(submissions.draftSubmission, async (c, input) => stands(c, await draftSubmission(c.db, c.scope, input)), stands),
  anew(submissions.addTask, async (c, input) => stands(c, await addTask(c.db, c.scope, input)), stands),
  anew(submissions.tellSubmission, async (c, input) => stands(c, await tellSubmission(c.db, c.scope, input)), stands),
  anew(submissions.hearSubmission, async (c, input) => stands(c, await hearSubmission(c.db, c.scope, input)), stands),
  anew(submissions.submitSubmission, async (c, input) => stands(c, await submitSubmission(c.db, c.scope, input)), stands),
  anew(submissions.receiveSubmission, async (c, input) => stands(c, await receiveSubmission(c.db, c.scope, input)), stands),
  anew(submissions.answerSubmission, async (c, input) => stands(c, await answerSubmission(c.db, c.scope, input)), stands),
  anew(submissions.withdrawSubmission, async (c, input) => stands(c, await withdrawSubmission(c.db, c.scope, input)), stands),
  beyond(
    'whom a replacement or transfer is about sees it from the day on which he was told, which is otherwise kept from him; the query asks for his own alone',
    on(submissions.listOwnSubmissions, ({ db, scope }) => listOwnSubmissions(db, scope)),
  ),
  beyond(
    'the same: he answers what is about himself',
    on(submissions.answerOwnSubmission, ({ db, scope }, input) => answerOwnSubmission(db, scope, input)),
  ),
  on(heads.listHeads, ({ db, scope }, input) => listHeads(db, scope, input)),
  on(heads.showCaseHeads, leads),
  anew(heads.setLeaderFacts, async (c, input) => setLeaderFacts(c.db, c.scope, await lawOf(c), input), leads),
  anew(heads.addCollective, ({ db, scope }, input) => addCollective(db, scope, input), leads),
  on(heads.addRemark, ({ db, scope }, input) => addRemark(db, scope, input)),
  on(heads.listRemarks, ({ db, scope }, input) => listRemarks(db, scope, input)),
  on(along.showAlong, goes),
  anew(along.addGoods, ({ db, scope }, input) => addGoods(db, scope, input), goes),
  anew(along.endGoods, ({ db, scope }, input) => endGoods(db, scope, input), goes),
  anew(along.addMoney, ({ db, scope }, input) => addMoney(db, scope, input), goes),
  anew(along.addPayment, ({ db, scope }, input) => addPayment(db, scope, input), goes),
  anew(along.draftReply, ({ db, scope }, input) => draftReply(db, scope, input), goes),
  anew(along.checkReply, ({ db, scope }, input) => checkReply(db, scope, input), goes),
  anew(along.sendReply, ({ db, scope }, input) => sendReply(db, scope, input), goes),
  anew(along.withdrawReply, ({ db, scope }, input) => withdrawReply(db, scope, input), goes),
  anew(along.addReport, ({ db, scope }, input) => addReport(db, scope, input), goes),
  on(plan.showPlan, planned),
  anew(plan.addPlanTask, ({ db, scope }, input) => addPlanTask(db, scope, input), planned),
  anew(plan.changePlanTask, ({ db, scope }, input) => changePlanTask(db, scope, input), planned),
  anew(plan.dropPlanTask, ({ db, scope }, input) => dropPlanTask(db, scope, input), planned),
  anew(plan.endPlanTask, ({ db, scope }, input) => endPlanTask(db, scope, input), planned),
]
