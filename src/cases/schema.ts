import { z } from 'zod'
import { proofGiven } from '../access/proofs/schema.ts'
import { bilingual, count, day, empty, id, instant, line, pageOf, paging, reason, route, story } from '../base/schema.ts'
import { answer as lawAnswer } from '../law/allowed/schema.ts'
import { askedStep } from '../law/proceedings/schema.ts'
import { unitName } from '../organisation/schema.ts'
import { ownLegacy, unverified } from './legacy/schema.ts'
import { competenceKept, lawSaid } from './competence/schema.ts'
import { keptOrigin } from './outside/kept/schema.ts'
import { regrading } from './regradings/schema.ts'

export type { LawSaid } from './competence/schema.ts'

/** A case: from a finding to a lawful decision. Days are ISO days in the administration's time zone. */
export const CASE_STATES = ['open', 'verifying', 'notified', 'explained', 'reviewed', 'council', 'decided'] as const
/** Those, that it goes on in another case (`links`), and that it was taken over from before Liêm (`legacy`). */
export const ALL_STATES = [...CASE_STATES, 'duplicate', 'legacy'] as const
export type CaseState = (typeof ALL_STATES)[number]
export const STEP_KINDS = ['verification', 'notice', 'explanation', 'self-review', 'meeting', 'council', 'opinion', 'note'] as const
export type StepKind = (typeof STEP_KINDS)[number]
/** Those that are entered by themselves; a council sits (`council/`), and its sitting becomes the step. */
export const ENTERED_STEPS = ['verification', 'notice', 'explanation', 'self-review', 'meeting', 'opinion', 'note'] as const
export type EnteredStep = (typeof ENTERED_STEPS)[number]
export const PARTY_ROLES = ['concerned', 'witness', 'verifier'] as const
export type PartyRole = (typeof PARTY_ROLES)[number]

const officer = z.string().min(1).max(100)
const word = z.string().min(1).max(100)
const person = z.object({ id: officer, name: z.string() })
const state = z.enum(ALL_STATES)

/** A day; or it is being worked out, stands still before something that ends, or no period runs. */
const DUES = ['day', 'unknown', 'still', 'none'] as const

export const caseRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  unit: unitName,
  state,
  handler: person.nullable(),
  openedOn: day,
  concerned: z.int(),
  /** How many of them have a signed decision. */
  decided: z.int(),
  /** Reviews of heads and deputies that are provisional: until each is answered, the matter stays open. */
  reviewsOpen: z.int(),
  /** Until when it must be decided about the one of whom that runs out first; null where nothing is to be decided any more. */
  due: z.object({ is: z.enum(DUES), day: day.nullable() }).nullable(),
  /** Of a case from before: it was taken over by mistake, and counts nowhere. */
  withdrawn: z.boolean(),
})
export type CaseRow = z.infer<typeof caseRow>

export const listCases = route({
  method: 'GET',
  path: '/api/cases',
  summary: 'Cases, the newest first',
  action: 'case.read',
  facts: [],
  records: {},
  input: z.object({
    ...paging,
    state: z.enum([...ALL_STATES, 'waiting', 'heads', 'all']).default('waiting'),
    text: z.string().max(200).default(''),
    /** Those to which this finding leads. */
    finding: id.optional(),
  }),
  output: pageOf(caseRow).extend({ counts: z.object({ waiting: count, decided: count }) }),
})

const party = person.extend({ role: z.enum(PARTY_ROLES), notifiedOn: day.nullable(), class: z.string().nullable(), leads: z.boolean() })

const act = z.object({
  id,
  officer,
  what: z.string(),
  /** What the finding says in English, from which it was taken. */
  whatEn: z.string().nullable(),
  from: day,
  /** Null while it goes on. */
  until: day.nullable(),
  detected: day,
  severity: z.string().nullable(),
  /** Name of whoever concluded the degree. */
  gradedBy: z.string().nullable(),
  /** Why the degree is another than before. */
  regraded: z.string().nullable(),
  /** Each change of the degree since these are kept, in its order. */
  regradings: z.array(regrading),
  disciplinable: z.boolean(),
  kinds: z.array(z.string()),
  repeats: z.boolean().nullable(),
  entry: z.object({ version: z.string(), code: z.string(), act: bilingual, illustrative: z.boolean() }).nullable(),
})
export type CaseAct = z.infer<typeof act>

