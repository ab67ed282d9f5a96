import { z } from 'zod'
import { bilingual, day, id, instant, pageOf, paging, route } from '../../base/schema.ts'

/** What an official who was heard sees of a finding: what it says of him, and what he said. Nobody else is in it. */
export const notice = z.object({
  id,
  number: z.string(),
  rule: z.string(),
  title: bilingual,
  words: bilingual,
  basis: z.array(z.object({ cite: z.string(), confirmed: z.boolean() })),
  /** Why it was raised; whoever else stands in it is veiled. `⟦1⟧` stands where the disc of witness 1 belongs. */
  why: bilingual,
  /** What was done under his accounts on the days on which he held them. */
  steps: z.array(z.object({ at: instant.nullable(), activity: bilingual, account: z.string(), witness: z.int().nullable() })),
  statements: z.array(z.object({ outcome: z.enum(['heard', 'objected', 'declined']), said: z.string(), on: day })),
  happenedAt: instant.nullable(),
  raisedOn: day,
  noticeOn: day,
  concludedOn: day.nullable(),
})
export type Notice = z.infer<typeof notice>

export const listNotices = route({
  method: 'GET',
  path: '/api/me/findings',
  summary: 'Findings on which one was heard, as far as they concern oneself',
  action: 'notice.read',
  facts: ['named'],
  input: z.object(paging),
  output: pageOf(notice),
})
