import { z } from 'zod'
import { bilingual, day, empty, route } from '../../base/schema.ts'

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
export const step = z.object({ rule: z.string(), cite: z.string(), citeVi: z.string(), ...bilingual.shape })
export type Step = z.infer<typeof step>

/** From when until when a decision runs, by which rule. */
export const running = step.extend({
  from: day,
  until: day,
  sure: z.enum(['text-read', 'general-knowledge', 'uncertain']),
  confirmed: z.boolean(),
})
export type Running = z.infer<typeof running>

/** What a decision on discipline can bear on afterwards. */
export const AFFECTED = ['wage-rise', 'appointment'] as const

/**
 * What a decision does to one of these. `months` of null: not known; `because`: the rule, or that says that it is not known; null where no rule of that day
 * speaks of it. `until`: the last day on which he is not appointed; null for a wage rise, which comes so many months later than it would have.
 */
export const decisionEffect = z.object({
  of: z.enum(AFFECTED),
  months: z.int().nullable(),
  from: day,
  until: day.nullable(),
  because: running.omit({ from: true, until: true }).nullable(),
})
export type DecisionEffect = z.infer<typeof decisionEffect>

/** Steps of a case that a rule can ask for. */
export const ASKED_STEPS = ['self-review'] as const

export const VERDICTS = ['permitted', 'forbidden', 'undetermined'] as const
export type Verdict = (typeof VERDICTS)[number]
export const STANDINGS = ['may-proceed', 'not-yet', 'exempt', 'time-barred', 'no-law-loaded', 'undetermined'] as const
export type Standing = (typeof STANDINGS)[number]

/** What else the law says, and of which forms; without forms, of the matter. */
export const note = step.extend({ forms: z.array(z.string()) })
export const clock = z.object({
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
  /** How its last day is counted. */
  convention: z.string(),
  conventionVi: z.string(),
  rule: z.string(),
  cite: z.string(),
  citeVi: z.string(),
  ...bilingual.shape,
})
export type Clock = z.infer<typeof clock>

export const outcome = z.object({
  form: z.string(),
  verdict: z.enum(VERDICTS),
  /** Whether the law of the day has it for such a person at all. */
  listed: z.boolean(),
  /** Every rule that it rests on was confirmed by a named lawyer: only then it has force. */
  confirmed: z.boolean(),
  because: z.array(step),
})
export type Outcome = z.infer<typeof outcome>

/** A point that is not known, and the forms that hang on it. */
export const question = z.object({
  id: z.string(),
  candidates: z.array(z.string()),
  cite: z.string(),
  citeVi: z.string(),
  ...bilingual.shape,
})
export type Question = z.infer<typeof question>

export const standing = z.object({ verdict: z.enum(STANDINGS), until: day.nullable(), because: z.array(step) })

export const answer = z.object({
  liem: z.literal('allowed/1'),
  day,
  class: z.string(),
  standing,
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

const term = z.object({ id: z.string(), ...bilingual.shape })
/** The words of a law, each list from the lightest to the gravest where that has a meaning. */
export const terms = z.object({
  classes: z.array(term),
  statuses: z.array(term),
  severities: z.array(term),
  forms: z.array(term.extend({ discipline: z.boolean() })),
  kinds: z.array(term),
  circumstances: z.array(term.extend({ facts: z.array(term.extend({ is: z.enum(['day', 'flag', 'word']) })) })),
})
export type Terms = z.infer<typeof terms>

export const showTerms = route({
  method: 'GET',
  path: '/api/law/terms',
  summary: 'The words in which facts are given and answers are made',
  action: 'state.read',
  facts: [],
  input: empty,
  output: terms,
})

/** Nothing of facts or answer is kept. */
export const askAllowed = route({
  method: 'POST',
  path: '/api/law/allowed',
  summary: 'What the law of a day allows, forbids or leaves open, with the rule and place of each step; nothing is kept',
  action: 'state.read',
  facts: [],
  input: facts,
  output: answer,
})

const ruleRow = step.extend({
  /** What kind of thing it says, as in the files of the law. */
  says: z.string(),
  instrument: z.string(),
  sure: z.enum(['text-read', 'general-knowledge', 'uncertain', 'inferred']),
  confirmed: z.object({ by: z.string(), on: day }).nullable(),
  from: day,
  until: day.nullable(),
})
export type RuleRow = z.infer<typeof ruleRow>

const instrumentRow = z.object({
  id: z.string(),
  cite: z.string(),
  citeVi: z.string(),
  title: bilingual,
  issuer: bilingual,
  issued: day,
  from: day,
  /** The last day on which one of its rules is in force for the class. */
  until: day.nullable(),
  /** Its rules for the class, and how many of them a lawyer has confirmed. */
  rules: z.int(),
  confirmed: z.int(),
})
export type InstrumentRow = z.infer<typeof instrumentRow>

export const showLawDay = route({
  method: 'GET',
  path: '/api/law/day',
  summary: 'The instruments of one class of people, what is in force on a day, and what that day changed',
  action: 'state.read',
  facts: [],
  input: z.object({ class: text, on: day }),
  output: z.object({
    instruments: z.array(instrumentRow),
    rules: z.array(ruleRow),
    began: z.array(ruleRow),
    ended: z.array(ruleRow),
    /** Rules that another instrument took over word by word; not among those that began or ended. */
    restated: z.int(),
    /** Days on which something changed for the class. */
    days: z.array(day),
  }),
})
