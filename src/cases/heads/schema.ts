import { z } from 'zod'
import { count, day, id, instant, line, pageOf, paging, reason, route, story } from '../../base/schema.ts'
import { practiceBasis } from '../../law/practice/schema.ts'
import { unitName } from '../../organisation/schema.ts'

/** What heads and deputies answer for, over all cases: reviews by case and post, facts of each, what a unit answers for as a whole, and remarks. */
export const LEADER_ROLES = ['head', 'acting', 'deputy'] as const
const OUTCOMES = ['none', 'exempt', 'liable'] as const

/** A review by its post; the name of who held it stands on the page of the case alone. */
const headRow = z.object({
  id,
  case: z.object({ id, number: z.string(), title: z.string(), decided: z.boolean() }),
  unit: unitName,
  role: z.enum(LEADER_ROLES),
  fields: z.array(z.string()),
  from: day,
  until: day,
  outcome: z.enum(OUTCOMES).nullable(),
  concludedOn: day.nullable(),
})
export type HeadRow = z.infer<typeof headRow>

export const listHeads = route({
  method: 'GET',
  path: '/api/heads',
  summary: 'Reviews of heads and deputies by case and post, the newest first',
  action: 'case.read',
  facts: [],
  records: {},
  input: z.object({ ...paging, state: z.enum(['waiting', 'concluded', 'all']).default('waiting') }),
  output: pageOf(headRow).extend({ counts: z.object({ waiting: count, concluded: count }) }),
})

/** By the words of the law; null: not known. */
const known = z.record(z.string().min(1).max(100), z.boolean().nullable())
const leaderFacts = z.object({
  officer: z.string(),
  unit: z.string(),
  role: z.enum(LEADER_ROLES),
  answers: z.enum(['direct', 'joint']),
  known,
  document: z.string(),
  by: z.string(),
  at: instant,
})
export type LeaderFacts = z.infer<typeof leaderFacts>

const collective = z.object({ id, unit: unitName, grounds: z.string(), document: z.string(), concludedBy: z.string(), concludedOn: day })
export type Collective = z.infer<typeof collective>

/** Why nobody is reviewed for an act: it was concluded to be below discipline, or its entry of the catalogue handles it by a form that is none. */
const minor = z.object({
  by: z.enum(['below', 'entry']),
  form: z.string().nullable(),
  /** That the catalogue is one of our own, and not official. */
  illustrative: z.boolean(),
  basis: practiceBasis,
})
export type Minor = z.infer<typeof minor>

const caseHeads = z.object({
  /** The case. */
  id,
  /** The last that was entered for each head or deputy. */
  facts: z.array(leaderFacts),
  /** Acts that only count. */
  minor: z.array(minor.extend({ act: id })),
  collective: z.array(collective),
})
export type CaseHeads = z.infer<typeof caseHeads>

export const showCaseHeads = route({
  method: 'GET',
  path: '/api/cases/:id/heads',
  summary: 'What is known of heads and deputies in a case, and what the unit answers for as a whole',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: caseHeads,
})

export const setLeaderFacts = route({
  method: 'POST',
  path: '/api/cases/:id/reviews/:review/facts',
  summary: 'Enter what is known of a head or deputy: directly or jointly, whether he could know, what he prevented, found or mended',
  action: 'case.change',
  facts: [],
  input: z.object({ id, review: id, answers: z.enum(['direct', 'joint']), known, document: line, reason }),
  output: caseHeads,
})
export type LeaderFactsGiven = z.output<typeof setLeaderFacts.input>

export const addCollective = route({
  method: 'POST',
  path: '/api/cases/:id/collective',
  summary: 'Conclude what a unit answers for as a whole, without any person',
  action: 'case.decide',
  facts: [],
  fresh: true,
  input: z.object({ id, unit: z.string().min(1).max(100), grounds: story, document: line, reason }),
  output: caseHeads,
})
export type CollectiveGiven = z.output<typeof addCollective.input>

export const REMARK_KINDS = ['uniform', 'entry', 'posture', 'workplace'] as const
export type RemarkKind = (typeof REMARK_KINDS)[number]

export const addRemark = route({
  method: 'POST',
  path: '/api/remarks',
  summary: 'Minute a remark on the spot, of a unit and a day: it names nobody, belongs to no case and has no effect on anybody',
  action: 'case.change',
  facts: [],
  input: z.object({ unit: z.string().min(1).max(100), kind: z.enum(REMARK_KINDS), day, document: line }),
  output: z.object({ id }),
})
export type RemarkGiven = z.output<typeof addRemark.input>

const remarkRow = z.object({ unit: unitName, month: day, n: z.int(), kinds: z.partialRecord(z.enum(REMARK_KINDS), z.int()) })
export type RemarkRow = z.infer<typeof remarkRow>

export const listRemarks = route({
  method: 'GET',
  path: '/api/remarks',
  summary: 'How many remarks there were by unit and month, the latest first',
  action: 'case.read',
  facts: [],
  input: z.object(paging),
  output: pageOf(remarkRow),
})