const circumstance = z.object({
  id,
  officer,
  kind: z.string(),
  from: day.nullable(),
  until: day.nullable(),
  document: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.boolean()])),
})
const earlier = z.object({ id, officer, form: z.string(), effective: day, document: z.string() })
const step = z.object({
  id,
  kind: z.enum(STEP_KINDS),
  officer: person.nullable(),
  day,
  words: z.string(),
  body: z.record(z.string(), z.unknown()),
  by: person,
  at: instant,
})

/** How a form lies to those that like decisions have given: lighter or heavier than all of them, or between them and given in none. */
export const DIRECTIONS = ['lighter', 'heavier', 'between'] as const

const decision = z.object({
  id,
  officer: person,
  form: z.string(),
  day,
  number: z.string().nullable(),
  grounds: z.string(),
  law: lawSaid,
  /** Null of a decision from before that was asked. */
  competence: competenceKept.nullable(),
  opinion: id.nullable(),
  state: z.enum(['draft', 'checked', 'signed', 'withdrawn', 'reversed']),
  draftedBy: person,
  checkedBy: person.nullable(),
  signedBy: person.nullable(),
  signedOn: day.nullable(),
  /** From this day on it counts nowhere, also not for the days before. */
  reversedOn: day.nullable(),
  /** How and why it departs from all of `n` decisions on like acts (`precedents`). */
  departure: z.object({ direction: z.enum(DIRECTIONS), n: z.int(), reason: z.string() }).nullable(),
})
export type CaseDecision = z.infer<typeof decision>

export const REVIEW_OUTCOMES = ['none', 'exempt', 'liable'] as const
const review = z.object({
  id,
  officer: person,
  unit: unitName,
  role: z.enum(['head', 'acting', 'deputy']),
  fields: z.array(z.string()),
  from: day,
  until: day,
  outcome: z.enum(REVIEW_OUTCOMES).nullable(),
  form: z.string().nullable(),
  grounds: z.string().nullable(),
  concludedBy: person.nullable(),
  concludedOn: day.nullable(),
  reversedOn: day.nullable(),
})
export type CaseReview = z.infer<typeof review>

export const caseShown = caseRow.extend({
  sources: z.array(z.object({ id, number: z.string() })),
  /** From where it comes where it stands on no finding, as it was called when it was opened. */
  origin: keptOrigin.nullable(),
  parties: z.array(party),
  acts: z.array(act),
  circumstances: z.array(circumstance),
  earlier: z.array(earlier),
  steps: z.array(step),
  decisions: z.array(decision),
  reviews: z.array(review),
})
export type CaseShown = z.infer<typeof caseShown>

export const showCaseFile = route({
  method: 'GET',
  path: '/api/cases/:id',
  summary: 'One case, whole',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: caseShown,
})

type Told = { path: `/api/cases/${string}`; summary: string }
const changes = <S extends z.ZodRawShape>({ path, summary }: Told, shape: S) =>
  route({ method: 'POST', path, summary, action: 'case.change', facts: [], input: z.object({ id, ...shape }), output: caseShown })

export const openCase = route({
  method: 'POST',
  path: '/api/cases',
  summary: 'Open a case from findings: whoever they name is concerned, each with his act',
  action: 'case.change',
  facts: [],
  // Where it was opened on paper before, the day of that.
  input: z.object({ title: line, findings: z.array(id).min(1).max(50), day: day.optional(), reason }),
  output: caseShown,
})

export const addParty = changes(
  { path: '/api/cases/:id/parties', summary: 'Put a person into a case, as concerned, witness or verifier' },
  { officer, role: z.enum(PARTY_ROLES), reason },
)

const actGiven = {
  officer,
  what: story,
  from: day,
  until: day.nullable(),
  detected: day,
  severity: word.nullable().default(null),
  disciplinable: z.boolean().default(true),
  kinds: z.array(word).max(40).default([]),
  repeats: z.boolean().nullable().default(null),
  entry: z.object({ version: word, code: word }).nullable().default(null),
}
/** `act`: the one that is changed; null adds one. */
export const setAct = changes(
  { path: '/api/cases/:id/acts', summary: 'Put an act into a case, or change it: days, degree, kinds, entry of the catalogue' },
  {
    act: id.nullable().default(null),
    ...actGiven,
    reason,
  },
)
export type ActGiven = z.output<typeof setAct.input>

export const addCircumstance = changes(
  { path: '/api/cases/:id/circumstances', summary: 'Put what surrounds the acts or a person into a case, with its document' },
  {
    officer,
    kind: word,
    from: day.nullable().default(null),
    until: day.nullable().default(null),
    document: line,
    given: z.record(word, z.union([z.string().max(200), z.boolean()])).default({}),
    reason,
  },
)

