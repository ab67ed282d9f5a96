import { z } from 'zod'
import { bilingual, day, empty, route } from '../../base/schema.ts'
import { SEVERITIES } from '../schema.ts'

/** How long something is kept, counted from what, and by which law; `confirmed`: a named lawyer has compared it with the text. */
export const keptPeriod = z.object({
  years: z.int(),
  from: bilingual,
  /** Grades of which it never ends, and why; where it is left out, none. */
  forever: z.array(z.enum(SEVERITIES)),
  foreverWhy: bilingual.optional(),
  basis: z.object({ cite: bilingual, from: day, confirmed: z.boolean(), note: z.string() }),
})
export type KeptPeriod = z.infer<typeof keptPeriod>

/** Columns of a table that say something about a person: about whom, what for, how long. */
export const keptColumns = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  of: z.enum(['official', 'trader']),
  purpose: bilingual,
  period: keptPeriod,
})
export type KeptColumns = z.infer<typeof keptColumns>

export const listPersonalData = route({
  method: 'GET',
  path: '/api/personal-data',
  summary: 'What is kept about people, what for, on what basis and for how long',
  action: 'state.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(keptColumns) }),
})
