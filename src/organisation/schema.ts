import { z } from 'zod'
import { bilingual, count, day, pageOf, paging, route } from '../base/schema.ts'

export const unitCode = z.string().min(1).max(60)
export const officerNumber = z.string().min(1).max(60)
/** Of a query: `true` or `false` as text. */
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** A unit by its name; `level` 1 department, 2 region, 3 border-gate office. */
export const unit = z.object({
  code: unitCode,
  name: bilingual,
  short: bilingual,
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  parent: unitCode.nullable(),
  kind: z.string().nullable(),
})
export type Unit = z.infer<typeof unit>

/** A unit that occurs in data but not in the register is shown by its code. */
export const unitName = z.object({ code: unitCode, name: bilingual, short: bilingual, known: z.boolean() })
export type UnitName = z.infer<typeof unitName>

export const person = z.object({ number: z.string(), name: z.string(), unit: unitCode.nullable(), post: z.string().nullable() })
export type Person = z.infer<typeof person>

/** First and last day, both included; null: since ever, until further notice. */
const days = { from: day.nullable(), until: day.nullable() }
const span = z.object({ ...days, days: z.int().nullable() })
export type Span = z.infer<typeof span>

export const ROLES = ['head', 'acting', 'deputy', 'officer'] as const
export const CLASSES = ['cadre', 'civil-servant', 'public-employee', 'contract-worker'] as const
/** `unknown`: the register has no days of service of this person. */
export const STATUSES = ['active', 'left', 'retired', 'not-yet', 'unknown'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

export const officer = z.object({ number: officerNumber, name: z.string() })
export type Officer = z.infer<typeof officer>

/** A post of the catalogue of posts: what it needs, and whether it is a sensitive one. */
export const post = z.object({
  code: z.string(),
  name: bilingual,
  field: z.string().nullable(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  sensitive: z.boolean().nullable(),
  competence: z.string().nullable(),
})
export type Post = z.infer<typeof post>

/** Who did what in which unit over which days. `fields`: of what a deputy is in charge. `late`: entered long after its first day. */
export const tenure = z.object({
  ...days,
  officer,
  unit: unitName,
  role,
  post: post.nullable(),
  fields: z.array(z.string()),
  delegatedBy: officer.nullable(),
  document: z.string().nullable(),
  entered: day,
  late: z.boolean(),
})
export type Tenure = z.infer<typeof tenure>

/** A step of succession: the other unit, on which day, by which document. */
const succession = z.object({ unit: unitName, day, document: z.string().nullable() })
export type Succession = z.infer<typeof succession>
const succeeding = { predecessors: z.array(succession), successors: z.array(succession) }

export const listUnits = route({
  method: 'GET',
  path: '/api/organisation/units',
  summary: 'The register of units, as of today or a day',
  action: 'unit.read',
  facts: [],
  input: z.object({ on: day.optional() }),
  output: z.object({ rows: z.array(unit) }),
})

export const findPeople = route({
  method: 'GET',
  path: '/api/people',
  summary: 'People by number or name, without diacritics too; for choosing who reviews',
  action: 'person.read',
  facts: [],
  input: z.object({ text: z.string().trim().max(100).default(''), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: z.object({ rows: z.array(person) }),
})

/** A unit in the tree of a day. `people` counts those in it and below it that day, `children` the units directly below. */
const node = unit.extend({
  ...days,
  ...succeeding,
  head: officer.nullable(),
  acting: officer.nullable(),
  people: z.int(),
  children: z.int(),
})
export type UnitNode = z.infer<typeof node>

/** Without `under` the tops of the tree. Columns of the tree are opened one by one. */
export const showTree = route({
  method: 'GET',
  path: '/api/organisation/tree',
  summary: 'Units directly below another as of a day, with head, people, predecessors and successors',
  action: 'unit.read',
  facts: [],
  input: z.object({ ...paging, on: day.optional(), under: unitCode.optional() }),
  output: pageOf(node).extend({ on: day, today: day }),
})

/** `units`: states of units that begin or end then; `heads`: tenures of heads, acting heads and deputies. */
const changeDay = z.object({ day, units: z.int(), heads: z.int() })
export type ChangeDay = z.infer<typeof changeDay>

export const listChangeDays = route({
  method: 'GET',
  path: '/api/organisation/days',
  summary: 'Days nearest to a day on which the organisation changed, in their order: of one unit and what is below it, or of all',
  action: 'unit.read',
  facts: [],
  input: z.object({ around: day.optional(), unit: unitCode.optional(), each: z.coerce.number().int().min(1).max(20).default(4) }),
  output: z.object({ today: day, rows: z.array(changeDay) }),
})

/** What held of a unit over some days. */
const unitState = unit.omit({ code: true, parent: true }).extend({ ...days, parent: unitName.nullable(), fields: z.array(z.string()) })
export type UnitState = z.infer<typeof unitState>

/** A lane of the tenure line: the head with those acting, or deputies of the same fields; of the unit itself or of a predecessor. */
const lane = z.object({
  unit: unitName,
  kind: z.enum(['head', 'deputy']),
  fields: z.array(z.string()),
  bars: z.array(tenure),
  gaps: z.array(span),
})
export type Lane = z.infer<typeof lane>

/** `state`: what held that day; null where the unit was not there that day: then `states` and `successors` say what is known. */
export const showUnit = route({
  method: 'GET',
  path: '/api/organisation/units/:code',
  summary: 'A unit as of a day: names over time, heads and deputies with predecessors, gaps, succession',
  action: 'unit.read',
  facts: [],
  input: z.object({ code: unitCode, on: day.optional() }),
  output: z.object({
    code: unitCode,
    on: day,
    today: day,
    name: unitName,
    state: unitState.nullable(),
    states: z.array(unitState),
    ...succeeding,
    people: z.int(),
    heads: z.array(tenure),
    deputies: z.array(tenure),
    lanes: z.array(lane),
    /** Fields of work that the unit or a predecessor declared, or a deputy had; for choosing one. */
    fields: z.array(z.string()),
  }),
})
export type ShownUnit = z.infer<typeof showUnit.output>

const staff = z.object({
  officer,
  class: z.enum(CLASSES).nullable(),
  status: z.enum(STATUSES),
  /** What he was that day; null: nothing that the register knows. */
  tenure: tenure.nullable(),
})
export type Staff = z.infer<typeof staff>

export const listPeople = route({
  method: 'GET',
  path: '/api/organisation/people',
  summary: 'People as of a day: of a unit, of all below it, by name or number, by class or status',
  action: 'person.read',
  facts: [],
  records: { people: ['rows.officer.number'] },
  input: z.object({
    ...paging,
    on: day.optional(),
    unit: unitCode.optional(),
    /** Also those in units below. */
    below: flag.default(false),
    text: z.string().trim().max(100).default(''),
    class: z.enum(CLASSES).optional(),
    status: z.enum(STATUSES).optional(),
  }),
  output: pageOf(staff).extend({ on: day }),
})

/** Who stood above an officer: the head or acting head of his unit; of a head the head of the unit above. No one: `why`. */
const superior = z.object({
  unit: unitName,
  role,
  superior: tenure.nullable(),
  why: z.enum(['no-head', 'top']).nullable(),
})
export type Superior = z.infer<typeof superior>

const heldAccount = z.object({
  ...days,
  account: z.string(),
  /** Why its traces of these days cannot be attributed to him: shared, held by others too, or not said whether it is shared. */
  unattributed: z.enum(['shared', 'several', 'unsaid']).nullable(),
})

export const showPerson = route({
  method: 'GET',
  path: '/api/people/:number',
  summary: 'A person by number: service, tenures, accounts, and who stood above as of a day',
  action: 'person.read',
  facts: [],
  records: { subject: ['person', 'number'], people: ['officer.number'] },
  input: z.object({ number: officerNumber, on: day.optional() }),
  output: z.object({
    officer,
    on: day,
    today: day,
    class: z.enum(CLASSES).nullable(),
    status: z.enum(STATUSES),
    /** He led that day: as head, acting head or deputy. */
    leads: z.boolean(),
    service: z.array(z.object({ ...days, class: z.enum(CLASSES), ended: z.enum(['left', 'retired']).nullable() })),
    tenures: z.array(tenure),
    accounts: z.array(heldAccount),
    /** One for each tenure of that day; none: the register knows none. */
    superiors: z.array(superior),
  }),
})
export type ShownPerson = z.infer<typeof showPerson.output>

/** Tenures are clipped to the interval. `existed`: the days of the unit itself; outside them its predecessors and successors answer. */
export const whoWasInCharge = route({
  method: 'GET',
  path: '/api/organisation/units/:code/in-charge',
  summary: 'Who headed a unit over an interval, and who was in charge of a field as deputy; predecessors included',
  action: 'unit.read',
  facts: [],
  input: z.object({ code: unitCode, from: day, until: day, field: z.string().trim().min(1).max(100).optional() }),
  output: z.object({
    unit: unitName,
    existed: z.array(span),
    ...succeeding,
    rows: z.array(tenure.extend({ days: z.int() })),
    /** Days of the interval on which the unit, or the predecessor that stood for it, had no head and nobody acting; `field`: no one in charge of it. */
    gaps: z.array(span.extend({ unit: unitName, of: z.enum(['head', 'field']) })),
  }),
})
export type InCharge = z.infer<typeof whoWasInCharge.output>

export const WORK_KINDS = [
  'head-gap',
  'field-gap',
  'deputy-without-field',
  'account-shared',
  'account-unsaid',
  'account-several',
  'late',
] as const
const workItem = z.object({
  ...days,
  kind: z.enum(WORK_KINDS),
  unit: unitName.nullable(),
  officer: officer.nullable(),
  role: role.nullable(),
  account: z.string().nullable(),
  field: z.string().nullable(),
  /** How many days it lasts, or how many it was entered late. */
  days: z.int().nullable(),
  entered: day.nullable(),
})
export type WorkItem = z.infer<typeof workItem>

/** Accounts that occur in traces and are not in the register are the list `/api/accounts/unmatched`. */
export const workList = route({
  method: 'GET',
  path: '/api/organisation/work-list',
  summary: 'What is missing or doubtful in the register: days without a head, deputies without a field, shared accounts, late entries',
  action: 'organisation.read',
  facts: [],
  records: { people: ['rows.officer.number'] },
  input: z.object({ ...paging, kind: z.enum(WORK_KINDS).optional(), unit: unitCode.optional() }),
  output: pageOf(workItem).extend({ counts: z.record(z.enum(WORK_KINDS), count) }),
})
