import { z } from 'zod'
import { bilingual, count, day, id, instant, line, pageOf, paging, reason, route } from '../base/schema.ts'
import { keptPeriod } from '../law/kept/schema.ts'
import { unitName } from '../organisation/schema.ts'

export const KINDS = ['cleared', 'confirmed', 'account', 'reads', 'hold', 'evidence'] as const
export type KindId = (typeof KINDS)[number]
export const STATES = ['draft', 'proposed', 'approved', 'done', 'refused', 'withdrawn'] as const
export type DestructionState = (typeof STATES)[number]
export const ITEM_STATES = ['listed', 'out', 'left', 'destroyed'] as const
export const LEFT = ['changed', 'held', 'case', 'gone', 'refused', 'withdrawn'] as const
export const HELD = ['finding', 'person', 'unit', 'everything'] as const

/** What of a kind is due, what is held, and what stands on a list already. */
const kindDue = z.object({
  kind: z.enum(KINDS),
  period: keptPeriod,
  due: count,
  held: count,
  /** Kept as long as the case that stands on it. */
  cased: count,
  listed: count,
  /** The first day on which something of it was due. */
  oldest: day.nullable(),
})
export type KindDue = z.infer<typeof kindDue>

export const showRetention = route({
  method: 'GET',
  path: '/api/retention',
  summary: 'What is due for destruction on a day, by kind; what is held',
  action: 'retention.read',
  facts: [],
  input: z.object({ on: day.optional() }),
  output: z.object({ today: day, on: day, kinds: z.array(kindDue) }),
})

export const dueRow = z.object({
  subject: z.string(),
  label: z.string(),
  /** Of an account, whose it was. */
  name: z.string().nullable(),
  unit: unitName.nullable(),
  since: day,
  due: day,
})
export type DueRow = z.infer<typeof dueRow>

export const listDue = route({
  method: 'GET',
  path: '/api/retention/due',
  summary: 'What of a kind is due for destruction, the longest due first',
  action: 'retention.read',
  facts: [],
  records: {},
  input: z.object({ kind: z.enum(KINDS), on: day.optional(), ...paging }),
  output: pageOf(dueRow),
})

const person = z.object({ id: z.string(), name: z.string() })

export const hold = z.object({
  id,
  what: z.enum(HELD),
  finding: z.object({ id, number: z.string().nullable() }).nullable(),
  officer: person.nullable(),
  unit: unitName.nullable(),
  from: day.nullable(),
  until: day.nullable(),
  authority: z.string(),
  document: z.string(),
  reason: z.string(),
  by: z.string(),
  at: instant,
  ended: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
})
export type Hold = z.infer<typeof hold>

export const listHolds = route({
  method: 'GET',
  path: '/api/holds',
  summary: 'What must not be destroyed for the time being, by whose request',
  action: 'retention.read',
  facts: [],
  records: { people: ['rows.officer.id'] },
  input: z.object({ ...paging, standing: z.enum(['yes', 'no']).optional() }),
  output: pageOf(hold),
})

/** Of a finding its number, of a person the number in the register. */
export const placeHold = route({
  method: 'POST',
  path: '/api/holds',
  summary: 'Stop the destruction of a finding, of what a person or a unit did, or of everything',
  action: 'hold.change',
  facts: [],
  fresh: true,
  input: z.object({
    what: z.enum(HELD),
    finding: z.string().trim().max(40).nullable().default(null),
    officer: z.string().trim().max(60).nullable().default(null),
    unit: z.string().trim().max(60).nullable().default(null),
    from: day.nullable().default(null),
    until: day.nullable().default(null),
    authority: line,
    document: line,
    reason,
  }),
  output: hold,
})

export const endHold = route({
  method: 'POST',
  path: '/api/holds/:id/end',
  summary: 'End a hold: what is due may be destroyed again',
  action: 'hold.change',
  facts: [],
  fresh: true,
  input: z.object({ id, reason }),
  output: hold,
})

export const holdsOnFinding = route({
  method: 'GET',
  path: '/api/findings/:id/holds',
  summary: 'Holds that keep a finding from being destroyed',
  action: 'finding.read',
  facts: ['unit', 'assignee', 'named'],
  input: z.object({ id }),
  output: z.object({ rows: z.array(z.object({ id, what: z.enum(HELD), authority: z.string(), document: z.string(), at: instant })) }),
})

const tally = z.object({ listed: z.int(), out: z.int(), left: z.int(), destroyed: z.int() })

