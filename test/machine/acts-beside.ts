/** What people can do beside a decision: councils, measures, proceedings, facts of heads, redacted files, replies, submissions, ratings, documents. */
import { sql } from 'kysely'
import { writing } from '../../src/base/write/index.ts'
import { showRelease } from '../../src/cases/releases/show.ts'
import {
  adjustRelease,
  announceParty,
  callSitting,
  checkRelease,
  checkReply,
  concludeRating,
  doRelease,
  draftRelease,
  draftReply,
  endMeasure,
  formCouncil,
  holdSitting,
  orderMeasure,
  proceed,
  proposeRating,
  putOffSitting,
  refer,
  replaceMember,
  sendReply,
  setLeaderFacts,
  signMeasure,
  takeBack,
  withdrawMeasure,
  withdrawRating,
  withdrawRelease,
  withdrawReply,
} from './doors.ts'
import * as submissions from './doors.ts'
import { after } from '../../src/law/allowed/days.ts'
import { COUNCIL, RESERVE } from '../build-sitting.ts'
import { oneOf, reason, type Does, type Doing } from './acts.ts'
import type { Measure } from './look.ts'

const sitsNow = ({ look }: Doing, council: string) =>
  look.council_member.filter((one) => one.council === council && !look.council_member.some(({ replaces }) => replaces === one.id))
const openSitting = ({ look }: Doing, council: string) =>
  look.sitting.find((one) => one.council === council && !look.sitting_end.some(({ sitting }) => sitting === one.id))
const ownCouncil = ({ look, id, officer }: Doing) => look.council.findLast((one) => one.case_id === id && one.officer === officer)

const council: Does = (doing) => {
  const { db, pack, by, id, officer, day, at } = doing
  const found = ownCouncil(doing)
  if (found === undefined || at % 6 === 5) {
    const members = at % 4 === 3 ? COUNCIL.slice(0, at % 5) : [...COUNCIL]
    return formCouncil(db, by, pack, { id, officer, document: 'x', day, members, reason })
  }
  const members = sitsNow(doing, found.id)
  if (at % 6 === 4)
    return replaceMember(db, by, pack, { id, council: found.id, member: members[at % members.length]!.id, officer: RESERVE, reason })
  const sitting = openSitting(doing, found.id)
  return sitting === undefined ? call(doing, found.id) : end(doing, found.id, sitting.id)
}
function call({ db, pack, by, id, day, at }: Doing, found: string): Promise<unknown> {
  const called = { day: after(day, { days: at }), place: 'x', summonedOn: day, document: '', invited: [] }
  return callSitting(db, by, pack, { id, council: found, ...called })
}
function end(doing: Doing, found: string, sitting: string): Promise<unknown> {
  const { db, pack, by, id, form, at } = doing
  if (at % 4 === 3) return putOffSitting(db, by, pack, { id, council: found, sitting, attended: at % 2 === 0, reason })
  const present = sitsNow(doing, found)
    .slice(0, at % 3 === 2 ? 3 : 5)
    .map((one) => one.id)
  const votes = [{ form, n: Math.max(1, present.length - (at % 2)) }]
  const held = { attended: at % 5 > 0, present, votes, blank: at % 2, proposes: form, minutes: 'x' }
  return holdSitting(db, by, pack, { id, council: found, sitting, ...held })
}

