import { z } from 'zod'
import { bilingual } from '../../base/schema.ts'

/** The contract of *what counts in the rating of which year*: what stands about one person in, an answer for each year out. Days are ISO days. */
const step = z.object({
  rule: z.string(),
  cite: z.string(),
  citeVi: z.string(),
  sure: z.enum(['text-read', 'general-knowledge', 'uncertain']),
  confirmed: z.boolean(),
  ...bilingual.shape,
})
export type RatingStep = z.infer<typeof step>

export const RATED_BY = ['decision', 'review', 'circumstance'] as const

/** Something that stands: a decision, a concluded review of a head or deputy, a circumstance that the law names. */
export interface RatedFact {
  id: string
  by: (typeof RATED_BY)[number]
  /** Word of the law: of a decision or review its form, of a circumstance its kind. */
  word: string
  /** By which it is known that two are about the same act. */
  act: string
  day: string
  /** Kinds of the acts; none where nothing was said of them. */
  kinds: readonly string[]
}

export interface RatingFacts {
  /** In any order. Class and whether he leads are those of the last day of the year; a class that nobody knows is null. */
  years: readonly { year: number; class: string | null; leads: boolean }[]
  stands: readonly RatedFact[]
  /** Acts for which somebody was rated at the worst level of a year, by people. */
  used: readonly { act: string; year: number }[]
}

/**
 * `counts`; `undetermined`: it hangs on law that is uncertain or on what nobody said of the act; `no-effect`; `same-act`: another of the same act counts in
 * this year; `other-year`: the act counts in another year; `no-law`: no law on the rating is loaded for the year.
 */
export const RATING_VERDICTS = ['counts', 'undetermined', 'no-effect', 'same-act', 'other-year', 'no-law'] as const
export type RatingVerdict = (typeof RATING_VERDICTS)[number]

/** At best this level, and so many levels below what the results give. Neither: no limit. */
const limit = z.object({ level: z.string().nullable(), lower: z.int(), confirmed: z.boolean(), because: z.array(step) })
export type RatingLimit = z.infer<typeof limit>

export const ratingYear = z.object({
  year: z.int(),
  /** Null where the register does not say. */
  class: z.string().nullable(),
  standing: z.enum(['answered', 'no-law-loaded', 'class-unknown']),
  /** Ids of the words of the law, from the best to the worst. */
  levels: z.array(z.string()),
  points: z
    .object({
      parts: z.array(z.object({ part: z.string(), most: z.int(), of: z.array(z.string()) })),
      from: z.record(z.string(), z.int()),
      deductions: z.array(z.object({ part: z.string(), percent: z.int(), because: step })),
      because: step,
    })
    .nullable(),
  quota: z.object({ level: z.string(), of: z.array(z.string()), percent: z.int(), because: step }).nullable(),
  facts: z.array(
    z.object({
      id: z.string(),
      verdict: z.enum(RATING_VERDICTS),
      level: z.string().nullable(),
      lower: z.int(),
      /** Of `other-year`, the year; of `same-act`, what counts in its place. */
      countedIn: z.int().nullable(),
      insteadOf: z.string().nullable(),
      because: z.array(step),
    }),
  ),
  /** By what counts. */
  limit,
  /** As it would be if all that is undetermined counted. */
  most: limit,
})
export type RatingYear = z.infer<typeof ratingYear>
export type RatingPoints = NonNullable<RatingYear['points']>

const term = z.object({ id: z.string(), ...bilingual.shape })
export const ratingTerms = z.object({ levels: z.array(term), parts: z.array(term), forms: z.array(term), circumstances: z.array(term) })
export type RatingTerms = z.infer<typeof ratingTerms>
