import { z } from 'zod'
import { proofGiven } from '../../access/proofs/schema.ts'
import { day, empty, id, instant, line, reason, route, story } from '../../base/schema.ts'
import { decisionEffect, running } from '../../law/allowed/schema.ts'
import { periodsAnswer } from '../../law/periods/schema.ts'

/** What comes after a signed decision: it is served and takes effect, is complained against, corrected, reversed. Days are ISO days. */
export const SERVED_HOWS = ['handed', 'post', 'posted-up'] as const
export type ServedHow = (typeof SERVED_HOWS)[number]
/** `unserved`: signed, and nobody has entered that it was handed over; `coming`: it takes effect on a later day; `settled`: it has no days to run. */
export const STANDS = ['unserved', 'coming', 'running', 'settled', 'ended', 'expunged', 'reversed'] as const
export type Stands = (typeof STANDS)[number]
export const RULING_KINDS = ['upheld', 'changed', 'quashed', 'exonerated', 'corrected'] as const
export type RulingKind = (typeof RULING_KINDS)[number]
export const TOLD_WAYS = ['concerned', 'recipient', 'reviewed', 'read', 'export', 'webhook'] as const

const person = z.object({ id: z.string(), name: z.string() })

const served = z.object({ day, how: z.enum(SERVED_HOWS), effective: day.nullable(), recipients: z.array(z.string()), by: person })
const complaint = z.object({
  id,
  round: z.union([z.literal(1), z.literal(2)]),
  received: day,
  /** Of a paper one, in the register of what comes in. */
  number: z.string().nullable(),
  words: z.string(),
  filed: z.enum(['own', 'paper']),
  /** After its period; null where the law does not say. */
  late: z.boolean().nullable(),
  admitted: z.boolean().nullable(),
  admittedOn: day.nullable(),
  admittedBy: person.nullable(),
  why: z.string().nullable(),
  complex: z.boolean(),
  /** The ruling that settled it. */
  settledBy: id.nullable(),
})
export type Complaint = z.infer<typeof complaint>
const ruling = z.object({
  id,
  complaint: id.nullable(),
  kind: z.enum(RULING_KINDS),
  day,
  number: z.string().nullable(),
  grounds: z.string(),
  wording: z.string().nullable(),
  state: z.enum(['draft', 'signed', 'withdrawn']),
  draftedBy: person,
  signedBy: person.nullable(),
  /** The day on which it was handed over. */
  servedOn: day.nullable(),
})
export type Ruling = z.infer<typeof ruling>

const decisionAfter = z.object({
  decision: id,
  stands: z.enum(STANDS),
  served: served.nullable(),
  /** From when until when it runs; null where nothing runs, or the law does not say. */
  running: running.nullable(),
  expunged: z.object({ day, number: z.string() }).nullable(),
  reversedOn: day.nullable(),
  complaints: z.array(complaint),
  rulings: z.array(ruling),
  /**
   * What it does to the next wage rise and to appointment; of a decision that was reversed nothing, from the day of that on and also not for the days before. Null
   * where the register does not say of which class the person is, or it is not served.
   */
  effects: z.array(decisionEffect).nullable(),
  /** Clocks of complaints by the law of today; null where the register does not say of which class the person is, or it is not served. */
  periods: periodsAnswer.nullable(),
  /** Whether whoever asks has had a hand in it, and so rules on nothing of it but a slip of the pen; of a second complaint, in how the first was settled. */
  partOf: z.boolean(),
  partOfFirst: z.boolean(),
})
export type DecisionAfter = z.infer<typeof decisionAfter>

/** Of every decision of a case that was signed, the newest first. */
const after = z.object({ id, decisions: z.array(decisionAfter) })
export type CaseAfter = z.infer<typeof after>

export const showAfter = route({
  method: 'GET',
  path: '/api/cases/:id/after',
  summary: 'What came after the decisions of a case: service, effect, complaints, rulings',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: after,
})

const told = z.object({
  id,
  /** Which ruling reversed what he was told. */
  ruling: id,
  way: z.enum(TOLD_WAYS),
  who: person,
  /** Told in Liêm; otherwise on paper. */
  inside: z.boolean(),
  since: day,
  seenAt: instant.nullable(),
  given: z.object({ on: day, how: z.string(), by: person }).nullable(),
})
export type Told = z.infer<typeof told>

export const listTold = route({
  method: 'GET',
  path: '/api/cases/:id/told',
  summary: 'Who had been told of a decision that was reversed, and whether each knows by now',
  action: 'case.change',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: z.object({ rows: z.array(told) }),
})

type Path = { path: `/api/cases/${string}`; summary: string }
const changes = <S extends z.ZodRawShape>({ path, summary }: Path, shape: S) =>
  route({ method: 'POST', path, summary, action: 'case.change', facts: [], input: z.object({ id, ...shape }), output: after })