const isRoot = (one: Measure): boolean => one.extends === null
const isEnded = ({ look }: Doing, { id }: Measure): boolean => look.measure_end.some(({ measure }) => measure === id)
const orders: Does = (doing) => {
  const { db, pack, by, id, officer, day, at, look } = doing
  const runs = look.measure.find(
    (one) => one.case_id === id && one.officer === officer && isRoot(one) && one.signed_by !== null && !isEnded(doing, one),
  )
  const given = { id, officer, ground: 'x', pay: [0, 50, 100][at % 3]!, reason }
  const days = [5, 15, 16, 90][at % 4]!
  if (runs === undefined || at % 3 === 0) {
    const kind = at % 2 === 0 ? 'temporary-transfer' : 'suspension'
    return orderMeasure(db, by, pack, { ...given, kind, from: day, until: after(day, { days }), extends: null })
  }
  const until = after(runs.until_day, { days })
  return orderMeasure(db, by, pack, { ...given, kind: runs.kind, from: runs.until_day, until, extends: runs.id })
}
const waits = (one: Measure): boolean => one.signed_by === null && one.withdrawn_by === null
const signsMeasure: Does = (doing) => {
  const found = oneOf(doing, doing.look.measure, waits)
  return found && signMeasure(doing.db, doing.by, doing.pack, { id: doing.id, measure: found.id, number: 'x', reason })
}
const withdrawsMeasure: Does = (doing) => {
  const found = oneOf(doing, doing.look.measure, waits)
  return found && withdrawMeasure(doing.db, doing.by, doing.pack, { id: doing.id, measure: found.id, reason })
}
const endsMeasure: Does = (doing) => {
  const found = oneOf(doing, doing.look.measure, (one) => one.signed_by !== null && isRoot(one) && !isEnded(doing, one))
  const given = { day: '2026-11-27', cause: 'no-need', owed: 'x', reason } as const
  return found && endMeasure(doing.db, doing.by, doing.pack, { id: doing.id, measure: found.id, ...given })
}

const refers: Does = (doing) => {
  const { db, pack, by, id, officer, day, at, look } = doing
  const away = look.referral.find(
    (one) => one.case_id === id && !look.referral_news.some(({ referral, ends }) => referral === one.id && ends),
  )
  const told = { id, day, document: 'x', reason }
  if (away === undefined) return refer(db, by, pack, { ...told, officer, origin: at % 2 === 0 ? 'sent' : 'taken', body: 'x' })
  if (at % 3 === 0) return proceed(db, by, pack, { ...told, referral: away.id })
  return takeBack(db, by, pack, { ...told, referral: away.id, kind: 'returned' })
}
const announces: Does = ({ db, pack, by, id, officer, day }) =>
  announceParty(db, by, pack, { id, officer, form: 'x', announced: day, document: 'x', reason })

const leads: Does = (doing) => {
  const { db, pack, by, id, at } = doing
  const found = oneOf(doing, doing.look.review, ({ outcome }) => outcome === null)
  const given = { answers: at % 2 === 0 ? 'direct' : 'joint', known: {}, document: 'x', reason } as const
  return found && setLeaderFacts(db, by, pack, { id, review: found.id, ...given })
}

const drafts: Does = ({ db, by, id, officer, look }) => {
  const acts = look.act.filter((one) => one.case_id === id && one.officer === officer).map((one) => one.id)
  return draftRelease(db, by, { id, officer, recipient: null, title: 'x', acts, evidence: [] })
}
/** The same person reads it and checks it; or writes in it, so that he may not. */
const worksOnRelease: Does = (doing) => {
  const { db, by, id, at } = doing
  const found = oneOf(doing, doing.look.release, (one) => one.released_by === null && one.withdrawn_by === null)
  if (found === undefined) return undefined
  const one = { id, release: found.id }
  if (at % 7 === 6) return withdrawRelease(db, by, { ...one, reason })
  if (found.checked_by !== null) return doRelease(db, by, { ...one, reason })
  if (at % 4 === 3) return adjustRelease(db, by, { ...one, title: 'y', parts: [{ at: 0, heading: 'y', text: `${at}` }] })
  return showRelease(db, by, { release: found.id }).then(({ stamp }) =>
    checkRelease(db, by, { ...one, stamp, identity: true, wording: true, timing: true }),
  )
}

const replies: Does = (doing) => {
  const { db, by, id, at } = doing
  const found = doing.look.reply.find((one) => one.case_id === id && one.sent_by === null && one.withdrawn_by === null)
  if (found === undefined) return draftReply(db, by, { id, trader: 'x', words: 'x' })
  if (at % 7 === 6) return withdrawReply(db, by, { id, reply: found.id, reason })
  if (found.checked_by === null) return checkReply(db, by, { id, reply: found.id, lawful: null })
  return sendReply(db, by, { id, reply: found.id, sentOn: '2026-11-28', letter: 'x' })
}

