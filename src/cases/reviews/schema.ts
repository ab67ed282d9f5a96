import { z } from 'zod'
import { day, empty, id, reason, route, story } from '../../base/schema.ts'
import { VERDICTS } from '../../law/allowed/schema.ts'
import { RESPONSIBLE, responsibilityAnswer } from '../../law/responsibility/schema.ts'
import { unitName } from '../../organisation/schema.ts'
import { REVIEW_OUTCOMES } from '../schema.ts'

/** What a head or deputy answers for is concluded like a decision: he has notice, is heard; it is drafted, checked, signed. */
const officer = z.string().min(1).max(100)
const word = z.string().min(1).max(100)
const person = z.object({ id: officer, name: z.string() })

/** What he gives, declines, or stays away from. */
export const HEARD = ['given', 'declined', 'absent'] as const
export const CONCLUSION_STATES = ['draft', 'checked', 'signed', 'withdrawn'] as const

const outcome = z.enum(REVIEW_OUTCOMES)
const hearing = z.object({ id, heard: z.enum(HEARD), words: z.string(), day, own: z.boolean(), by: person })

/** Of which post and days somebody was told, and what is asked of him. */
const notice = z.object({
  id,
  review: id,
  officer: person,
  from: day,
  until: day,
  asks: z.string(),
  day,
  by: person,
  hearings: z.array(hearing),
})
export type ReviewNotice = z.infer<typeof notice>

const opinion = z.object({ id, review: id, outcome, form: z.string().nullable(), words: z.string(), day, by: person })
export type ReviewOpinion = z.infer<typeof opinion>

/** What the law said of an outcome and its form, as it was kept with the draft. `standing`: null where it could not be asked. */
const lawSaid = z.object({
  verdict: z.enum(VERDICTS),
  confirmed: z.boolean(),
  standing: z.enum(RESPONSIBLE).nullable(),
  because: responsibilityAnswer.shape.standing.shape.because,
})
export type ReviewLawSaid = z.infer<typeof lawSaid>

const conclusion = z.object({
  id,
  review: id,
  officer: person,
  outcome,
  form: z.string().nullable(),
  day,
  grounds: z.string(),
  law: lawSaid,
  opinion: id.nullable(),
  state: z.enum(CONCLUSION_STATES),
  draftedBy: person,
  checkedBy: person.nullable(),
  signedBy: person.nullable(),
  signedOn: day.nullable(),
})
export type Conclusion = z.infer<typeof conclusion>

export const caseReviews = z.object({
  /** The case. */
  id,
  notices: z.array(notice),
  opinions: z.array(opinion),
  conclusions: z.array(conclusion),
})
export type CaseReviews = z.infer<typeof caseReviews>

export const showReviews = route({
  method: 'GET',
  path: '/api/cases/:id/reviews',
  summary: 'How heads and deputies are reviewed in a case: notice, hearing, opinions, drafts and what was concluded',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: caseReviews,
})

export const askReviewLaw = route({
  method: 'GET',
  path: '/api/cases/:id/reviews/:review/law',
  summary: 'What a head or deputy answers for by the law of a day, by the facts of the case',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id, review: id, day }),
  output: z.object({ answer: responsibilityAnswer.nullable() }),
})

type Told = { path: `/api/cases/${string}`; summary: string }
const changes = <S extends z.ZodRawShape>({ path, summary }: Told, shape: S) =>
  route({ method: 'POST', path, summary, action: 'case.change', facts: [], input: z.object({ id, ...shape }), output: caseReviews })

export const noticeReview = changes(
  {
    path: '/api/cases/:id/reviews/:review/notice',
    summary: 'Enter that a head or deputy has notice of the review: from then on he sees it and can answer',
  },
  { review: id, day, asks: story, reason },
)
export type NoticeGiven = z.output<typeof noticeReview.input>

export const hearReview = changes(
  { path: '/api/cases/:id/reviews/:review/hearing', summary: 'Enter what a head or deputy answered, or that he declined or stayed away' },
  { review: id, day, heard: z.enum(HEARD), words: z.string().trim().max(10_000).default('') },
)
export type HearingGiven = z.output<typeof hearReview.input>

const proposed = { outcome, form: word.nullable().default(null) }

export const adviseReview = changes(
  { path: '/api/cases/:id/reviews/:review/opinion', summary: 'Give the opinion of a lawyer on what a head or deputy answers for' },
  { review: id, ...proposed, day, words: story },
)
export type AdviceGiven = z.output<typeof adviseReview.input>

export const draftConclusion = changes(
  {
    path: '/api/cases/:id/reviews/:review/conclusions',
    summary: 'Draft what a head or deputy answers for; what the confirmed law of its day forbids is refused',
  },
  { review: id, ...proposed, day, grounds: story, opinion: id.nullable().default(null) },
)
export type ConclusionGiven = z.output<typeof draftConclusion.input>

export const checkConclusion = changes(
  { path: '/api/cases/:id/conclusions/:conclusion/check', summary: 'Check a conclusion on a head or deputy, as a second person' },
  { conclusion: id },
)
export const withdrawConclusion = changes(
  { path: '/api/cases/:id/conclusions/:conclusion/withdraw', summary: 'Withdraw the draft of a conclusion on a head or deputy' },
  { conclusion: id, reason },
)
export const signConclusion = route({
  method: 'POST',
  path: '/api/cases/:id/conclusions/:conclusion/sign',
  summary: 'Sign, as a superior, what a head or deputy answers for, once a second person has checked it',
  action: 'case.decide',
  facts: [],
  fresh: true,
  input: z.object({ id, conclusion: id, reason }),
  output: caseReviews,
})

/** What a head or deputy sees from notice on: his post, his days, what is asked of him, what he answered, and what was concluded; nothing else of the case. */
const ownReview = z.object({
  /** The notice. */
  id,
  unit: unitName,
  role: z.enum(['head', 'acting', 'deputy']),
  from: day,
  until: day,
  asks: z.string(),
  noticeOn: day,
  hearings: z.array(hearing.pick({ heard: true, words: true, day: true, own: true })),
  /** Whether he can still answer himself. */
  mayAnswer: z.boolean(),
  /** Nothing is asked any more: the acts are others. */
  gone: z.boolean(),
  conclusion: z.object({ outcome, form: z.string().nullable(), grounds: z.string(), on: day, reversedOn: day.nullable() }).nullable(),
})
export type OwnReview = z.infer<typeof ownReview>

export const listOwnReviews = route({
  method: 'GET',
  path: '/api/me/reviews',
  summary: 'Reviews of one’s own responsibility as head or deputy, of which one has notice',
  action: 'notice.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(ownReview) }),
})
export const answerOwnReview = route({
  method: 'POST',
  path: '/api/me/reviews/:id/hear',
  summary: 'Answer, once, a review of one’s own responsibility as head or deputy, before it is concluded',
  action: 'self.change',
  facts: [],
  input: z.object({ id, words: story }),
  output: z.object({ id }),
})
