import { z } from 'zod'
import { day } from '../../base/schema.ts'
import { finding } from '../schema.ts'

/** What a finding says, without anybody in it, what became of it, and who handled it. */
export const blindFinding = finding
  .pick({ severity: true, why: true, doubts: true, exceptions: true, facts: true, timeline: true })
  .extend({
    rule: finding.shape.ruleVersion.pick({ title: true, words: true, basis: true }),
    answers: z.array(z.object({ outcome: z.enum(['heard', 'objected', 'declined', 'unreachable']), said: z.string(), on: day })),
  })
export type BlindFinding = z.infer<typeof blindFinding>
