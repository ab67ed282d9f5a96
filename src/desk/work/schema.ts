import { z } from 'zod'
import { bilingual, count, day, done, empty, instant, pageOf, paging, route } from '../../base/schema.ts'

/** What somebody has to do, one word for each kind of act. */
export const WORK_KINDS = [
  'verify',
  'notify',
  'hear',
  'decide',
  'check',
  'sign',
  'conclude',
  'review-hear',
  'review-check',
  'review-sign',
  'review-own',
  'complaint',
  'settle',
  'ruling',
  'measure-sign',
  'measure-end',
  'sitting',
  'document-check',
  'document-number',
  'document-original',
  'release-check',
  'release',
  'goods',
  'plan-task',
  'plan-late',
  'submission-submit',
  'submission-receive',
  'submission-hear',
  'submission-answer',
  'submission-own',
  'reread-take',
  'reread',
  'reread-settle',
  'case-withdrawal',
  'rating-withdrawal',
  'finding',
  'proposal',
  'break-glass',
  'mandate',
  'destruction',
  'law-confirmation',
  'law-change',
  'catalogue',
] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** By what runs out: not known, within three days or over, within fourteen, later or standing still, and without a period of the law. */
export const WORK_GROUPS = ['unknown', 'days3', 'days14', 'later', 'none'] as const
export type WorkGroup = (typeof WORK_GROUPS)[number]

/** A period: what it is called, where it stands, and what of it is not counted. */
const workClock = z.object({
  /** As the law calls it, or `internal`, `review`, `proposal`: periods of Liêm's own. */
  id: z.string(),
  /** What the law calls it, where it is a period of another matter than the decision. */
  name: bilingual.nullable(),
  /** Of which act, by its number in the case. */
  act: z.string().nullable(),
  from: day.nullable(),
  days: z.int().nullable(),
  ends: day.nullable(),
  notCounted: z.array(z.object({ kind: z.string(), from: day, to: day.nullable(), days: z.int(), document: z.string().nullable() })),
  /** Null where no text of law sets it. */
  cite: z.object({ cite: z.string(), citeVi: z.string() }).nullable(),
  /** Why the law leaves it open, though it would end on that day. */
  doubt: bilingual.nullable(),
})
export type WorkClock = z.infer<typeof workClock>

export const workItem = z.object({
  /** Unique in the list. */
  key: z.string(),
  kind: z.enum(WORK_KINDS),
  /** Of what the page of it is called by. */
  record: z.string(),
  /** How people call it: a number. */
  number: z.string(),
  title: bilingual.nullable(),
  /** Of so many people of the case it is about one; of reviews, of how many people; 0 where it is about no one person. */
  people: z.int(),
  group: z.enum(WORK_GROUPS),
  clock: workClock.nullable(),
  /** Why there is no clock: it is being worked out; the law cannot be asked of this person; it stands on the page of the case; none runs. */
  why: z.enum(['unknown', 'unasked', 'elsewhere', 'none']).nullable(),
  /** Since when it waits. */
  since: instant,
  /** Since one looked last. */
  isNew: z.boolean(),
})
export type WorkItem = z.infer<typeof workItem>

export const listWork = route({
  method: 'GET',
  path: '/api/work',
  summary: 'What waits for whoever asks, by the clock that runs out first',
  action: 'state.read',
  facts: [],
  /** `following`: what he began and somebody else has to finish. */
  input: z.object({ ...paging, view: z.enum(['waiting', 'following']).default('waiting') }),
  output: pageOf(workItem).extend({
    groups: z.record(z.enum(WORK_GROUPS), count),
    /** By day on which something runs out, over seven weeks from the Monday of this week. */
    days: z.array(z.object({ day, n: z.int(), urgent: z.boolean() })),
    /** Days of those weeks on which nobody works, as far as the calendar reaches, and the last day that it has of them. */
    rest: z.array(day),
    restUntil: day.nullable(),
    counts: z.object({ waiting: count, following: count }),
    /** Since one looked last; null for whoever has no account. */
    fresh: count.nullable(),
    today: day,
  }),
})

/** What was done: kind of the event, and of which record. */
export const doneItem = z.object({
  event: z.int(),
  kind: z.string(),
  record: z.string().nullable(),
  page: z.enum(['case', 'finding', 'other']),
  number: z.string().nullable(),
  title: bilingual.nullable(),
  at: instant,
})
export type DoneItem = z.infer<typeof doneItem>

export const listDone = route({
  method: 'GET',
  path: '/api/work/done',
  summary: 'What whoever asks has done of his work, the last first',
  action: 'state.read',
  facts: [],
  input: z.object({ ...paging }),
  output: pageOf(doneItem),
})

export const lookAtWork = route({
  method: 'POST',
  path: '/api/work/looked',
  summary: 'Say that one has looked at what waits: what comes later is new',
  action: 'state.read',
  facts: [],
  input: empty,
  output: done,
})
