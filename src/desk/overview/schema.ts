import { z } from 'zod'
import { actor, bilingual, day, id, instant, route, TIERS } from '../../base/schema.ts'
import { SEVERITIES } from '../../law/schema.ts'
import { unitName } from '../../organisation/schema.ts'

/** What every page shows around its content. */
export const appState = z.object({
  version: z.string(),
  actor,
  /** The data are made up. */
  demonstration: z.boolean(),
  /** Last instant in the data of the newest run; null while there are none. */
  dataUntil: instant.nullable(),
  today: day,
  timezone: z.string(),
  /**
   * `uncompared`: files in the data that no comparison has read and none will by itself. `breakGlass`: emergency accesses that wait for a review which whoever asks may give. `proposals`: acts on accounts and roles that he can decide.
   * `acts`: what was done to his own account and he has not said that he saw. `webhooks`: those he looks after that were switched off by nobody.
   * `reviews`: provisional reviews of heads that he can conclude. `work`: what he can do now; `workSoon`: of that what runs out within seven days, or is over; `cases`: those that are not decided; both up to ten thousand.
   */
  counts: z.object({
    findings: z.int(),
    uncompared: z.int(),
    patterns: z.int(),
    circumstances: z.int(),
    breakGlass: z.int(),
    proposals: z.int(),
    acts: z.int(),
    webhooks: z.int(),
    reviews: z.int(),
    work: z.int(),
    workSoon: z.int(),
    cases: z.int(),
  }),
  /** Long actions that wait or run. */
  jobs: z.array(id),
  /** Only this machine can reach the server, since there is no sign-in yet. */
  localOnly: z.boolean(),
  /** Actions that whoever asks may do somewhere, for screens that offer only those. */
  may: z.array(z.string()),
  /** Tiers of findings that he sees in some unit. */
  tiers: z.array(z.enum(TIERS)),
})
export type AppState = z.infer<typeof appState>

export const showState = route({
  method: 'GET',
  path: '/api/state',
  summary: 'What every page shows around its content',
  action: 'state.read',
  facts: [],
  input: z.object({}),
  output: appState,
})

/** A link to a list of findings: the parameters of its filter. */
const findingsLink = z.record(z.string(), z.array(z.string()))

export const attention = z.object({
  kind: z.enum([
    'overdue',
    'very-serious-untouched',
    'uncheckable',
    'patterns',
    'hearings',
    'unconfirmed-rules',
    'failed-imports',
    'unknown-names',
  ]),
  n: z.int(),
  /**
   * Facts for the sentence beneath, put into words by the page; what is not known is left out. overdue, very-serious-untouched: `since` (day),
   * `unit` with most of them, `unitN`. uncheckable: `unit` with the largest share, `share` (0 to 1), `of` (all cases). patterns: `red`, `rule`, `title`,
   * `subject`, `observed`, `expected` of the weightiest. hearings: `since`, `objected`. unconfirmed-rules: `of`. failed-imports: `name` of the
   * newest. unknown-names: `units`, `accounts`.
   */
  facts: z.record(z.string(), z.union([z.string(), z.number(), bilingual])),
  /** Days that are left (negative: over), where there is a clock. */
  days: z.int().nullable(),
  link: z.object({ page: z.enum(['findings', 'patterns', 'rulebooks', 'imports', 'log', 'units']), query: findingsLink }),
})

/** Middle nine tenths of like units, where there are enough. */
const band = z.object({ low: z.number(), high: z.number(), units: z.int() })

export const overview = z.object({
  /** `until` is the last day of the data: a year that ended in spring is shown whole in summer. */
  from: day,
  until: day,
  unit: unitName.nullable(),
  attention: z.array(attention),
  chain: z.array(z.object({ step: z.enum(['cases', 'findings', 'looked-at', 'confirmed', 'dismissed']), n: z.int() })),
  /**
   * Findings by the week in which what they are about happened, and how many of those are concluded (confirmed or dismissed). Not by the
   * day of raising: a year that is loaded at once would be one column.
   */
  trend: z.object({ grain: z.enum(['week', 'month']), starts: z.array(day), found: z.array(z.int()), concluded: z.array(z.int()) }),
  /** Findings that nobody has looked at, by how long ago they were raised. */
  ages: z.array(z.object({ age: z.enum(['today', 'day', 'days3', 'days7', 'older']), n: z.int(), verySerious: z.int() })),
  /** `violated` are findings that were not dismissed, marked as duplicates or withdrawn; `perThousand` of the unit's cases. */
  units: z.array(
    z.object({
      unit: unitName,
      cases: z.int(),
      violated: z.int(),
      perThousand: z.number(),
      band: band.nullable(),
      outside: z.enum(['above', 'below']).nullable(),
      unknownShare: z.number(),
    }),
  ),
  unitCount: z.int(),
  rules: z.array(z.object({ rule: z.string(), title: bilingual, severity: z.enum(SEVERITIES), violated: z.int(), unknown: z.int() })),
  stages: z.object({
    names: z.array(bilingual),
    rows: z.array(
      z.object({
        unit: unitName,
        /** Findings by stage; `tint` 0 to 3 against what the unit's volume leads to expect. */
        cells: z.array(z.object({ n: z.int(), tint: z.int().min(0).max(3), stage: z.string() })),
        total: z.int(),
      }),
    ),
  }),
})
export type Overview = z.infer<typeof overview>

export const showOverview = route({
  method: 'GET',
  path: '/api/overview',
  summary: 'What needs attention now, and how the units and rules do',
  action: 'overview.read',
  facts: ['unit'],
  input: z.object({ unit: z.string().max(60).optional(), months: z.coerce.number().int().min(1).max(36).default(12) }),
  output: overview,
})

export const search = route({
  method: 'GET',
  path: '/api/search',
  summary: 'Findings, cases, declarations, units and rules, with or without diacritics',
  action: 'search.read',
  facts: ['unit', 'named'],
  input: z.object({ text: z.string().trim().min(1).max(200) }),
  /** `file`: a case of the administration's own; `case`: of the log, a declaration. */
  output: z.object({
    hits: z.array(
      z.object({ kind: z.enum(['finding', 'file', 'case', 'unit', 'rule']), key: z.string(), label: bilingual, detail: bilingual }),
    ),
  }),
})