const submits: Does = ({ db, by, id, officer, at }) => {
  const kind = at % 3 === 0 ? 'unit' : at % 3 === 1 ? 'person' : 'transfer'
  const of = kind === 'unit' ? null : officer
  return submissions.draftSubmission(db, by, { kind, case: id, review: null, officer: of, unit: null, asks: 'x', grounds: 'x', reason })
}
const movesSubmission: Does = (doing) => {
  const { db, by, at } = doing
  const found = oneOf(doing, doing.look.submission, (one) => one.answer === null && one.withdrawn_by === null)
  if (found === undefined) return undefined
  const { id } = found
  if (at % 9 === 8) return submissions.withdrawSubmission(db, by, { id, reason })
  if (found.kind === 'transfer' && found.told_on === null && found.submitted_by === null) {
    const task = { task: 'x', askedBy: doing.world.head, askedOn: '2026-01-05', due: '2026-02-05', happened: 'x', document: 'x' }
    return at % 2 === 0 ? submissions.addTask(db, by, { id, ...task }) : submissions.tellSubmission(db, by, { id, reason })
  }
  if (found.told_on !== null && found.heard === null && at % 2 === 0)
    return submissions.hearSubmission(db, by, { id, how: 'declined', words: '', reason })
  if (found.submitted_by === null) return submissions.submitSubmission(db, by, { id, due: '2099-12-31', reason })
  if (found.received_by === null) return submissions.receiveSubmission(db, by, { id })
  return submissions.answerSubmission(db, by, { id, answer: 'accepted', reason })
}

const rates: Does = ({ db, pack, by, officer, look, at }) => {
  const year = at % 2 === 0 ? 2025 : 2024
  const concluded = look.rating.filter((one) => one.officer === officer && one.year === year && one.concluded_by !== null)
  const last = concluded.find(({ id }) => !concluded.some(({ corrects }) => corrects === id))
  const level = ['good', 'completed', 'not-completed'][at % 3]!
  const given = { officer, year, byResults: 'good', level, scores: null, cases: [], deviates: 'khác quy định', corrects: last?.id ?? null }
  return proposeRating(db, by, pack, given)
}
const settlesRating: Does = ({ db, pack, by, look, at }) => {
  const found = look.rating.find((one) => one.concluded_by === null && one.withdrawn_by === null)
  if (found === undefined) return undefined
  return at % 5 === 4 ? withdrawRating(db, by, { id: found.id, reason }) : concludeRating(db, by, pack, { id: found.id, reason })
}

/** What an import of the register brings: somebody is of another class since a day. */
const imports: Does = ({ db, officer, day, look }) => {
  if (look.service.filter((one) => one.officer === officer).length > 1) return undefined
  return writing(db, async (trx) => {
    await sql`update organisation.service set during = daterange(lower(during), ${day}::date) where officer = ${officer}`.execute(trx)
    await sql`insert into organisation.service (officer, during, class) values (${officer}, daterange(${day}::date, null), 'public-employee')`.execute(
      trx,
    )
  })
}

/** How often each comes, beside the others. */
export const BESIDE: Readonly<Record<string, [weight: number, Does]>> = {
  'works on a council': [7, council],
  'orders a measure': [3, orders],
  'signs a measure': [4, signsMeasure],
  'withdraws a measure': [1, withdrawsMeasure],
  'ends a measure': [2, endsMeasure],
  'refers, or takes back': [2, refers],
  'announces discipline by the Party': [1, announces],
  'enters facts of a head': [1, leads],
  'drafts a redacted file': [1, drafts],
  'works on a redacted file': [3, worksOnRelease],
  'works on a reply': [3, replies],
  'drafts a submission': [1, submits],
  'moves a submission': [5, movesSubmission],
  'proposes a rating': [3, rates],
  'settles a rating': [3, settlesRating],
  'imports another class': [1, imports],
}
