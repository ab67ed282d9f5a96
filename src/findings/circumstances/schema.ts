import { z } from 'zod'
import { day, id, instant, line, pageOf, paging, reason, route } from '../../base/schema.ts'
import { unitName } from '../../organisation/schema.ts'
import { historyLine } from '../history/schema.ts'

export const circumstance = z.object({
  id,
  kind: z.enum(['outage', 'weather', 'instruction', 'specialisation', 'other']),
  title: z.string(),
  units: z.array(unitName).nullable(),
  rules: z.array(z.string()).nullable(),
  from: instant,
  until: instant,
  effect: z.enum(['annotate', 'withhold']),
  document: z.string(),
  approver: z.string(),
  state: z.enum(['in-force', 'revoked']),
  /** Findings that it annotates, and that it holds back. */
  annotated: z.int(),
  withheld: z.int(),
  by: z.string(),
  at: instant,
})
export type Circumstance = z.infer<typeof circumstance>

export const listCircumstances = route({
  method: 'GET',
  path: '/api/circumstances',
  summary: 'Circumstances: outages, storms, temporary instructions, declared specialisations',
  action: 'circumstance.read',
  facts: ['unit'],
  input: z.object({
    ...paging,
    unit: z.string().max(60).optional(),
    on: day.optional(),
    state: z.enum(['in-force', 'revoked']).optional(),
    effect: z.enum(['annotate', 'withhold']).optional(),
  }),
  output: pageOf(circumstance),
})
export const showCircumstance = route({
  method: 'GET',
  path: '/api/circumstances/:id',
  summary: 'One circumstance and its history',
  action: 'circumstance.read',
  facts: ['unit'],
  input: z.object({ id }),
  output: circumstance.extend({ history: z.array(historyLine) }),
})
/** It cannot be entered for one person: there is no field for one. */
export const enterCircumstance = route({
  method: 'POST',
  path: '/api/circumstances',
  summary: 'Enter a circumstance; findings that it bears on are annotated or held back',
  action: 'circumstance.decide',
  facts: ['unit'],
  fresh: true,
  input: z.object({
    kind: circumstance.shape.kind,
    title: line,
    units: z.array(z.string().max(60)).min(1).max(500).nullable(),
    rules: z.array(z.string().max(60)).min(1).max(500).nullable(),
    from: instant,
    until: instant,
    effect: circumstance.shape.effect,
    document: line,
    approver: line,
    reason,
  }),
  output: circumstance,
})
export const revokeCircumstance = route({
  method: 'POST',
  path: '/api/circumstances/:id/revoke',
  summary: 'Revoke a circumstance; what it held back comes back',
  action: 'circumstance.decide',
  facts: ['unit'],
  fresh: true,
  input: z.object({ id, reason }),
  output: circumstance,
})
