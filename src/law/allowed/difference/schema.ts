import { z } from 'zod'
import { day } from '../../../base/schema.ts'
import { clock, note, outcome, question, standing } from '../schema.ts'

/**
 * Why a clock ends on another day: it begins on another, another rule has it, its length is another, other days do not count. `time`: its last day is the
 * same, and lies before the one day and not before the other.
 */
export const CLOCK_WHYS = ['beginning', 'rule', 'length', 'pauses', 'time'] as const
export type ClockWhy = (typeof CLOCK_WHYS)[number]

const changedClock = z.object({ before: clock, after: clock, why: z.array(z.enum(CLOCK_WHYS)).min(1) })
export type ChangedClock = z.infer<typeof changedClock>

export const NOTE_TOPICS = ['rating', 'effects', 'authority', 'grounds'] as const
const topicNote = note.extend({ topic: z.enum(NOTE_TOPICS) })
export type TopicNote = z.infer<typeof topicNote>

const cameAndWent = <S extends z.ZodType>(one: S) => ({ came: z.array(one), went: z.array(one) })

/** What differs between two answers; each part has the steps of its own side, with where they stand. */
export const difference = z.object({
  /** Days of the decisions. */
  before: day,
  after: day,
  /** Null: the same, also until when. */
  standing: z.object({ before: standing, after: standing }).nullable(),
  /** Forms with another verdict; null where the law of that answer does not know the form at all. */
  forms: z.array(z.object({ form: z.string(), before: outcome.nullable(), after: outcome.nullable() })),
  questions: z.object(cameAndWent(question)),
  clocks: z.object({ ...cameAndWent(clock), changed: z.array(changedClock) }),
  /** Other words of the law; one that another instrument repeats word by word is no difference. */
  notes: z.object(cameAndWent(topicNote)),
})
export type Difference = z.infer<typeof difference>
