import { z } from 'zod'
import { bilingual, day, id, line, reason, route } from '../../base/schema.ts'
import { step } from '../../law/allowed/schema.ts'
import { unitName } from '../../organisation/schema.ts'
import { withdrawal } from '../withdrawals/schema.ts'

/** Cases from before Liêm, taken over from registers: kept and shown as *legacy, not verifiable*, whatever they say. */
export const LEGACY_SHEETS = ['cases', 'heads'] as const
export type LegacySheet = (typeof LEGACY_SHEETS)[number]

/** Why an old decision cannot be verified: what the law of its day says of it, what the register lacks, and that nothing of it was recorded as it happened. */
export const LEGACY_REASONS = [
  'forbidden',
  'left-open',
  'not-asked',
  'order',
  'no-form',
  'form-unknown',
  'no-day',
  'no-number',
  'no-signer',
  'no-authority',
  'no-notice',
  'not-heard',
  'not-served',
  'unrecorded',
] as const
export type LegacyReasonCode = (typeof LEGACY_REASONS)[number]

const legacyReason = z.object({
  code: z.enum(LEGACY_REASONS),
  /** Of what the law forbids: whether a lawyer has confirmed all rules that say so. */
  confirmed: z.boolean(),
  /** Rules of the law of that day that say so. */
  because: z.array(step),
})
export type LegacyReason = z.infer<typeof legacyReason>

const mistake = z.object({ sheet: z.string(), row: z.int().nullable(), field: z.string().nullable(), message: bilingual })

/** One person in a case that would be taken over. */
const legacyRow = z.object({
  row: z.int(),
  unit: z.string(),
  reference: z.string(),
  officer: z.string(),
  form: z.string().nullable(),
  day: day.nullable(),
  reasons: z.array(legacyReason),
})
export type LegacyRow = z.infer<typeof legacyRow>

const counts = z.object({
  /** Cases that would be new, and those that were taken over before, just as they are. */
  add: z.int(),
  same: z.int(),
  people: z.int(),
  acts: z.int(),
  heads: z.int(),
})
export type LegacyCounts = z.infer<typeof counts>

/** The first mistakes and rows; counts are of all. With a mistake nothing is taken over. */
const legacyPreview = z.object({
  mistakes: z.array(mistake),
  mistakeCount: z.int(),
  counts,
  /** On how many decisions each reason stands. */
  reasons: z.array(z.object({ code: z.enum(LEGACY_REASONS), n: z.int() })),
  rows: z.array(legacyRow),
  rowCount: z.int(),
})
export type LegacyPreview = z.infer<typeof legacyPreview>

const file = { name: z.string().min(1).max(255) }

export const checkLegacy = route({
  method: 'POST',
  path: '/api/cases/legacy/check',
  summary: 'What a register of old cases would add, why none of it can be verified, and every mistake in it; changes nothing',
  action: 'case.change',
  facts: [],
  input: z.object(file),
  output: legacyPreview,
  upload: true,
})

/** Whole or not at all; the same again has no effect. */
export const importLegacy = route({
  method: 'POST',
  path: '/api/cases/legacy/import',
  summary: 'Take over a register of old cases, each as legacy, not verifiable',
  action: 'case.change',
  facts: [],
  fresh: true,
  input: z.object({ ...file, reason: line.min(3) }),
  output: z.object({ counts }),
  upload: true,
})

export const legacyTemplate = route({
  method: 'GET',
  path: '/api/cases/legacy/template',
  summary: 'An empty file of old cases, to fill in',
  action: 'case.change',
  facts: [],
  input: z.object({ language: z.enum(['vi', 'en']).default('vi') }),
  output: z.string(),
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

const officer = z.object({ id: z.string(), name: z.string() })
const some = z.string().nullable()

const legacyAct = z.object({
  id,
  what: z.string(),
  from: day.nullable(),
  until: day.nullable(),
  detected: day.nullable(),
  severity: some,
  kinds: z.array(z.string()),
  entry: z.object({ version: z.string(), code: z.string(), act: bilingual }).nullable(),
})
export type LegacyAct = z.infer<typeof legacyAct>

/** What the register says of somebody; null: it does not say. */
const legacyPerson = z.object({
  id,
  officer,
  class: some,
  leads: z.boolean().nullable(),
  notified: day.nullable(),
  heard: day.nullable(),
  form: some,
  number: some,
  day: day.nullable(),
  signer: some,
  authority: some,
  served: day.nullable(),
  effective: day.nullable(),
  ends: day.nullable(),
  expunged: day.nullable(),
  expungedBy: some,
  reversed: day.nullable(),
  reasons: z.array(legacyReason),
  acts: z.array(legacyAct),
})
export type LegacyPerson = z.infer<typeof legacyPerson>

const legacyHead = z.object({
  id,
  officer,
  unit: unitName,
  role: z.enum(['head', 'acting', 'deputy']),
  from: day.nullable(),
  until: day.nullable(),
  outcome: z.enum(['none', 'exempt', 'liable']).nullable(),
  form: some,
  day: day.nullable(),
  number: some,
})

const legacyCase = z.object({
  id,
  reference: z.string(),
  title: z.string(),
  opened: day.nullable(),
  source: some,
  file: z.string(),
  row: z.int(),
  importedBy: officer,
  importedOn: day,
  people: z.array(legacyPerson),
  heads: z.array(legacyHead),
  /** From when it counts nowhere: it was taken over by mistake. */
  withdrawnOn: day.nullable(),
  /** What was proposed of that, the latest first. */
  withdrawals: z.array(withdrawal),
})
export type LegacyCase = z.infer<typeof legacyCase>

export const showLegacy = route({
  method: 'GET',
  path: '/api/cases/:id/legacy',
  summary: 'A case from before Liêm, as its register has it, and why it cannot be verified',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: legacyCase,
})

const settles = ({ path, summary }: { path: `/api/${string}`; summary: string }) =>
  route({
    method: 'POST',
    path,
    summary,
    action: 'case.change',
    facts: [],
    fresh: true,
    input: z.object({ id, reason }),
    output: legacyCase,
  })
export const proposeLegacyWithdrawal = settles({
  path: '/api/cases/:id/legacy/withdrawal',
  summary: 'Propose to withdraw an old case that was taken over by mistake',
})
export const confirmLegacyWithdrawal = settles({
  path: '/api/cases/:id/legacy/withdrawal/confirm',
  summary: 'Confirm as a second person that an old case was taken over by mistake; it counts nowhere from then on',
})
export const dropLegacyWithdrawal = settles({
  path: '/api/cases/:id/legacy/withdrawal/drop',
  summary: 'Let an old case stay of which a withdrawal was proposed',
})

/** What whoever was concerned sees of it: his own part. */
export const ownLegacy = legacyPerson
  .omit({ officer: true })
  .extend({ reference: z.string(), importedOn: day, withdrawnOn: day.nullable() })
export type OwnLegacy = z.infer<typeof ownLegacy>

/** An old decision on somebody who is concerned now: whether it counts, nobody can verify. */
export const unverified = z.object({ form: z.string(), day: day.nullable(), effective: day.nullable(), number: some })
export type Unverified = z.infer<typeof unverified>
