import { z } from 'zod'
import { done, id, instant, line, pageOf, paging, reason, route } from '../../base/schema.ts'

/** For how long a record stays open, by when it has to be reviewed, and how often somebody may ask. Illustrative: no text of law sets them. */
export const BREAK_GLASS = { hours: 4, reviewHours: 72, tries: 5, triesHours: 24 } as const

export const OUTCOMES = ['justified', 'not-justified'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const breakGlass = route({
  method: 'POST',
  path: '/api/break-glass',
  summary: 'Open one finding outside of what one may see, to be read for four hours; it is on record and is reviewed',
  action: 'break-glass.change',
  facts: [],
  fresh: true,
  /** `record`: its number or id. */
  input: z.object({ record: line.max(100), reason }),
  /** `until` is null where whoever asks sees it anyway: then nothing was opened. */
  output: z.object({ finding: id, number: z.string(), until: instant.nullable() }),
})

export const breakGlassRow = z.object({
  id,
  at: instant,
  by: z.object({ number: z.string(), name: z.string() }),
  /** What he called it; the finding and its number where one was opened. */
  asked: z.string(),
  finding: id.nullable(),
  number: z.string().nullable(),
  reason: z.string(),
  /** Until when it was opened, and whether it is at this moment. */
  until: instant,
  open: z.boolean(),
  /** By when it has to be reviewed, and whether that has passed without a review. */
  reviewBy: instant,
  overdue: z.boolean(),
  /** How often it was read so. */
  reads: z.int(),
  review: z.object({ outcome: z.enum(OUTCOMES), words: z.string(), by: z.string(), at: instant }).nullable(),
  /** Why whoever looks may not review it: it is his own, he is related to whoever asked, or stands below him. */
  refusal: z.enum(['own', 'related', 'below']).nullable(),
})
export type BreakGlassRow = z.infer<typeof breakGlassRow>

/** `mine`: what one asked for, newest first; `waiting`: what waits for a review, what is due first on top; `reviewed`: what was, newest first. */
export const VIEWS = ['mine', 'waiting', 'reviewed'] as const
export type View = (typeof VIEWS)[number]

export const listBreakGlass = route({
  method: 'GET',
  path: '/api/break-glass',
  summary: 'What was opened in an emergency: by oneself, to be reviewed, or reviewed',
  action: 'break-glass.read',
  facts: ['unit', 'named'],
  records: { people: ['rows.by.number'] },
  input: z.object({ ...paging, view: z.enum(VIEWS).default('mine') }),
  output: pageOf(breakGlassRow),
})

export const endBreakGlass = route({
  method: 'POST',
  path: '/api/break-glass/:id/end',
  summary: 'End one’s own emergency access before its time',
  action: 'break-glass.change',
  facts: [],
  input: z.object({ id }),
  output: done,
})

export const reviewBreakGlass = route({
  method: 'POST',
  path: '/api/break-glass/:id/review',
  summary: 'Say whether it was right to open a record in an emergency, and why',
  action: 'break-glass.decide',
  facts: ['unit', 'named'],
  fresh: true,
  input: z.object({ id, outcome: z.enum(OUTCOMES), reason }),
  output: done,
})
