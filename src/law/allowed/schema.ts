import { z } from 'zod'
import { bilingual, day } from '../../base/schema.ts'

/** The contract of *what is allowed*: facts in, an answer out. Days are ISO days in the administration's time zone. */
const text = z.string().min(1).max(200)

const person = z.strictObject({
  class: text,
  leadership: z.boolean(),
  partyMember: z.boolean().default(false),
  status: text.default('serving'),
  /** Since when he has left or is retired. */
  since: day.optional(),
})

const act = z.strictObject({
  id: text,
  from: day,
  to: day.optional(),
  /** In place of `to`: it still goes on. */
  ongoing: z.boolean().default(false),
  detected: day.nullable().default(null),
  /** Null while it is not graded. */
  severity: text.nullable(),
  /** False: below the threshold of discipline. */
  disciplinable: z.boolean().default(true),
  /** Its entry in the catalogue. */
  entry: text.nullable().default(null),
  kinds: z.array(text).max(40).default([]),
  /** Whether it is the same violation as one that was disciplined before; left out or null: not known. */
  repeats: z.boolean().nullable().default(null),
})

const earlier = z.strictObject({
  form: text,
  effective: day,
  /** The act of these facts that this decision was about already. */
  sameAct: text.nullable().default(null),
})

/** Facts of a circumstance beyond its days; which it may have, the words of the law say. */
const told = z.union([z.string().max(200), z.boolean()])
const circumstance = z
  .object({ kind: text, from: day.optional(), to: day.nullable().optional(), document: z.string().max(400).optional() })
  .catchall(told)

export const facts = z.strictObject({
  person,
  acts: z.array(act).min(1).max(50),
  history: z.array(earlier).max(100).default([]),
  circumstances: z.array(circumstance).max(100).default([]),
  /** Day of the decision. */
  day,
})
export type Facts = z.infer<typeof facts>
export type Act = Facts['acts'][number]
export type Circumstance = Facts['circumstances'][number]

/** A step: the rule that was applied, and where it stands (`cite` in English). */
const step = z.object({ rule: z.string(), cite: z.string(), citeVi: z.string(), ...bilingual.shape })
export type Step = z.infer<typeof step>

export const VERDICTS = ['permitted', 'forbidden', 'undetermined'] as const
export type Verdict = (typeof VERDICTS)[number]
export const STANDINGS = ['may-proceed', 'not-yet', 'exempt', 'time-barred', 'no-law-loaded', 'undetermined'] as const
export type Standing = (typeof STANDINGS)[number]

const note = step.extend({ forms: z.array(z.string()) })
const clock = z.object({
  id: z.string(),
  act: z.string().nullable(),
  form: z.string().optional(),
  from: day.nullable(),
  days: z.int().optional(),
  months: z.int().optional(),
  /** The last day, which still counts; null where it never ends or its beginning is not known. */
  ends: day.nullable(),
  /** The last day where a rest day moves it to the next working day; null where the calendar does not reach so far. */
  moved: day.nullable(),
  open: z.boolean(),
  notCounted: z.array(z.object({ kind: z.string(), from: day, to: day.nullable(), days: z.int(), document: z.string().nullable() })),
  convention: z.string(),
  rule: z.string(),
  cite: z.string(),
  citeVi: z.string(),
  ...bilingual.shape,
})
export type Clock = z.infer<typeof clock>

const outcome = z.object({
  form: z.string(),
  verdict: z.enum(VERDICTS),
  /** Every rule that it rests on was confirmed by a named lawyer: only then it has force. */
  confirmed: z.boolean(),
  because: z.array(step),
})
export type Outcome = z.infer<typeof outcome>

/** A point that is not known, and the forms that hang on it. */
const question = z.object({ id: z.string(), candidates: z.array(z.string()), cite: z.string(), citeVi: z.string(), ...bilingual.shape })
export type Question = z.infer<typeof question>

export const answer = z.object({
  liem: z.literal('allowed/1'),
  day,
  class: z.string(),
  standing: z.object({ verdict: z.enum(STANDINGS), until: day.nullable(), because: z.array(step) }),
  outcomes: z.array(outcome),
  questions: z.array(question),
  clocks: z.array(clock),
  authority: z.array(note),
  rating: z.array(note),
  effects: z.array(note),
  grounds: z.array(note),
  law: z.array(z.object({ instrument: z.string(), from: day, until: day.nullable() })),
})
export type Answer = z.infer<typeof answer>
