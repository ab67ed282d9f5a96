import { z } from 'zod'
import { day, id, pageOf, paging, route } from '../../base/schema.ts'
import { unitCode, unitName } from '../../organisation/schema.ts'

/** What a unit did in a year with all below it, beside its own year before and like units. Figures of units, never of people. */
const year = z.coerce.number().int().min(2000).max(2200)

/** Fewer give no rate and no median: a few cases are no measure. */
export const FEW = 5

export const COUNT_KINDS = [
  'opened',
  'origin',
  'open',
  'decision',
  'kept',
  'violation',
  'area',
  'reversed',
  'complaint',
  'ruling',
  'review',
  'collective',
  'minor',
] as const
export const STAGES = ['verification', 'notice', 'hearing', 'decision', 'whole'] as const
export const METRICS = ['confirmed', 'dismissed', 'whole'] as const

const pair = z.object({ n: z.int(), before: z.int() })
const counted = pair.extend({ kind: z.enum(COUNT_KINDS), word: z.string() })
/** Days at the median; null where there are fewer than `FEW`. */
const time = z.object({
  stage: z.enum(STAGES),
  n: z.int(),
  median: z.int().nullable(),
  before: z.object({ n: z.int(), median: z.int().nullable() }),
})

export const scorecard = z.object({
  unit: unitName,
  year: z.int(),
  /** Of the year, as far as it is over. */
  from: day,
  until: day,
  officers: z.int(),
  /** Declarations that were compared, and those of them that cannot be checked by all rules. */
  declarations: z.object({ n: z.int(), unknown: z.int(), before: z.int() }),
  findings: z.object({ raised: pair, waiting: pair, confirmed: pair, dismissed: pair, duplicate: pair, withdrawn: pair }),
  counts: z.array(counted),
  times: z.array(time),
  /** Against like units; `own` is null where it is too few, `range` where fewer than three of them have enough. */
  peers: z.array(
    z.object({
      metric: z.enum(METRICS),
      own: z.number().nullable(),
      /** Of how many the own figure is. */
      of: z.int(),
      units: z.int(),
      range: z.object({ low: z.number(), middle: z.number(), high: z.number() }).nullable(),
    }),
  ),
})
export type Scorecard = z.infer<typeof scorecard>

export const showScorecard = route({
  method: 'GET',
  path: '/api/units/:code/scorecard',
  summary: 'What a unit with all below it did in a year: findings, cases, decisions, reviews, times, beside its own past and like units',
  action: 'scorecard.read',
  facts: [],
  input: z.object({ code: unitCode, year }),
  output: scorecard,
})

const behind = z.object({ id, number: z.string(), title: z.string(), unit: unitName, openedOn: day })
export type CaseBehind = z.infer<typeof behind>

export const listCounted = route({
  method: 'GET',
  path: '/api/units/:code/scorecard/cases',
  summary: 'The cases behind a number of a scorecard, as far as whoever asks sees them',
  action: 'scorecard.read',
  facts: [],
  records: {},
  input: z.object({ ...paging, code: unitCode, year, kind: z.enum(COUNT_KINDS), word: z.string().max(100).default('') }),
  output: pageOf(behind),
})

const resultRow = z.object({
  unit: unitName,
  depth: z.int(),
  declarations: z.int(),
  unknown: z.int(),
  raised: z.int(),
  confirmed: z.int(),
  dismissed: z.int(),
  opened: z.int(),
  decisions: z.int(),
  /** Of them, those that ended without any handling. */
  none: z.int(),
  violations: z.int(),
  liable: z.int(),
  notLiable: z.int(),
  reversed: z.int(),
})
export type ResultRow = z.infer<typeof resultRow>

export const showResults = route({
  method: 'GET',
  path: '/api/results',
  summary: 'Results of a year by unit, by area of the catalogue, by form of decision, and of the years before',
  action: 'scorecard.read',
  facts: [],
  input: z.object({ year }),
  output: z.object({
    year: z.int(),
    units: z.array(resultRow),
    /** Acts on which decisions stand, by area of the catalogue; null where no entry was named. */
    areas: z.array(z.object({ area: z.int().nullable(), n: z.int() })),
    forms: z.array(z.object({ form: z.string(), n: z.int() })),
    years: z.array(z.object({ year: z.int(), opened: z.int(), decisions: z.int() })),
  }),
})
export type Results = z.output<typeof showResults.output>

export const exportResults = route({
  method: 'GET',
  path: '/api/results/export',
  summary: 'Results of a year by unit, as a file for a spreadsheet',
  action: 'scorecard.export',
  facts: [],
  records: {},
  download: 'application/octet-stream',
  input: z.object({ year, format: z.enum(['csv', 'xlsx']).default('xlsx'), language: z.enum(['vi', 'en']).default('vi') }),
  output: z.unknown(),
})
