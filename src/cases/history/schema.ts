import { z } from 'zod'
import { id, instant, pageOf, paging, route } from '../../base/schema.ts'

/** A line of the record of a case: what was done, by its kind, who did it and when. What was said stands elsewhere, and why stands with what was done. */
const historyLine = z.object({
  id: z.int(),
  at: instant,
  /** noun.verb */
  kind: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  /** Of a signature: by what was known somebody else was competent. */
  flagged: z.boolean(),
})
export type HistoryLine = z.infer<typeof historyLine>

export const listHistory = route({
  method: 'GET',
  path: '/api/cases/:id/history',
  summary: 'All that was done in a case, the newest first: what, who, when',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id, ...paging }),
  output: pageOf(historyLine),
})
