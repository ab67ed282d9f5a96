import { z } from 'zod'
import { bilingual, day, id, instant, pageOf, paging, route } from '../../base/schema.ts'

export const PATTERN_STATUS = ['insufficient', 'ordinary', 'amber', 'red'] as const

/** A rate with its 95 % interval, of a unit or a broker among its peers. */
export const peerRow = z.object({
  subject: z.string(),
  label: bilingual,
  n: z.number(),
  violated: z.number(),
  rate: z.number(),
  low: z.number(),
  high: z.number(),
  self: z.boolean(),
})

/** One rule recurring with one subject beyond what its peers, or its own past, show. A question, not a finding. */
export const pattern = z.object({
  id,
  rule: z.string(),
  title: bilingual,
  subjectKind: z.enum(['unit', 'broker']),
  subject: z.string(),
  subjectLabel: bilingual,
  against: z.enum(['peers', 'past']),
  status: z.enum(PATTERN_STATUS),
  period: z.object({ from: day, until: day }),
  /** Exposure: cases in which the rule arose and could be judged. */
  n: z.number(),
  observed: z.number(),
  expected: z.number(),
  variance: z.number(),
  tau2: z.number(),
  z: z.number().nullable(),
  p: z.number().nullable(),
  q: z.number().nullable(),
  /** Shrunken ratio to what was expected, and its 95 % interval. */
  theta: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  strata: bilingual,
  peersCount: z.int(),
  exceptions: z.array(z.string()),
  /** What could have been seen at all: the smallest ratio found four times in five. */
  power: bilingual,
  months: z.array(z.object({ month: day, observed: z.number(), expected: z.number(), n: z.number() })),
  cases: z.array(z.string()),
})
export type PatternView = z.infer<typeof pattern>

export const listPatterns = route({
  method: 'GET',
  path: '/api/patterns',
  summary: 'Systemic patterns of the newest run',
  action: 'pattern.read',
  facts: ['unit'],
  input: z.object({
    ...paging,
    status: z.array(z.enum(PATTERN_STATUS)).optional(),
    subjectKind: z.enum(['unit', 'broker']).optional(),
    rule: z.string().max(60).optional(),
    unit: z.string().max(60).optional(),
  }),
  output: pageOf(pattern).extend({ counts: z.record(z.enum(PATTERN_STATUS), z.int()), runAt: instant.nullable() }),
})

export const showPattern = route({
  method: 'GET',
  path: '/api/patterns/:id',
  summary: 'One pattern, with its peers and the findings behind it',
  action: 'pattern.read',
  facts: ['unit'],
  input: z.object({ id }),
  output: pattern.extend({ peers: z.array(peerRow), findings: z.array(z.object({ id, number: z.string(), caseId: z.string() })) }),
})
