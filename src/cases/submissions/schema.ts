import { z } from 'zod'
import { count, day, empty, id, instant, line, pageOf, paging, reason, route, story } from '../../base/schema.ts'
import { unitName } from '../../organisation/schema.ts'

/** A submission to the superior unit (tờ trình): what a unit asks it to do with a person, a head, a unit, and what became of that. */
export const SUBMISSION_KINDS = ['person', 'head', 'unit', 'transfer'] as const
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number]
export const SUBMISSION_STATES = ['draft', 'submitted', 'received', 'answered', 'withdrawn'] as const
export type SubmissionState = (typeof SUBMISSION_STATES)[number]
export const SUBMISSION_ANSWERS = ['accepted', 'in-part', 'refused'] as const
export type SubmissionAnswer = (typeof SUBMISSION_ANSWERS)[number]
export const SUBMISSION_VIEWS = ['open', 'late', 'sent', 'received', 'all'] as const

const officer = z.string().min(1).max(100)
const person = z.object({ id: officer, name: z.string() })

/** What a list shows of one; whom it is about stands on its page. */
const submissionRow = z.object({
  id,
  number: z.string(),
  kind: z.enum(SUBMISSION_KINDS),
  state: z.enum(SUBMISSION_STATES),
  /** The case that it goes along with, where it is of one. */
  case: z.object({ id, number: z.string() }).nullable(),
  unit: unitName,
  to: unitName.nullable(),
  draftedOn: day,
  submittedOn: day.nullable(),
  due: day.nullable(),
  /** Nothing was answered by the day that was asked for. */
  late: z.boolean(),
  answer: z.enum(SUBMISSION_ANSWERS).nullable(),
})
export type SubmissionRow = z.infer<typeof submissionRow>

export const listSubmissions = route({
  method: 'GET',
  path: '/api/submissions',
  summary: 'Submissions to a superior unit that were sent or received, the newest first',
  action: 'case.read',
  facts: [],
  records: {},
  input: z.object({ ...paging, view: z.enum(SUBMISSION_VIEWS).default('open') }),
  output: pageOf(submissionRow).extend({ counts: z.object({ open: count, late: count }) }),
})

const task = z.object({ id, task: z.string(), askedBy: person, askedOn: day, due: day, happened: z.string(), document: z.string() })
export type SubmissionTask = z.infer<typeof task>
const stamp = z.object({ by: person, at: instant })

const submission = submissionRow.extend({
  officer: person.nullable(),
  asks: z.string(),
  grounds: z.string(),
  /** The concluded review on which it stands. */
  review: id.nullable(),
  tasks: z.array(task),
  drafted: stamp,
  withdrawn: stamp.nullable(),
  submitted: stamp.nullable(),
  received: stamp.nullable(),
  /** From which day whom it is about sees it. */
  toldOn: day.nullable(),
  heard: z.object({ how: z.enum(['given', 'declined']), words: z.string(), ...stamp.shape }).nullable(),
  answered: z.object({ reason: z.string(), ...stamp.shape }).nullable(),
  /** What whoever looks may do with it as it stands. */
  may: z.array(z.enum(['task', 'tell', 'hear', 'submit', 'receive', 'answer', 'withdraw'])),
})
export type Submission = z.infer<typeof submission>

export const showSubmission = route({
  method: 'GET',
  path: '/api/submissions/:id',
  summary: 'One submission, whole, with what became of it',
  action: 'case.read',
  facts: [],
  records: { subject: ['submission', 'id'] },
  input: z.object({ id }),
  output: submission,
})

export const draftSubmission = route({
  method: 'POST',
  path: '/api/submissions',
  summary: 'Draft a submission to the superior unit: handle a person, a head or a unit, or replace or transfer somebody',
  action: 'case.change',
  facts: [],
  input: z.object({
    kind: z.enum(SUBMISSION_KINDS),
    case: id.nullable().default(null),
    review: id.nullable().default(null),
    officer: officer.nullable().default(null),
    /** The unit that submits; of a case it is that of the case. */
    unit: officer.nullable().default(null),
    asks: story,
    grounds: story,
    reason,
  }),
  output: submission,
})
export type SubmissionGiven = z.output<typeof draftSubmission.input>

type Told = { path: `/api/submissions/${string}`; summary: string }
const changes = <S extends z.ZodRawShape>({ path, summary }: Told, shape: S) =>
  route({ method: 'POST', path, summary, action: 'case.change', facts: [], input: z.object({ id, ...shape }), output: submission })
const decides = <S extends z.ZodRawShape>({ path, summary }: Told, shape: S) =>
  route({
    method: 'POST',
    path,
    summary,
    action: 'case.decide',
    facts: [],
    fresh: true,
    input: z.object({ id, ...shape }),
    output: submission,
  })

export const addTask = changes(
  {
    path: '/api/submissions/:id/tasks',
    summary: 'Put a dated task into the draft of a replacement or transfer: asked by whom and when, due, what happened',
  },
  { task: line, askedBy: officer, askedOn: day, due: day, happened: story, document: line },
)
export type TaskGiven = z.output<typeof addTask.input>

export const tellSubmission = changes(
  {
    path: '/api/submissions/:id/tell',
    summary: 'Tell whom it is about of a replacement or transfer: from then on he sees it and can answer',
  },
  { reason },
)
export const hearSubmission = changes(
  { path: '/api/submissions/:id/hear', summary: 'Enter what whom it is about answered, or that he declined to' },
  { how: z.enum(['given', 'declined']), words: z.string().trim().max(10_000).default(''), reason },
)
export const submitSubmission = decides(
  { path: '/api/submissions/:id/submit', summary: 'Submit to the superior unit of today, as head of the unit' },
  { due: day, reason },
)
export const receiveSubmission = changes(
  { path: '/api/submissions/:id/receive', summary: 'Receive a submission, at the superior unit' },
  {},
)
export const answerSubmission = decides(
  { path: '/api/submissions/:id/answer', summary: 'Answer a submission, at the superior unit: accepted, accepted in part, refused' },
  { answer: z.enum(SUBMISSION_ANSWERS), reason },
)
export const withdrawSubmission = changes(
  { path: '/api/submissions/:id/withdraw', summary: 'Withdraw a submission that is not answered yet' },
  { reason },
)

/** What whom it is about sees from the day on which he was told. */
const ownSubmission = z.object({
  id,
  number: z.string(),
  unit: unitName,
  to: unitName.nullable(),
  toldOn: day,
  asks: z.string(),
  grounds: z.string(),
  tasks: z.array(task),
  heard: z.object({ how: z.enum(['given', 'declined']), words: z.string(), on: day }).nullable(),
  answer: z.object({ answer: z.enum(SUBMISSION_ANSWERS), reason: z.string(), on: day }).nullable(),
})
export type OwnSubmission = z.infer<typeof ownSubmission>

export const listOwnSubmissions = route({
  method: 'GET',
  path: '/api/me/submissions',
  summary: 'Submissions to replace or transfer whoever asks, of which he was told',
  action: 'notice.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(ownSubmission) }),
})
export const answerOwnSubmission = route({
  method: 'POST',
  path: '/api/me/submissions/:id/hear',
  summary: 'Answer a submission to replace or transfer oneself, before it is decided',
  action: 'self.change',
  facts: [],
  input: z.object({ id, words: story }),
  output: z.object({ id }),
})
