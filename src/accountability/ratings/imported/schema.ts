import { z } from 'zod'
import { bilingual, day, id, line, reason, route } from '../../../base/schema.ts'
import { withdrawal } from '../../../cases/withdrawals/schema.ts'

/** Annual ratings from earlier years, or from elsewhere, as a file has them: marked as imported, with their source. */
export const RATING_SHEETS = ['ratings'] as const

const mistake = z.object({ sheet: z.string(), row: z.int().nullable(), field: z.string().nullable(), message: bilingual })

const said = {
  officer: z.string(),
  year: z.int(),
  /** A word of the law where `known`, else as the source calls it. */
  level: z.string(),
  known: z.boolean(),
  source: z.string(),
}
const importedRow = z.object({
  row: z.int(),
  ...said,
  /** The level in words of the law, or as the source calls it. */
  name: bilingual,
  /** Liêm has a concluded rating of that year, which stands in its place. */
  superseded: z.boolean(),
})
export type ImportedRow = z.infer<typeof importedRow>

const counts = z.object({
  /** Ratings that would be new, and those that were taken over before, just as they are. */
  add: z.int(),
  same: z.int(),
  /** Of the new ones those whose level is no word of the law, and those whose year has a rating of Liêm. */
  unknown: z.int(),
  superseded: z.int(),
})
export type ImportedCounts = z.infer<typeof counts>

const importedPreview = z.object({
  mistakes: z.array(mistake),
  mistakeCount: z.int(),
  counts,
  rows: z.array(importedRow),
  rowCount: z.int(),
})
export type ImportedPreview = z.infer<typeof importedPreview>

const file = { name: z.string().min(1).max(255) }

export const checkRatings = route({
  method: 'POST',
  path: '/api/ratings/import/check',
  summary: 'What a file of annual ratings would add, and every mistake in it; changes nothing',
  action: 'rating.change',
  facts: [],
  input: z.object(file),
  output: importedPreview,
  upload: true,
})

/** Whole or not at all; the same again has no effect. */
export const importRatings = route({
  method: 'POST',
  path: '/api/ratings/import',
  summary: 'Take over annual ratings from earlier years or from elsewhere, each with its source',
  action: 'rating.change',
  facts: [],
  fresh: true,
  input: z.object({ ...file, reason: line.min(3) }),
  output: z.object({ counts }),
  upload: true,
})

export const ratingTemplate = route({
  method: 'GET',
  path: '/api/ratings/template',
  summary: 'An empty file of annual ratings, to fill in',
  action: 'rating.change',
  facts: [],
  input: z.object({ language: z.enum(['vi', 'en']).default('vi') }),
  output: z.string(),
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

/** An imported rating beside the ledger of its year. */
export const importedRating = z.object({
  id,
  ...said,
  ratedBy: z.string().nullable(),
  number: z.string().nullable(),
  day: day.nullable(),
  points: z.number().nullable(),
  importedOn: day,
  superseded: z.boolean(),
  /** From when it counts nowhere: it was taken over by mistake. */
  withdrawnOn: day.nullable(),
  /** What was proposed of that, the latest first; whom it is about does not see it. */
  withdrawals: z.array(withdrawal),
})
export type ImportedRating = z.infer<typeof importedRating>

const settles = ({ path, summary }: { path: `/api/${string}`; summary: string }) =>
  route({
    method: 'POST',
    path,
    summary,
    action: 'rating.change',
    facts: [],
    fresh: true,
    input: z.object({ id, reason }),
    output: importedRating,
  })
export const proposeImportedWithdrawal = settles({
  path: '/api/ratings/imported/:id/withdrawal',
  summary: 'Propose to withdraw a rating that was taken over by mistake',
})
export const confirmImportedWithdrawal = settles({
  path: '/api/ratings/imported/:id/withdrawal/confirm',
  summary: 'Confirm as a second person that a rating was taken over by mistake; it counts nowhere from then on',
})
export const dropImportedWithdrawal = settles({
  path: '/api/ratings/imported/:id/withdrawal/drop',
  summary: 'Let a rating stay of which a withdrawal was proposed',
})
