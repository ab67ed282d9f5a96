import { z } from 'zod'
import { bilingual, day, empty, route } from '../../base/schema.ts'

/** The contract of the periods of a matter: what happened and what is known in, every clock out. Days are ISO days. */
const text = z.string().min(1).max(200)

const pause = z.strictObject({
  kind: text,
  from: day,
  to: day.nullable().default(null),
  document: z.string().max(400).nullable().default(null),
})

export const facts = z.strictObject({
  matter: text,
  /** The class of the person whom it is about. */
  class: text,
  status: text.default('serving'),
  /** What happened, by the words of the matter, with its day. */
  events: z.record(text, day.nullable()).default({}),
  /** What is known; left out or null: it is not. */
  known: z.record(text, z.boolean().nullable()).default({}),
  pauses: z.array(pause).max(100).default([]),
  /** The day by whose law, and as of which, it is answered. */
  day,
})
export type PeriodFacts = z.infer<typeof facts>

/**
 * `not-applicable`: its condition does not hold; `not-begun`: what begins it has not happened; `held`: it does not bind for now; `extended`: it ended and
 * another takes it on; `early`: what it kept back came before its end; `possible`: what it kept back may come.
 */
export const STATES = [
  ...(['not-applicable', 'not-begun', 'held', 'running', 'over', 'extended', 'met', 'late', 'early', 'possible'] as const),
  'undetermined',
] as const
export type PeriodState = (typeof STATES)[number]

/** What a rule says, where that stands, how sure it is, and whether a named lawyer has confirmed it. */
const step = z.object({
  rule: z.string(),
  cite: z.string(),
  citeVi: z.string(),
  sure: z.enum(['text-read', 'general-knowledge', 'uncertain']),
  confirmed: z.boolean(),
  ...bilingual.shape,
})

const clock = step.extend({
  id: z.string(),
  name: bilingual,
  state: z.enum(STATES),
  /** Why it is not running, or not certain. */
  why: z.array(bilingual),
  /** The day after which it counts. */
  from: day.nullable(),
  length: z.object({ n: z.int(), of: z.enum(['days', 'workingDays', 'months', 'years']) }),
  /** What it keeps back may not come before its end. */
  least: z.boolean(),
  /** The last day, which still counts; of what is undetermined, as it would be. */
  ends: day.nullable(),
  /** The last day where a rest day moves it to the next working day; null where the calendar does not reach so far. */
  moved: day.nullable(),
  /** When what it waits for happened. */
  done: day.nullable(),
  extends: z.string().nullable(),
  notCounted: z.array(z.object({ kind: z.string(), from: day, to: day.nullable(), document: z.string().nullable() })),
})
export type PeriodClock = z.infer<typeof clock>

export const periodsAnswer = z.object({
  liem: z.literal('periods/1'),
  matter: z.string(),
  day,
  standing: z.enum(['answered', 'no-law-loaded']),
  clocks: z.array(clock),
  /** What is not known, and the clocks that hang on it. */
  questions: z.array(z.object({ id: z.string(), clocks: z.array(z.string()), cite: z.string(), citeVi: z.string(), ...bilingual.shape })),
  notes: z.array(step),
  convention: bilingual,
  law: z.array(z.object({ cite: z.string(), citeVi: z.string(), from: day, until: day.nullable() })),
})
export type PeriodsAnswer = z.infer<typeof periodsAnswer>

const term = z.object({ id: z.string(), ...bilingual.shape })
const terms = z.object({
  classes: z.array(term),
  matters: z.array(
    term.extend({
      events: z.array(term),
      facts: z.array(term),
      pauses: z.array(term),
      clocks: z.array(term),
      classes: z.array(z.string()),
    }),
  ),
})
export type PeriodTerms = z.infer<typeof terms>

export const showPeriodTerms = route({
  method: 'GET',
  path: '/api/law/periods/terms',
  summary: 'Matters with periods of their own: what happens in them, and what is asked',
  action: 'state.read',
  facts: [],
  input: empty,
  output: terms,
})

/** Nothing of facts or answer is kept. */
export const askPeriods = route({
  method: 'POST',
  path: '/api/law/periods',
  summary: 'The periods of a matter by the law of a day: from when, until when, with the rule and place of each; nothing is kept',
  action: 'state.read',
  facts: [],
  input: facts,
  output: periodsAnswer,
})