export const serveDecision = changes(
  { path: '/api/cases/:id/decisions/:decision/serve', summary: 'Enter when and how a signed decision, or a ruling on it, was handed over' },
  {
    decision: id,
    /** Null: the decision itself. */
    ruling: id.nullable().default(null),
    day,
    how: z.enum(SERVED_HOWS),
    /** From when a decision takes effect; left out, from its own day. */
    effective: day.nullable().default(null),
    /** Numbers of the register, or names of offices. */
    recipients: z.array(line).max(50).default([]),
    reason,
  },
)
export type ServedGiven = z.output<typeof serveDecision.input>

export const expungeDecision = changes(
  {
    path: '/api/cases/:id/decisions/:decision/expunge',
    summary: 'Enter the document by which a decision was struck off before it had run',
  },
  { decision: id, day, number: line, reason },
)

export const enterComplaint = changes(
  {
    path: '/api/cases/:id/decisions/:decision/complaints',
    summary: 'Enter a complaint that came in on paper, with its day of receipt and number',
  },
  { decision: id, received: day, number: line, words: story, reason },
)

export const admitComplaint = changes(
  { path: '/api/cases/:id/complaints/:complaint/admit', summary: 'Decide whether a complaint is taken up, and why; a late one, too' },
  { complaint: id, admitted: z.boolean(), day, complex: z.boolean().default(false), reason },
)

export const draftRuling = changes(
  {
    path: '/api/cases/:id/decisions/:decision/rulings',
    summary: 'Draft how a complaint is settled, that a decision is quashed, a person exonerated, or a slip of the pen corrected',
  },
  {
    decision: id,
    complaint: id.nullable().default(null),
    kind: z.enum(RULING_KINDS),
    day,
    grounds: story,
    /** How it is to read, of a correction. */
    wording: story.nullable().default(null),
  },
)
export type RulingGiven = z.output<typeof draftRuling.input>

export const withdrawRuling = changes(
  { path: '/api/cases/:id/rulings/:ruling/withdraw', summary: 'Withdraw the draft of a ruling' },
  { ruling: id, reason },
)

export const signRuling = route({
  method: 'POST',
  path: '/api/cases/:id/rulings/:ruling/sign',
  summary: 'Sign a ruling that another has drafted; what it reverses counts nowhere from then on, and everybody is told who was told of it',
  action: 'case.decide',
  facts: [],
  fresh: true,
  input: z.object({ id, ruling: id, number: line, proof: proofGiven.nullish(), reason }),
  output: after,
})

export const giveTold = changes(
  { path: '/api/cases/:id/told/:told', summary: 'Enter that an office was told on paper of what was reversed' },
  { told: id, day, how: line },
)

/** The same as the person concerned sees it: nobody's name. */
const ownAfter = z.object({
  /** The case. */
  id,
  decisions: z.array(
    decisionAfter
      .pick({ decision: true, stands: true, running: true, effects: true, expunged: true, reversedOn: true, periods: true })
      .extend({
        form: z.string(),
        number: z.string(),
        day,
        served: served.omit({ by: true, recipients: true }).nullable(),
        complaints: z.array(complaint.omit({ admittedBy: true })),
        rulings: z.array(
          ruling.pick({ id: true, complaint: true, kind: true, day: true, number: true, grounds: true, wording: true, servedOn: true }),
        ),
        /** Which complaint he can file now; null: none. */
        mayComplain: z.union([z.literal(1), z.literal(2)]).nullable(),
      }),
  ),
})
export type OwnAfter = z.infer<typeof ownAfter>

export const listOwnAfter = route({
  method: 'GET',
  path: '/api/me/after',
  summary: 'What came after the decisions on oneself: service, effect, complaints, rulings',
  action: 'notice.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(ownAfter) }),
})

export const fileComplaint = route({
  method: 'POST',
  path: '/api/me/cases/:id/complaints',
  summary: 'Complain against the decision on oneself, or against how the first complaint was settled',
  action: 'self.change',
  facts: [],
  input: z.object({ id, decision: id, words: story }),
  output: ownAfter,
})

/** That a decision of which one had been told stands no more. Whom it is about is not in it. */
const ownTold = z.object({
  id,
  case: z.string(),
  decision: z.object({ number: z.string(), day }),
  ruling: z.object({ kind: z.enum(RULING_KINDS), number: z.string(), day }),
  way: z.enum(TOLD_WAYS),
  since: day,
  seenAt: instant.nullable(),
})
export type OwnTold = z.infer<typeof ownTold>

export const listOwnTold = route({
  method: 'GET',
  path: '/api/me/told',
  summary: 'Decisions of which one had been told and that stand no more',
  action: 'notice.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(ownTold) }),
})

export const seeTold = route({
  method: 'POST',
  path: '/api/me/told/:id/seen',
  summary: 'Say that one knows that a decision stands no more',
  action: 'self.change',
  facts: [],
  input: z.object({ id }),
  output: ownTold,
})
