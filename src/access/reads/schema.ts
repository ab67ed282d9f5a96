import { z } from 'zod'
import { bilingual, count, day, instant, pageOf, paging, route } from '../../base/schema.ts'
import { officer } from '../../organisation/schema.ts'
import { ROLE_IDS } from '../roles/schema.ts'

export const READ_KINDS = ['read', 'export'] as const
export type ReadKind = (typeof READ_KINDS)[number]

/** One request that was answered with something about people: who asked for what, never what it said. */
export const read = z.object({
  id: z.uuid(),
  at: instant,
  actor: z.object({ id: z.string(), name: z.string() }),
  /** In what capacity: roles which allowed it at that moment. */
  roles: z.array(z.enum(ROLE_IDS)),
  kind: z.enum(READ_KINDS),
  /** What was read, in words, and the address behind them. */
  what: bilingual,
  route: z.string(),
  /** noun:id, null for a list; and how people call it, where it is still known. */
  subject: z.string().nullable(),
  label: z.string().nullable(),
  asked: z.record(z.string(), z.unknown()),
  n: z.int().nullable(),
  /** It could be read only because it was opened in an emergency. */
  emergency: z.boolean(),
  /** The first of those whom it names, and how many they are. */
  people: z.array(officer),
  named: z.int(),
})
export type Read = z.infer<typeof read>

/** `subject`: as the record calls it (`finding:…`, `person:…`), or the number of a finding. Days are those of the installation. */
const readFilter = {
  actor: z.string().trim().max(100).optional(),
  person: z.string().trim().max(100).optional(),
  subject: z.string().trim().max(300).optional(),
  kind: z.enum(READ_KINDS).optional(),
  from: day.optional(),
  until: day.optional(),
}

export const listReads = route({
  method: 'GET',
  path: '/api/reads',
  summary: 'Who read or exported what, newest first; never what it says',
  action: 'event.read',
  facts: [],
  records: {},
  input: z.object({ ...paging, ...readFilter }),
  output: pageOf(read),
})

export const exportReads = route({
  method: 'GET',
  path: '/api/reads/export',
  summary: 'Who read or exported what, as a file for a spreadsheet',
  action: 'event.export',
  facts: [],
  records: {},
  input: z.object({ ...readFilter, format: z.enum(['csv', 'xlsx']).default('xlsx'), language: z.enum(['vi', 'en']).default('vi') }),
  output: z.string(),
  download: 'application/octet-stream',
})

/** What a person learns of a read: when, of which finding, how and in what capacity. Names of who reads are given to him no more than who reviews. */
export const ownRead = z.object({
  at: instant,
  finding: z.string(),
  kind: z.enum(READ_KINDS),
  roles: z.array(z.enum(ROLE_IDS)),
  emergency: z.boolean(),
})
export type OwnRead = z.infer<typeof ownRead>

export const listOwnReads = route({
  method: 'GET',
  path: '/api/me/reads',
  summary: 'When findings on which one was heard were read or exported, from the first time on',
  action: 'notice.read',
  facts: ['named'],
  input: z.object(paging),
  output: pageOf(ownRead).extend({ findings: count }),
})
