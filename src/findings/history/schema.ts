import { z } from 'zod'
import { instant } from '../../base/schema.ts'

/**
 * What happened to a finding, with what `body` holds of it. By the machine: raised { number } (of the rule's version), updated { from, to } (numbers
 * of the rule's version; the same twice: the reason changed with the data), withdrawn { from } and returned { to } (states), annotated and withheld
 * { circumstance }, freed { circumstance } (it holds it back no longer). By people: moved { from, to } (states), assigned { assignee?, due? }, noted,
 * heard { outcome, on }, tier-set { from, to }.
 */
export const HISTORY_KINDS = [
  'finding.raised',
  'finding.updated',
  'finding.withdrawn',
  'finding.returned',
  'finding.annotated',
  'finding.withheld',
  'finding.freed',
  'finding.moved',
  'finding.assigned',
  'finding.noted',
  'finding.heard',
  'finding.tier-set',
] as const

export const historyLine = z.object({
  at: instant,
  actor: z.object({ name: z.string(), kind: z.enum(['person', 'machine']) }),
  /** One of `HISTORY_KINDS`; of a circumstance: circumstance.entered, circumstance.revoked. */
  kind: z.string(),
  reason: z.string(),
  body: z.record(z.string(), z.unknown()),
})
