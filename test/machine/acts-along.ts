/** What people enter along a case: the shipment, money, reports, the verification plan, what a unit answers for, news of a file that is away, remarks; and what is told. */
import { GOODS_KINDS, MONEY_KINDS } from '../../src/cases/along/schema.ts'
import { PLAN_OUTCOMES, PLAN_WAYS } from '../../src/cases/plan/schema.ts'
import { NEWS_KINDS } from '../../src/cases/proceedings/schema.ts'
import {
  addCollective,
  addGoods,
  addMoney,
  addNews,
  addPayment,
  addPlanTask,
  addRemark,
  addReport,
  answerOwnSubmission,
  changePlanTask,
  dropPlanTask,
  endGoods,
  endPlanTask,
  explainOwnCase,
  giveTold,
  seeTold,
} from './doors.ts'
import { oneOf, reason, type Does } from './acts.ts'

/** Of both a shipment and money: what is there is ended or paid, mostly. */
const goods: Does = (doing) => {
  const { db, by, id, at, world, look, officer } = doing
  const found = at % 3 === 0 ? undefined : oneOf(doing, look.goods, ({ result }) => result === null)
  if (found !== undefined)
    return endGoods(db, by, { id, goods: found.id, result: 'x', doneOn: at % 11 === 10 ? '2999-01-01' : '2026-11-27' })
  const owner = at % 2 === 0 ? officer : null
  return addGoods(db, by, {
    id,
    kind: GOODS_KINDS[at % GOODS_KINDS.length]!,
    what: 'x',
    unit: world.unit,
    owner,
    due: '2026-11-30',
    reason,
  })
}
const money: Does = (doing) => {
  const { db, by, id, at, officer, look } = doing
  const found = at % 4 === 0 ? undefined : oneOf(doing, look.money, () => true)
  if (found !== undefined) return addPayment(db, by, { id, money: found.id, amount: String(1 + at * 7), day: '2026-11-27', document: 'x' })
  const kind = MONEY_KINDS[at % MONEY_KINDS.length]!
  const owes = at % 5 === 0 ? null : officer
  return addMoney(db, by, { id, kind, officer: owes, payee: 'x', amount: String(10 + at * 5), due: '2026-11-30', document: 'x', reason })
}
/** Tasks are set, then mostly answered; also for whoever may not have one. */
const plans: Does = ({ db, by, id, at, look, world, officer }) => {
  const act = at % 3 === 1 ? (look.act.find((one) => one.case_id === id)?.id ?? null) : null
  const who = at % 4 === 3 ? ([world.head, officer, world.people[1]][at % 3] ?? null) : null
  const about = act === null && at % 2 === 0 ? officer : null
  return addPlanTask(db, by, {
    id,
    what: `điều ${at}`,
    way: PLAN_WAYS[at % PLAN_WAYS.length]!,
    act,
    about,
    officer: who,
    due: '2026-11-30',
  })
}
const worksOnPlan: Does = (doing) => {
  const { db, by, id, at, look, world } = doing
  const found = oneOf(doing, look.plan_task, ({ outcome, dropped_by }) => outcome === null && dropped_by === null)
  if (found === undefined) return undefined
  const of = { id, task: found.id }
  if (at % 6 === 2) return dropPlanTask(db, by, { ...of, reason })
  if (at % 6 === 3)
    return changePlanTask(db, by, { ...of, officer: at % 2 === 0 ? world.people[1] : null, due: `2026-12-${10 + (at % 20)}`, reason })
  const evidence = look.evidence.filter((one) => one.case_id === id || at % 7 === 0).map((one) => one.id)
  const day = at % 11 === 10 ? '2999-01-01' : '2026-11-27'
  return endPlanTask(db, by, { ...of, outcome: PLAN_OUTCOMES[at % PLAN_OUTCOMES.length]!, words: 'x', day, evidence })
}
const report: Does = ({ db, by, id, at }) => addReport(db, by, { id, number: `TC-2026-0${100 + (at % 4)}`, reason })
const collective: Does = ({ db, by, id, world }) => addCollective(db, by, { id, unit: world.unit, grounds: 'x', document: 'x', reason })
const remark: Does = ({ db, by, world }) => addRemark(db, by, { unit: world.unit, kind: 'uniform', day: '2026-11-27', document: 'x' })

const news: Does = (doing) => {
  const { db, pack, by, id, day, at, look } = doing
  const found = oneOf(doing, look.referral, (one) => !look.referral_news.some(({ referral, ends }) => referral === one.id && ends))
  return found && addNews(db, by, pack, { id, referral: found.id, kind: NEWS_KINDS[at % NEWS_KINDS.length]!, day, document: 'x' })
}

/** On paper by whoever has the case, or that somebody knows it, by himself. */
const tells: Does = (doing) => {
  const { db, pack, by, id, at, look } = doing
  const own = look.told.find(({ actor, seen_at }) => actor === by.actor.id && seen_at === null)
  if (own !== undefined && at % 2 === 0) return seeTold(db, by, { id: own.id })
  const found = oneOf(doing, look.told, ({ given_on }) => given_on === null)
  return found && giveTold(db, by, pack, { id, told: found.id, day: '2026-11-28', how: 'handed' })
}
const answersHimself: Does = (doing) => {
  const found = doing.look.submission.find(
    ({ officer, told_on }) => told_on !== null && (doing.at % 3 === 0 || officer === doing.by.actor.id),
  )
  return found && answerOwnSubmission(doing.db, doing.by, { id: found.id, words: 'x' })
}

/** From notice on, once; before it, and after a decision, it is refused. */
const explains: Does = ({ db, by, id, world, at }) =>
  at % 5 === 0 || world.people.includes(by.actor.id) ? explainOwnCase(db, by, { id, words: `giải trình ${at}` }) : undefined

export const ALONG: Readonly<Record<string, [weight: number, Does]>> = {
  'sees to the shipment': [2, goods],
  'sees to money': [3, money],
  plans: [3, plans],
  'works on the plan': [4, worksOnPlan],
  'enters a report': [1, report],
  'concludes what the unit answers for': [1, collective],
  'minutes a remark': [1, remark],
  'enters news of a file that is away': [1, news],
  'tells, or knows': [2, tells],
  'answers what is about himself': [1, answersHimself],
  'explains himself': [4, explains],
}
