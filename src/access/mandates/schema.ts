import { z } from 'zod'
import { day, done, id, instant, pageOf, paging, reason, route } from '../../base/schema.ts'
import { officer, officerNumber, unitCode, unitName } from '../../organisation/schema.ts'

/** For how many days a mandate is sealed at most. Illustrative: no text of law sets it. */
export const MOST_DAYS = 180

export const mandate = z.object({
  id,
  units: z.array(unitName),
  officers: z.array(officer),
  members: z.array(officer),
  reason: z.string(),
  openedBy: z.string(),
  openedAt: instant,
  confirmer: officer,
  sealedUntil: instant,
  /** `open`: it waits for the second person, and nothing is sealed yet; `over`: its last day has passed. */
  state: z.enum(['open', 'sealed', 'revealed', 'over']),
  revealed: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  /** Whoever looks is the one who may confirm it. */
  mine: z.boolean(),
})
export type Mandate = z.infer<typeof mandate>

export const listMandates = route({
  method: 'GET',
  path: '/api/mandates',
  summary: 'Sealed mandates that one opened, confirms or works under, newest first',
  action: 'mandate.read',
  facts: [],
  input: z.object(paging),
  output: pageOf(mandate),
})

const numbers = z.array(officerNumber).max(50)

export const openMandate = route({
  method: 'POST',
  path: '/api/mandates',
  summary: 'Propose a sealed mandate: on whom it bears, who reads under it, who confirms it, until which day',
  action: 'mandate.change',
  facts: [],
  fresh: true,
  /** A unit means all below it, too. `until`: the last day on which it is sealed. */
  input: z.object({
    units: z.array(unitCode).max(50),
    officers: numbers,
    members: numbers.min(1),
    confirmer: officerNumber,
    until: day,
    reason,
  }),
  output: z.object({ id }),
})

export const confirmMandate = route({
  method: 'POST',
  path: '/api/mandates/:id/confirm',
  summary: 'Confirm a sealed mandate as the second person; from now on what its members read is sealed',
  action: 'mandate.decide',
  facts: [],
  fresh: true,
  input: z.object({ id, reason }),
  output: done,
})

export const revealMandate = route({
  method: 'POST',
  path: '/api/mandates/:id/reveal',
  summary: 'Reveal a sealed mandate; what was read under it is shown completely',
  action: 'mandate.read',
  facts: [],
  fresh: true,
  input: z.object({ id, reason }),
  output: done,
})
