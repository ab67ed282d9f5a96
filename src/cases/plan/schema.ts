import { z } from 'zod'
import { day, id, instant, reason, route, story } from '../../base/schema.ts'
import { EVIDENCE_KINDS } from '../evidence/schema.ts'

/** The verification plan of a case: what has to be found out, how, by whom, until when, and what came of it. */
const officer = z.string().min(1).max(100)
const person = z.object({ id: officer, name: z.string() })

/** How something is found out. */
export const PLAN_WAYS = ['records', 'interview', 'visit', 'expert', 'other'] as const
export type PlanWay = (typeof PLAN_WAYS)[number]
/** What came of it; that it could not be found out is an answer, and never that nothing was wrong. */
export const PLAN_OUTCOMES = ['borne-out', 'not-borne-out', 'not-found-out'] as const
export type PlanOutcome = (typeof PLAN_OUTCOMES)[number]

/** Who does it, until when; null: whoever handles the case. */
const turn = z.object({ officer: person.nullable(), due: day, why: z.string().nullable(), by: person, at: instant })

const result = z.object({
  outcome: z.enum(PLAN_OUTCOMES),
  words: z.string(),
  day,
  by: person,
  evidence: z.array(z.object({ id, kind: z.enum(EVIDENCE_KINDS), what: z.string(), withdrawn: z.boolean() })),
})

const task = z.object({
  id,
  what: z.string(),
  way: z.enum(PLAN_WAYS),
  /** Of which act or person of the case; null for both: of the case. */
  act: id.nullable(),
  about: person.nullable(),
  officer: person.nullable(),
  due: day,
  /** Why it is another officer or day than before. */
  why: z.string().nullable(),
  /** Its day has passed, and nothing came of it yet. */
  late: z.boolean(),
  /** Whoever has it has a part in the case by now, and does not see it. */
  barred: z.boolean(),
  /** Who had it, and until when, before; the first first. */
  before: z.array(turn),
  by: person,
  state: z.enum(['open', 'done', 'dropped']),
  result: result.nullable(),
  dropped: z.object({ why: z.string(), by: person, at: instant }).nullable(),
  /** Whether whoever asks is the one to give its result. */
  answers: z.boolean(),
})
export type PlanTask = z.infer<typeof task>

export const casePlan = z.object({
  /** The case. */
  id,
  tasks: z.array(task),
  /** Whether whoever asks is the one who plans: he handles the case, or nobody does. */
  plans: z.boolean(),
})
export type CasePlan = z.infer<typeof casePlan>

export const showPlan = route({
  method: 'GET',
  path: '/api/cases/:id/plan',
  summary: 'The verification plan of a case: what has to be found out, how, by whom, until when, and what came of it',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: casePlan,
})

type Told = { path: `/api/cases/:id/plan${string}`; summary: string }
const changes = <S extends z.ZodRawShape>({ path, summary }: Told, shape: S) =>
  route({ method: 'POST', path, summary, action: 'case.change', facts: [], input: z.object({ id, ...shape }), output: casePlan })

const has = { officer: officer.nullable().default(null), due: day }

export const addPlanTask = changes(
  { path: '/api/cases/:id/plan', summary: 'Put into the plan what has to be found out, how, by whom and until when' },
  { what: story, way: z.enum(PLAN_WAYS), act: id.nullable().default(null), about: officer.nullable().default(null), ...has },
)
export type PlanTaskGiven = z.output<typeof addPlanTask.input>

export const changePlanTask = changes(
  { path: '/api/cases/:id/plan/:task/change', summary: 'Give a task to somebody else, or another day; the old stays to be read' },
  { task: id, ...has, reason },
)
export type PlanTaskChange = z.output<typeof changePlanTask.input>

export const dropPlanTask = changes(
  { path: '/api/cases/:id/plan/:task/drop', summary: 'Drop a task of which nothing came yet' },
  { task: id, reason },
)

export const endPlanTask = changes(
  { path: '/api/cases/:id/plan/:task/result', summary: 'Enter what came of a task: borne out, not borne out, or could not be found out' },
  { task: id, outcome: z.enum(PLAN_OUTCOMES), words: story, day, evidence: z.array(id).max(100).default([]) },
)
export type PlanTaskEnd = z.output<typeof endPlanTask.input>