/** A list of what is to be destroyed; `root` stands for exactly what was proposed. */
export const destruction = z.object({
  id,
  number: z.string(),
  kind: z.enum(KINDS),
  state: z.enum(STATES),
  day,
  basis: keptPeriod,
  reason: z.string(),
  drawn: z.object({ id: z.string(), name: z.string(), at: instant }),
  proposedAt: instant.nullable(),
  root: z.string().nullable(),
  n: z.int().nullable(),
  approved: z.object({ id: z.string(), name: z.string(), at: instant, document: z.string() }).nullable(),
  ended: z.object({ by: z.string(), reason: z.string() }).nullable(),
  finishedAt: instant.nullable(),
  items: tally,
  /** Rows that were removed, by table. */
  removed: z.record(z.string(), z.int()),
  /** Why what was approved was left after all. */
  left: z.array(z.object({ why: z.enum(LEFT), n: z.int() })),
  job: z.object({ state: z.string(), error: z.string().nullable() }).nullable(),
})
export type Destruction = z.infer<typeof destruction>

export const listDestructions = route({
  method: 'GET',
  path: '/api/destructions',
  summary: 'Lists of destruction and how far they are, the newest first',
  action: 'retention.read',
  facts: [],
  input: z.object({ ...paging, state: z.enum(STATES).optional() }),
  output: pageOf(destruction),
})

export const showDestruction = route({
  method: 'GET',
  path: '/api/destructions/:id',
  summary: 'One list of destruction: basis, both persons, counts',
  action: 'retention.read',
  facts: [],
  input: z.object({ id }),
  output: destruction,
})

export const item = dueRow.extend({ state: z.enum(ITEM_STATES), why: z.enum(LEFT).nullable(), at: instant.nullable() })
export type Item = z.infer<typeof item>

export const listItems = route({
  method: 'GET',
  path: '/api/destructions/:id/items',
  summary: 'What stands on a list of destruction',
  action: 'retention.read',
  facts: [],
  records: { subject: ['destruction', 'id'] },
  input: z.object({ id, state: z.enum(ITEM_STATES).optional(), ...paging }),
  output: pageOf(item),
})

export const exportItems = route({
  method: 'GET',
  path: '/api/destructions/:id/export',
  summary: 'A list of destruction as a file for a spreadsheet',
  action: 'retention.export',
  facts: [],
  records: { subject: ['destruction', 'id'] },
  input: z.object({ id, format: z.enum(['csv', 'xlsx']).default('xlsx'), language: z.enum(['vi', 'en']).default('vi') }),
  output: z.string(),
  download: 'application/octet-stream',
})

export const drawDestruction = route({
  method: 'POST',
  path: '/api/destructions',
  summary: 'Draw up a list of what is due today',
  action: 'retention.change',
  facts: [],
  input: z.object({ kind: z.enum(KINDS), reason }),
  output: destruction,
})

export const takeOut = route({
  method: 'POST',
  path: '/api/destructions/:id/take-out',
  summary: 'Take something off a list that is being drawn up; it is kept',
  action: 'retention.change',
  facts: [],
  input: z.object({ id, subjects: z.array(z.string().max(100)).min(1).max(1_000), reason }),
  output: destruction,
})

export const proposeDestruction = route({
  method: 'POST',
  path: '/api/destructions/:id/propose',
  summary: 'Propose a list for approval; from then on it stays as it is',
  action: 'retention.change',
  facts: [],
  input: z.object({ id, reason }),
  output: destruction,
})

export const withdrawDestruction = route({
  method: 'POST',
  path: '/api/destructions/:id/withdraw',
  summary: 'Withdraw a list that was not approved',
  action: 'retention.change',
  facts: [],
  input: z.object({ id, reason }),
  output: destruction,
})

/** `root`: of the list as it was looked at. */
export const approveDestruction = route({
  method: 'POST',
  path: '/api/destructions/:id/approve',
  summary: 'Approve a list as a second person; it is destroyed',
  action: 'retention.decide',
  facts: [],
  fresh: true,
  input: z.object({ id, root: z.string().length(64), document: line, reason }),
  output: destruction,
})

export const refuseDestruction = route({
  method: 'POST',
  path: '/api/destructions/:id/refuse',
  summary: 'Refuse a list; what stands on it is kept',
  action: 'retention.decide',
  facts: [],
  input: z.object({ id, reason }),
  output: destruction,
})

export const resumeDestruction = route({
  method: 'POST',
  path: '/api/destructions/:id/resume',
  summary: 'Go on with a destruction that stopped',
  action: 'retention.decide',
  facts: [],
  fresh: true,
  input: z.object({ id, reason }),
  output: destruction,
})

/** How what a table keeps of people comes to its end. */
export const fate = z.object({ how: z.enum(['swept', 'destroyed', 'with', 'renewed', 'waits']), why: bilingual })
export type Fate = z.infer<typeof fate>
