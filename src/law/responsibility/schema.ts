import { z } from 'zod'
import { bilingual, day, empty, route } from '../../base/schema.ts'

/** The contract of *who answers for what others did*: facts about one head or deputy in, an answer out. Days are ISO days. */
const text = z.string().min(1).max(200)

const tenure = z.strictObject({ role: text, from: day, to: day.nullable().default(null) })

/** A case of the matter: its degree; or its penalty, from which the degree follows; or neither yet. */
const matterCase = z.strictObject({
  id: text,
  grade: text.nullable().default(null),
  penalty: z
    .union([z.strictObject({ months: z.int().min(1).max(600) }), z.strictObject({ kind: text })])
    .nullable()
    .default(null),
})

export const facts = z.strictObject({
  leader: z.strictObject({
    class: text,
    status: text.default('serving'),
    partyMember: z.boolean().default(false),
    /** Where he was head, deputy in charge of the field, or acting. */
    tenures: z.array(tenure).min(1).max(30),
  }),
  matter: z.strictObject({
    from: day,
    /** Null while it goes on. */
    to: day.nullable(),
    kinds: z.array(text).max(40).default([]),
    cases: z.array(matterCase).min(1).max(20),
  }),
  /** Directly for his own field, or jointly for that of a deputy. */
  answers: z.enum(['direct', 'joint']),
  /** What is known of him; left out or null: it is not. */
  known: z.record(text, z.boolean().nullable()).default({}),
  /** Day of the decision. */
  day,
})
export type ResponsibilityFacts = z.infer<typeof facts>

export const RESPONSIBLE = ['liable', 'exempt', 'not-in-charge', 'no-law-loaded', 'undetermined'] as const
export type Responsible = (typeof RESPONSIBLE)[number]

/** A step: what its rule says, where that stands, how sure it is, and whether a named lawyer has confirmed it. */
const step = z.object({
  rule: z.string(),
  cite: z.string(),
  citeVi: z.string(),
  sure: z.enum(['text-read', 'general-knowledge', 'uncertain']),
  confirmed: z.boolean(),
  ...bilingual.shape,
})
export type LeaderStep = z.infer<typeof step>
const ground = step.extend({ state: z.enum(['applies', 'does-not', 'not-known']) })
export type Ground = z.infer<typeof ground>
const outcome = z.object({
  form: z.string(),
  verdict: z.enum(['permitted', 'forbidden', 'undetermined']),
  /** Whether a rule of the day gives it to whoever is liable. */
  listed: z.boolean(),
  /** Every rule that it rests on was confirmed by a named lawyer: only then it has force. */
  confirmed: z.boolean(),
  because: z.array(step),
})

export const responsibilityAnswer = z.object({
  liem: z.literal('responsible/1'),
  day,
  class: z.string(),
  answers: z.enum(['direct', 'joint']),
  standing: z.object({ verdict: z.enum(RESPONSIBLE), because: z.array(step) }),
  outcomes: z.array(outcome),
  questions: z.array(
    z.object({ id: z.string(), candidates: z.array(z.string()), cite: z.string(), citeVi: z.string(), ...bilingual.shape }),
  ),
  mitigating: z.array(ground),
  aggravating: z.array(ground),
  notes: z.array(step),
  law: z.array(z.object({ cite: z.string(), citeVi: z.string(), from: day, until: day.nullable() })),
})
export type ResponsibilityAnswer = z.infer<typeof responsibilityAnswer>

const term = z.object({ id: z.string(), ...bilingual.shape })
const terms = z.object({
  classes: z.array(term),
  roles: z.array(term),
  facts: z.array(term),
  penalties: z.array(term),
  kinds: z.array(term),
  severities: z.array(term),
  forms: z.array(term),
})
export type ResponsibilityTerms = z.infer<typeof terms>

export const showResponsibilityTerms = route({
  method: 'GET',
  path: '/api/law/responsible/terms',
  summary: 'The words in which it is told what a head or deputy is asked to answer for',
  action: 'state.read',
  facts: [],
  input: empty,
  output: terms,
})

/** Nothing of facts or answer is kept. */
export const askResponsible = route({
  method: 'POST',
  path: '/api/law/responsible',
  summary:
    'What a head or deputy answers for when others did wrong, by the law of a day, with the rule and place of each step; nothing is kept',
  action: 'state.read',
  facts: [],
  input: facts,
  output: responsibilityAnswer,
})
