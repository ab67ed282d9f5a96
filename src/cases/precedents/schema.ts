import { z } from 'zod'
import { count, day, id, pageOf, paging, route } from '../../base/schema.ts'
import { practiceBasis } from '../../law/practice/schema.ts'
import { caseRow, type DIRECTIONS } from '../schema.ts'

/** Why nothing can be held against an act: what is not known of it. */
export const UNCOMPARED = ['class', 'act', 'degree', 'entry', 'law'] as const
export type Uncompared = (typeof UNCOMPARED)[number]

export type Direction = (typeof DIRECTIONS)[number]

/** In what decisions are alike. `about`: entry of the catalogue, else kinds. */
const likeness = z.object({
  /** Number of the act in the case, the gravest of the person's. */
  act: z.int(),
  entry: z.object({ version: z.string(), code: z.string() }).nullable(),
  kinds: z.array(z.string()),
  /** Null: below discipline. */
  grade: z.string().nullable(),
  class: z.string(),
  leads: z.boolean(),
  /** Whether the decision answers several acts. */
  several: z.boolean(),
  /** Days of the law by which such a decision is made. */
  from: day,
  until: day.nullable(),
})
export type Likeness = z.infer<typeof likeness>

const precedentCounts = z.object({
  /** How many decisions gave a form; null: fewer than are shown. Forms that none has given are left out. In the order of the law. */
  forms: z.array(z.object({ form: z.string(), n: z.int().nullable() })),
  /** Null where it would tell of a count that is not shown. */
  total: z.int().nullable(),
  /** Enough of them, so that a form that none has given needs a reason. */
  enough: z.boolean(),
  /** Days from opening to signature: a quarter took at most `low`, half `middle`, three quarters `high`. Null for too few. */
  took: z.object({ low: z.int(), middle: z.int(), high: z.int() }).nullable(),
  /** Decisions from before Liêm on like acts, which nobody can verify: beside the others, never among them. `n` null: fewer than are shown. */
  legacy: z.array(z.object({ form: z.string(), n: z.int().nullable() })),
  least: z.int(),
  shown: z.int(),
  basis: practiceBasis,
})
export type PrecedentCounts = z.infer<typeof precedentCounts>

const precedentRow = caseRow.pick({ id: true, number: true, title: true, unit: true }).extend({ form: z.string(), day, took: z.int() })
export type PrecedentRow = z.infer<typeof precedentRow>

export const showPrecedents = route({
  method: 'GET',
  path: '/api/cases/:id/precedents',
  summary: 'What was decided on acts like those of a person in a case: counts over all decisions that stand, and those that may be seen',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id, ...paging, officer: z.string().min(1).max(100), day }),
  output: z.object({
    /** Null where nothing can be held against his acts, and why. */
    like: likeness.nullable(),
    missing: z.enum(UNCOMPARED).nullable(),
    counts: precedentCounts.nullable(),
    /** The newest decision first; nobody is named. */
    page: pageOf(precedentRow.extend({ key: z.string() }))
      .extend({ total: count })
      .nullable(),
  }),
})
export type Precedents = z.output<typeof showPrecedents.output>
