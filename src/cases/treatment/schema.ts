import { z } from 'zod'
import { day, id, pageOf, paging, route } from '../../base/schema.ts'
import { practiceBasis } from '../../law/practice/schema.ts'
import { unitName } from '../../organisation/schema.ts'

/**
 * How like matters were treated by whoever had them: for whoever oversees him. No list of people by how they differ: it is ordered by unit and name, and there
 * is no file of it.
 */
export const TREATED = ['concluded', 'handled', 'signed'] as const
export type Treated = (typeof TREATED)[number]

/** Whether somebody differs from what the others did. `unknown`: it cannot be said; `within`: no more than chance and honest differences bring. */
export const SAYS = ['unknown', 'within', 'less', 'more'] as const
/** Why it cannot be said: too few matters of his; too few like ones of others; too few people; nothing that could differ. */
export const UNKNOWN = ['few', 'unlike', 'peers', 'rare'] as const

const year = z.coerce.number().int().min(2000).max(2200)
const asked = { of: z.enum(TREATED).default('concluded'), from: year, until: year }
const officer = z.string().min(1).max(100)

/** What came of somebody's matters, and what would have come of the same ones as the others treated them. */
export const held = z.object({
  says: z.enum(SAYS),
  why: z.enum(UNKNOWN).nullable(),
  /** Null where they are too few to be shown. */
  observed: z.number().nullable(),
  expected: z.number().nullable(),
  /** Observed ÷ expected with its 95 % interval. */
  ratio: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type Held = z.infer<typeof held>

const treatedRow = z.object({
  officer: z.object({ id: z.string(), name: z.string() }),
  unit: unitName.nullable(),
  /** Matters of his in these years, and those of them with like ones of others; null: fewer than are shown. */
  n: z.int().nullable(),
  compared: z.int().nullable(),
  /** What came of them, in the order of the law; null: fewer than are shown. */
  outcomes: z.array(z.object({ outcome: z.string(), n: z.int().nullable() })),
  /** Those that ended without consequence: findings dismissed, decisions without discipline. */
  mild: held,
  /** Days from opening to decision; null of findings. */
  days: held.nullable(),
})
export type TreatedRow = z.infer<typeof treatedRow>

export const listTreated = route({
  method: 'GET',
  path: '/api/treatment',
  summary: 'How like matters were treated by each who had them, against how the others treated the same; for whoever oversees them',
  action: 'treatment.read',
  facts: [],
  records: { people: ['rows.officer.id'] },
  input: z.object({ ...paging, ...asked }),
  output: pageOf(treatedRow.extend({ key: z.string() })).extend({
    /** How many people can be held against each other. */
    people: z.int(),
    /** From so many matters and people something is said; no count below `shown` is. */
    least: z.object({ matters: z.int(), people: z.int() }),
    shown: z.int().nullable(),
    basis: practiceBasis.nullable(),
  }),
})

const matter = z.object({
  key: z.string(),
  id,
  number: z.string(),
  /** Of a case its title, of a finding its rule. */
  title: z.string(),
  unit: unitName.nullable(),
  outcome: z.string(),
  day,
  took: z.int().nullable(),
})
export type TreatedMatter = z.infer<typeof matter>

export const listTreatedMatters = route({
  method: 'GET',
  path: '/api/treatment/:officer/matters',
  summary: 'The findings or cases behind the numbers of one who had them, as far as whoever asks sees them',
  action: 'treatment.read',
  facts: [],
  records: { subject: ['person', 'officer'] },
  input: z.object({ ...paging, ...asked, officer, outcome: z.string().max(100).optional() }),
  output: pageOf(matter).extend({ officer: z.object({ id: z.string(), name: z.string() }) }),
})
