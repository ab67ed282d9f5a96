import { z } from 'zod'
import { day, empty, id, instant, reason, route } from '../../base/schema.ts'
import { PARTY_ROLES } from '../schema.ts'

/** What can be taken out of a case by itself. */
export const FACT_KINDS = ['act', 'circumstance', 'earlier'] as const
export type FactKind = (typeof FACT_KINDS)[number]

const officer = z.string().min(1).max(100)
const person = z.object({ id: officer, name: z.string() })

const taken = z.object({
  id,
  what: z.enum(['party', ...FACT_KINDS]),
  /** Who was taken out, or of whom it was said. */
  officer: person,
  role: z.enum(PARTY_ROLES).nullable(),
  /** Since when whoever was concerned knew of it: he is told that he is concerned no more. */
  notifiedOn: day.nullable(),
  /** The person with whom it went. */
  along: id.nullable(),
  /** Of an act its words, and those that its finding had in English. */
  words: z.string().nullable(),
  wordsEn: z.string().nullable(),
  /** The circumstance, or the form of an earlier decision, in the words of the law. */
  term: z.string().nullable(),
  day: day.nullable(),
  document: z.string().nullable(),
  reason: z.string(),
  by: person,
  at: instant,
})
export type Taken = z.infer<typeof taken>

const handover = z.object({ id, from: person.nullable(), to: person, reason: z.string(), by: person, at: instant })
export type Handover = z.infer<typeof handover>

const mended = z.object({
  id,
  /** What was taken out, the newest first. */
  taken: z.array(taken),
  /** To whom the case was handed over, the newest first. */
  handovers: z.array(handover),
})
export type Mended = z.infer<typeof mended>

export const showTaken = route({
  method: 'GET',
  path: '/api/cases/:id/taken-out',
  summary: 'What was taken out of a case, and to whom it was handed over',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: mended,
})

export const takeOutParty = route({
  method: 'POST',
  path: '/api/cases/:id/parties/take-out',
  summary: 'Take a person out of a case in which he is by mistake, with what was entered of him',
  action: 'case.change',
  facts: [],
  input: z.object({ id, officer, role: z.enum(PARTY_ROLES), reason }),
  output: mended,
})
export type TakeOutParty = z.output<typeof takeOutParty.input>

export const takeOutFact = route({
  method: 'POST',
  path: '/api/cases/:id/facts/take-out',
  summary: 'Take an act, a circumstance or an earlier decision out of a case in which it is by mistake',
  action: 'case.change',
  facts: [],
  input: z.object({ id, kind: z.enum(FACT_KINDS), fact: id, reason }),
  output: mended,
})
export type TakeOutFact = z.output<typeof takeOutFact.input>

/** That whoever asks is concerned in a case no more; nobody else stands in it, nor why. */
const ownTaken = z.object({ id, number: z.string(), notifiedOn: day, since: day })
export type OwnTaken = z.infer<typeof ownTaken>

export const listOwnTaken = route({
  method: 'GET',
  path: '/api/me/taken-out',
  summary: 'Cases of which one had notice, and in which one is concerned no more',
  action: 'notice.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(ownTaken) }),
})
