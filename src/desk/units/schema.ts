import { z } from 'zod'
import { bilingual, day, id, route } from '../../base/schema.ts'
import { SEVERITIES } from '../../law/schema.ts'
import { unit, unitCode, unitName } from '../../organisation/schema.ts'

export const unitRow = unit.extend({
  depth: z.int(),
  cases: z.int(),
  violated: z.int(),
  unknown: z.int(),
  open: z.int(),
  confirmed: z.int(),
  patterns: z.int(),
})

export const listUnitRows = route({
  method: 'GET',
  path: '/api/units',
  summary: 'Units as a tree, with what was compared and what is open in each',
  action: 'overview.read',
  facts: ['unit'],
  input: z.object({ months: z.coerce.number().int().min(1).max(36).default(12) }),
  output: z.object({ rows: z.array(unitRow), unknownUnits: z.array(z.object({ code: unitCode, cases: z.int() })) }),
})

export const showUnit = route({
  method: 'GET',
  path: '/api/units/:code',
  summary: 'One unit: rates over time, rules, open findings, patterns, circumstances',
  action: 'overview.read',
  facts: ['unit'],
  input: z.object({ code: unitCode, months: z.coerce.number().int().min(1).max(36).default(12) }),
  output: z.object({
    unit,
    parents: z.array(unitName),
    children: z.array(unitRow),
    cases: z.int(),
    violated: z.int(),
    unknown: z.int(),
    open: z.int(),
    confirmed: z.int(),
    months: z.array(z.object({ month: day, cases: z.int(), violated: z.int(), unknown: z.int() })),
    rules: z.array(
      z.object({
        rule: z.string(),
        title: bilingual,
        severity: z.enum(SEVERITIES),
        n: z.int(),
        violated: z.int(),
        unknown: z.int(),
        rate: z.number().nullable(),
        /** 95 % interval of the rate. */
        interval: z.tuple([z.number(), z.number()]).nullable(),
        peersRate: z.number().nullable(),
      }),
    ),
    patterns: z.array(
      z.object({ id, rule: z.string(), title: bilingual, status: z.enum(['amber', 'red']), against: z.enum(['peers', 'past']) }),
    ),
  }),
})
