import { z } from 'zod'
import { bilingual, day, empty, line, reason, route, story } from '../../base/schema.ts'
import { REPORT_NUMBER } from '../along/schema.ts'
import { caseShown } from '../schema.ts'

/** From where a case comes that stands on no finding. `number`: of its paper, with the day; of a report alone; or it has none. */
export const ORIGIN_NUMBERS = ['paper', 'report', 'none'] as const

const origin = bilingual.extend({
  kind: z.string(),
  number: z.enum(ORIGIN_NUMBERS),
  basis: z.object({ cite: bilingual, confirmed: z.boolean() }),
})
export type Origin = z.infer<typeof origin>

export const listOrigins = route({
  method: 'GET',
  path: '/api/law/origins',
  summary: 'From where a case is opened today without a finding',
  action: 'state.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(origin) }),
})

const officer = z.string().min(1).max(100)
/** Numbers of papers: letters, digits and what stands between them. */
const PAPER_NUMBER = /^[\p{L}\d][\p{L}\d./\-–_ ]{0,59}$/u

export const openOutside = route({
  method: 'POST',
  path: '/api/cases/outside',
  summary:
    'Open a case without a finding: from an inspection, a letter, a report by its number alone, an order; with whom it concerns and his acts',
  action: 'case.change',
  facts: [],
  input: z.object({
    origin: z.object({
      kind: z.string().min(1).max(100),
      number: z.string().trim().regex(PAPER_NUMBER).nullable().default(null),
      day: day.nullable().default(null),
    }),
    title: line,
    unit: z.string().min(1).max(100),
    // Where it was opened on paper before, the day of that.
    day: day.optional(),
    acts: z
      .array(z.object({ officer, what: story, from: day, until: day.nullable().default(null), detected: day }))
      .min(1)
      .max(50),
    reason,
  }),
  output: caseShown,
})
export type OutsideGiven = z.output<typeof openOutside.input>

/** Whether a number is that of a report. */
export const isReport = (number: string | null): number is string => number !== null && REPORT_NUMBER.test(number)
