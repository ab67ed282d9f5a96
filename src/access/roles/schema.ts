import { z } from 'zod'
import { day, done, empty, id, line, pageOf, paging, reason, route } from '../../base/schema.ts'
import { unitCode, unitName } from '../../organisation/schema.ts'

export const ROLE_IDS = [
  'head',
  'deputy',
  'inspectorate',
  'personnel',
  'duty',
  'analyst',
  'official',
  'operator',
  'identity-admin',
  'policy-admin',
  'key-custodian',
  'auditor',
] as const
export type Role = (typeof ROLE_IDS)[number]

/** One role of an account over days; `until` is the last day, null until further notice. Without a unit it holds everywhere. */
export const roleGrant = z.object({
  id,
  account: id,
  name: z.string(),
  role: z.enum(ROLE_IDS),
  unit: unitName.nullable(),
  from: day,
  until: day.nullable(),
})
export type GrantRow = z.infer<typeof roleGrant>

/** A role that somebody holds today, for a unit and all below it, or everywhere. */
const ownRole = z.object({ role: z.enum(ROLE_IDS), unit: unitName.nullable() })
export type OwnRole = z.infer<typeof ownRole>

export const listOwnRoles = route({
  method: 'GET',
  path: '/api/me/roles',
  summary: 'The own roles of today: those that were given, and those of the register',
  action: 'self.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(ownRole) }),
})

export const listGrants = route({
  method: 'GET',
  path: '/api/grants',
  summary: 'Roles that accounts were given; head and deputy come from the register, too',
  action: 'grant.read',
  facts: [],
  records: {},
  input: z.object({ ...paging, account: id.optional(), role: z.enum(ROLE_IDS).optional() }),
  output: pageOf(roleGrant),
})

/** What a role is given as: for a unit and all below it or everywhere, over days. */
export const newGrant = {
  account: id,
  role: z.enum(ROLE_IDS).exclude(['official']),
  unit: unitCode.nullable().default(null),
  from: day,
  until: day.nullable().default(null),
}

export const endGrant = route({
  method: 'POST',
  path: '/api/grants/:id/end',
  summary: 'Take a role away, at once',
  action: 'grant.change',
  facts: [],
  fresh: true,
  input: z.object({ id, reason }),
  output: done,
})

const person = z.object({ id: z.string(), name: z.string() })
/** A tie between two people of the register, over days: each is kept from what the other had a part in. */
export const interest = z.object({
  id,
  officer: person,
  other: person,
  kind: z.enum(['kinship', 'interest']),
  from: day.nullable(),
  until: day.nullable(),
  document: z.string(),
})
export type Interest = z.infer<typeof interest>

export const listInterests = route({
  method: 'GET',
  path: '/api/interests',
  summary: 'Kinship and interests that were declared or found',
  action: 'interest.read',
  facts: [],
  records: { people: ['rows.officer.id', 'rows.other.id'] },
  input: z.object({ ...paging, officer: z.string().max(60).optional() }),
  output: pageOf(interest),
})

const number = z.string().trim().min(1).max(60)

export const declareInterest = route({
  method: 'POST',
  path: '/api/interests',
  summary: 'Enter kinship or an interest between two people',
  action: 'interest.change',
  facts: [],
  fresh: true,
  input: z.object({
    officer: number,
    other: number,
    kind: z.enum(['kinship', 'interest']),
    from: day.nullable().default(null),
    until: day.nullable().default(null),
    document: line,
    reason,
  }),
  output: interest,
})

export const endInterest = route({
  method: 'POST',
  path: '/api/interests/:id/end',
  summary: 'Say from when on an interest is no more',
  action: 'interest.change',
  facts: [],
  fresh: true,
  input: z.object({ id, until: day, reason }),
  output: interest,
})
