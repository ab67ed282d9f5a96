import { z } from 'zod'
import { day, id, instant, route } from '../../base/schema.ts'
import { STANDINGS, VERDICTS } from '../../law/allowed/schema.ts'

/** What of an answer becomes another: from what to what. */
const effect = z.object({
  /** Degrees of the act for which it does; where it is not graded, each is worked through. */
  severities: z.array(z.string()),
  standing: z.object({ before: z.enum(STANDINGS), after: z.enum(STANDINGS) }).nullable(),
  /** Null: the law does not have the form for such a person. */
  forms: z.array(z.object({ form: z.string(), before: z.enum(VERDICTS).nullable(), after: z.enum(VERDICTS).nullable() })),
  clocks: z.array(z.object({ id: z.string(), forms: z.array(z.string()), before: day.nullable(), after: day.nullable() })),
  questions: z.object({ came: z.int(), went: z.int() }),
})
export type Effect = z.infer<typeof effect>

/** Matters that are alike for the law: people of one class, an act of one day, found on one day. */
const group = z.object({
  class: z.string(),
  leadership: z.boolean(),
  status: z.string(),
  happened: day,
  detected: day,
  matters: z.int(),
  effects: z.array(effect),
})
export type LawTrialGroup = z.infer<typeof group>

export const lawTrialResult = z.object({
  /** Open findings and the people they name, each pair one matter. */
  matters: z.int(),
  /** Of them those of which the class of the person or the day of the act is not known; nothing is said of these. */
  unknown: z.int(),
  groups: z.int(),
  /** Matters in which the standing or a form becomes another; and those in which nothing but a clock or a question does. */
  otherOutcome: z.int(),
  otherClock: z.int(),
  seconds: z.number(),
  /** Groups in which something changes, those with the most matters first. */
  changed: z.array(group),
})
export type LawTrialResult = z.infer<typeof lawTrialResult>

export const startLawTrial = route({
  method: 'POST',
  path: '/api/law/changes/:id/trials',
  summary: 'Try a change of the law on all matters that are open; nothing counts yet',
  action: 'rulebook.change',
  facts: [],
  /** `day`: of the decisions that are compared. */
  input: z.object({ id, day }),
  output: z.object({ id }),
})

export const showLawTrial = route({
  method: 'GET',
  path: '/api/law/trials/:id',
  summary: 'What a change of the law would do to the open matters, by class and days',
  action: 'rulebook.read',
  facts: [],
  input: z.object({ id, from: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({
    id,
    change: id,
    day,
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    error: z.object({ message: z.string(), place: z.string().optional(), hint: z.string().optional() }).nullable(),
    at: instant,
    result: lawTrialResult.omit({ changed: true }).nullable(),
    rows: z.array(group),
    total: z.int(),
  }),
})