export const addEarlier = changes(
  { path: '/api/cases/:id/earlier', summary: 'Put an earlier decision on discipline into a case, from the personnel file' },
  {
    officer,
    form: word,
    effective: day,
    document: line,
  },
)

export const addStep = changes(
  {
    path: '/api/cases/:id/steps',
    summary: 'Enter a step: verification begun, notice, explanation, self-review, meeting, opinion of a lawyer, note',
  },
  {
    kind: z.enum(ENTERED_STEPS),
    officer: officer.nullable().default(null),
    day,
    words: z.string().trim().max(10_000).default(''),
    /** Of an explanation, of a self-review: given, declined, absent. */
    heard: z.enum(['given', 'declined', 'absent']).nullable().default(null),
    /** Of an opinion: the form that it finds lawful. */
    proposes: word.nullable().default(null),
  },
)
export type StepGiven = z.output<typeof addStep.input>

export const draftDecision = changes(
  { path: '/api/cases/:id/decisions', summary: 'Draft a decision on a person; what the confirmed law of its day forbids is refused' },
  {
    officer,
    form: word,
    day,
    grounds: story,
    opinion: id.nullable().default(null),
    /** Why it departs from decisions on like acts, where it does. */
    departure: story.nullable().default(null),
  },
)
type DraftGiven = z.output<typeof draftDecision.input>
export type DecisionGiven = Omit<DraftGiven, 'departure'> & Partial<Pick<DraftGiven, 'departure'>>

export const checkDecision = changes(
  { path: '/api/cases/:id/decisions/:decision/check', summary: 'Check the file of a decision, as a second person' },
  { decision: id },
)
export const withdrawDecision = changes(
  { path: '/api/cases/:id/decisions/:decision/withdraw', summary: 'Withdraw the draft of a decision' },
  { decision: id, reason },
)

const decides = <S extends z.ZodRawShape>({ path, summary }: Told, shape: S) =>
  route({
    method: 'POST',
    path,
    summary,
    action: 'case.decide',
    facts: [],
    fresh: true,
    input: z.object({ id, ...shape }),
    output: caseShown,
  })

export const signDecision = decides(
  { path: '/api/cases/:id/decisions/:decision/sign', summary: 'Sign a decision that a second person has checked' },
  {
    decision: id,
    number: line,
    proof: proofGiven.nullish(),
    reason,
  },
)

export const askCaseLaw = route({
  method: 'GET',
  path: '/api/cases/:id/law',
  summary: 'What the law of a day allows for a person concerned, by the facts of the case',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id, officer, day }),
  output: z.object({
    /** Null where the register does not say of which class the person is. */
    answer: lawAnswer.nullable(),
    /** Of more than one act, the forms that the law would allow or leave open if it were the only one; `n`: the act as the law numbers it. */
    acts: z.array(z.object({ n: z.int(), permitted: z.array(z.string()), open: z.array(z.string()) })),
    /** Steps that the law of the day asks for before a decision, each with its rule. */
    steps: z.array(askedStep),
    /** Decisions on him from before Liêm: whether they count, nobody can verify. */
    unverified: z.array(unverified),
  }),
})

export type CaseLaw = z.infer<typeof askCaseLaw.output>

/** What the person concerned sees from notice on: his acts, his answers, his decision; nobody else. */
export const ownCase = z.object({
  id,
  number: z.string(),
  unit: unitName,
  notifiedOn: day,
  acts: z.array(act.pick({ id: true, what: true, whatEn: true, from: true, until: true, severity: true, entry: true })),
  /** `own`: as he sent it himself. */
  explanations: z.array(z.object({ day, words: z.string(), heard: z.string(), own: z.boolean() })),
  /** Whether he can still send his explanation. */
  mayExplain: z.boolean(),
  /** His self-reviews, or that he wrote none. */
  selfReviews: z.array(z.object({ day, words: z.string(), heard: z.string() })),
  decision: decision
    .pick({ id: true, form: true, day: true, number: true, grounds: true, signedOn: true, state: true, reversedOn: true })
    .extend({ law: lawSaid })
    .nullable(),
  /** Of a case from before Liêm, what its register says of him; nothing else stands in it. */
  legacy: ownLegacy.nullable(),
})
export type OwnCase = z.infer<typeof ownCase>

export const listOwnCases = route({
  method: 'GET',
  path: '/api/me/cases',
  summary: 'Cases of which one has notice, as far as they concern oneself',
  action: 'notice.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(ownCase) }),
})
