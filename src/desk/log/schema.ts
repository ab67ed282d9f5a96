import { z } from 'zod'
import { bilingual, id, instant, pageOf, paging, route } from '../../base/schema.ts'
import { unitCode, unitName } from '../../organisation/schema.ts'

/** `off`: a witness of a violation; `missing`: expected there and not seen; `skipped`: steps left out before it, of a very long variant. */
const step = z.object({ activity: z.int(), off: z.boolean(), missing: z.boolean(), skipped: z.int() })
/**
 * What the log explorer shows: variants, and the process map with deviations. Activities are named by their index in `activities`.
 * Edges come the strongest first; a deviation without `to` is at one step. `violating`: cases of the variant that are against at least one of its
 * `rules`; steps are marked by the rules that at least half of its cases are against, as in one of them.
 */
export const logView = z.object({
  runAt: instant.nullable(),
  cases: z.int(),
  events: z.int(),
  from: instant.nullable(),
  until: instant.nullable(),
  variantCount: z.int(),
  activities: z.array(bilingual),
  variants: z.array(z.object({ id: z.int(), steps: z.array(step), cases: z.int(), violating: z.int(), rules: z.array(z.string()) })),
  /** The rules that `variants` name. */
  rules: z.array(z.object({ rule: z.string(), title: bilingual })),
  otherVariants: z.object({ variants: z.int(), cases: z.int() }),
  nodes: z.array(z.object({ activity: z.int(), cases: z.int() })),
  edges: z.array(z.object({ from: z.int(), to: z.int(), cases: z.int(), medianMinutes: z.number().nullable() })),
  deviations: z.array(
    z.object({
      rule: z.string(),
      title: bilingual,
      from: z.int().nullable(),
      to: z.int().nullable(),
      cases: z.int(),
      kind: z.enum(['order', 'missing']),
    }),
  ),
})
export type LogView = z.infer<typeof logView>

export const showLog = route({
  method: 'GET',
  path: '/api/log',
  summary: 'The log as a whole: variants and process map',
  action: 'log.read',
  facts: [],
  input: z.object({}),
  output: logView,
})

export const timelineEvent = z.object({
  at: instant.nullable(),
  activity: bilingual,
  lane: z.enum(['declarant', 'system', 'officers', 'bank', 'gate']),
  account: z.string().nullable(),
  unit: z.string().nullable(),
  values: z.record(z.string(), z.string()),
})

export const listCases = route({
  method: 'GET',
  path: '/api/log/cases',
  summary: 'Cases of one variant, of a unit and those below it, or whose number begins with a text',
  action: 'log.read',
  facts: ['unit'],
  input: z.object({
    ...paging,
    variant: z.coerce.number().int().min(0).optional(),
    unit: unitCode.optional(),
    text: z.string().trim().max(60).optional(),
  }),
  output: pageOf(
    z.object({
      caseId: z.string(),
      unit: unitName.nullable(),
      from: instant.nullable(),
      until: instant.nullable(),
      events: z.int(),
      findings: z.int(),
    }),
  ),
})

export const showCase = route({
  method: 'GET',
  path: '/api/log/cases/:caseId',
  summary: 'The life of one shipment, event by event',
  action: 'log.read',
  facts: ['unit'],
  records: { subject: ['case', 'caseId'] },
  input: z.object({ caseId: z.string().min(1).max(200) }),
  output: z.object({
    caseId: z.string(),
    /** What is the same on every event. */
    facts: z.array(z.object({ name: z.string(), label: bilingual, value: z.string() })),
    events: z.array(timelineEvent),
    findings: z.array(z.object({ id, number: z.string(), rule: z.string(), title: bilingual, state: z.string() })),
  }),
})
