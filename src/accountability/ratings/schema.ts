import { z } from 'zod'
import { day, empty, id, line, pageOf, paging, reason, route } from '../../base/schema.ts'
import { RATED_BY, ratingTerms, ratingYear } from '../../law/rating/schema.ts'
import { importedRating } from './imported/schema.ts'
import { unitCode, unitName } from '../../organisation/schema.ts'

/** Annual ratings: what counts in which year is computed, the rating itself is entered by people. Days are ISO days in the administration's time zone. */
const officer = z.string().min(1).max(100)
const word = z.string().min(1).max(100)
const person = z.object({ id: officer, name: z.string() })
const year = z.coerce.number().int().min(2000).max(2200)

/** Why a concluded rating has to be concluded again: something on which it rested was reversed, or something came after it. */
export const UNSETTLED = ['reversed', 'new'] as const

const limit = ratingYear.shape.limit
export const RATING_STATES = ['proposed', 'concluded', 'corrected', 'withdrawn'] as const

const scores = z.object({
  /** Of each part before anything is taken off. */
  points: z.record(word, z.number().min(0).max(1_000).multipleOf(0.01)),
  deductions: z
    .array(z.object({ part: word, points: z.number().min(0).max(1_000).multipleOf(0.01), times: z.int().min(1).max(4), note: line }))
    .max(100),
  total: z.number().min(0).max(1_000),
})
export type GivenScores = z.infer<typeof scores>

export const ratingShown = z.object({
  id,
  officer: person,
  year: z.int(),
  unit: unitName,
  byResults: z.string(),
  level: z.string(),
  scores: scores.nullable(),
  /** What the law limited it to when it was proposed. */
  said: z.object({ limit, most: limit }),
  /** Ids of what it rests on. */
  rests: z.array(id),
  reason: z.string().nullable(),
  corrects: id.nullable(),
  state: z.enum(RATING_STATES),
  unsettled: z.enum(UNSETTLED).nullable(),
  proposedBy: person,
  proposedOn: day,
  concludedBy: person.nullable(),
  concludedOn: day.nullable(),
})
export type RatingShown = z.infer<typeof ratingShown>

/** What stands, or stood until it was reversed, with its place in the years of the ledger. */
const ledgerFact = z.object({
  id,
  by: z.enum(RATED_BY),
  word: z.string(),
  /** Null where nobody entered the day: it counts in no year until then. */
  day: day.nullable(),
  document: z.string().nullable(),
  /** Null where the case is not for whoever looks. */
  case: z.object({ id, number: z.string() }).nullable(),
  /** Of a review, as what he was in charge, and where. */
  role: z.string().nullable(),
  unit: unitName.nullable(),
  reversedOn: day.nullable(),
})
export type LedgerFact = z.infer<typeof ledgerFact>

export const ledger = z.object({
  officer: person,
  /** Where he serves, or did at last. */
  unit: unitName.nullable(),
  terms: ratingTerms,
  /** The latest first. */
  years: z.array(
    ratingYear.extend({ ratings: z.array(ratingShown), imported: importedRating.nullable(), withdrawn: z.array(importedRating) }),
  ),
  facts: z.array(ledgerFact),
})
export type Ledger = z.infer<typeof ledger>

export const ratingRow = z.object({
  officer: person,
  unit: unitName,
  leads: z.boolean(),
  standing: ratingYear.shape.standing,
  limit,
  most: limit,
  rating: z.object({ id, level: z.string(), state: z.enum(['proposed', 'concluded', 'imported']) }).nullable(),
  unsettled: z.enum(UNSETTLED).nullable(),
})
export type RatingRow = z.infer<typeof ratingRow>

export const LIST_STATES = ['all', 'none', 'proposed', 'concluded', 'imported', 'again'] as const

export const listRatings = route({
  method: 'GET',
  path: '/api/ratings',
  summary: 'Whoever is rated in a year, by unit and name: what limits his rating, what was proposed and concluded',
  action: 'rating.read',
  facts: [],
  records: { people: ['rows.officer.id'] },
  input: z.object({
    ...paging,
    year,
    unit: unitCode.optional(),
    state: z.enum(LIST_STATES).default('all'),
    text: z.string().max(200).default(''),
  }),
  output: pageOf(ratingRow).extend({
    terms: ratingTerms,
    /** How many of the list stand where; none are counted by what they did. */
    counts: z.object({ none: z.int(), proposed: z.int(), concluded: z.int(), imported: z.int(), again: z.int() }),
    /** Of one unit and each group in it: how many have the best level, and how many the law of the year gives it to. */
    quota: z
      .object({
        level: z.string(),
        of: z.array(z.string()),
        groups: z.array(z.object({ leads: z.boolean(), have: z.int(), of: z.int(), most: z.int() })),
        because: ratingYear.shape.quota.unwrap().shape.because,
        percent: z.int(),
      })
      .nullable(),
  }),
})

export const showLedger = route({
  method: 'GET',
  path: '/api/ratings/people/:officer',
  summary: 'What counts in the ratings of a person, year by year, why, and how he was rated',
  action: 'rating.read',
  facts: [],
  records: { people: ['officer.id'] },
  input: z.object({ officer }),
  output: ledger,
})

export const showRating = route({
  method: 'GET',
  path: '/api/ratings/:id',
  summary: 'One rating, as it was proposed or concluded',
  action: 'rating.read',
  facts: [],
  records: { subject: ['rating', 'id'], people: ['officer.id'] },
  input: z.object({ id }),
  output: ratingShown,
})

export const listOwnRatings = route({
  method: 'GET',
  path: '/api/me/ratings',
  summary: 'What counts in one’s own ratings, year by year, and how one was rated',
  action: 'self.read',
  facts: [],
  records: {},
  input: empty,
  /** Null for whoever is not in the register. */
  output: z.object({ ledger: ledger.nullable() }),
})

export const proposeRating = route({
  method: 'POST',
  path: '/api/ratings',
  summary: 'Propose the rating of a person for a year; what confirmed law forbids is refused, what deviates needs its reason',
  action: 'rating.change',
  facts: [],
  input: z.object({
    officer,
    year,
    /** Null where the law of the year has points, from which it follows. */
    byResults: word.nullable().default(null),
    level: word,
    scores: scores.nullable().default(null),
    /** Cases on acts for which he is rated at the worst level before anything was decided: they count in no other year. */
    cases: z.array(id).max(20).default([]),
    deviates: reason.nullable().default(null),
    /** The concluded rating that it corrects. */
    corrects: id.nullable().default(null),
  }),
  output: ratingShown,
})
export type RatingGiven = z.output<typeof proposeRating.input>

export const concludeRating = route({
  method: 'POST',
  path: '/api/ratings/:id/conclude',
  summary: 'Conclude a rating that somebody else proposed',
  action: 'rating.decide',
  facts: [],
  fresh: true,
  input: z.object({ id, reason }),
  output: ratingShown,
})

export const withdrawRating = route({
  method: 'POST',
  path: '/api/ratings/:id/withdraw',
  summary: 'Withdraw the proposal of a rating',
  action: 'rating.change',
  facts: [],
  input: z.object({ id, reason }),
  output: ratingShown,
})
