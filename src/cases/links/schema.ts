import { z } from 'zod'
import { bilingual, day, id, line, reason, route } from '../../base/schema.ts'
import { caseRow } from '../schema.ts'

/** What a case is to another one. A duplicate is closed, and goes on in the other. */
export const LINK_KINDS = ['same-matter', 'part-of', 'follows', 'duplicate'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Why two cases may be about the same act. */
export const LIKENESS = ['finding', 'declaration', 'entry'] as const

const linkedCase = caseRow.pick({ id: true, number: true, title: true, unit: true, state: true })
const caseLink = z.object({
  id,
  kind: z.enum(LINK_KINDS),
  /** Whether the case that is looked at is the part, what follows, or the duplicate; of the same matter both are alike. */
  from: z.boolean(),
  case: linkedCase,
  reason: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  on: day,
})
export type CaseLink = z.infer<typeof caseLink>

const likeCase = z.object({ case: linkedCase, because: z.array(z.enum(LIKENESS)).min(1) })
export type LikeCase = z.infer<typeof likeCase>

const links = z.object({
  id,
  links: z.array(caseLink),
  /** Cases that may be about the same act, and are not linked with it. */
  alike: z.array(likeCase),
})
export type CaseLinks = z.infer<typeof links>

export const showLinks = route({
  method: 'GET',
  path: '/api/cases/:id/links',
  summary: 'Cases that a case has to do with, and those that may be about the same act',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: links,
})

export const listLikeCases = route({
  method: 'GET',
  path: '/api/findings/:id/like-cases',
  summary: 'Cases that may be about the same act as a finding, before one is opened from it',
  action: 'case.read',
  facts: [],
  records: { subject: ['finding', 'id'] },
  input: z.object({ id }),
  output: z.object({ rows: z.array(likeCase) }),
})

const sameMatter = z.object({
  id,
  number: z.string(),
  rule: z.string(),
  title: bilingual,
  day,
  because: z.array(z.enum(['declaration', 'person'])).min(1),
})
export type SameMatter = z.infer<typeof sameMatter>

export const listSameMatter = route({
  method: 'GET',
  path: '/api/findings/:id/same-matter',
  summary: 'Findings that may be of the same matter as one, so that one case is opened from all of them',
  action: 'case.read',
  facts: [],
  records: { subject: ['finding', 'id'] },
  input: z.object({ id }),
  output: z.object({ rows: z.array(sameMatter), more: z.boolean() }),
})

export const linkCases = route({
  method: 'POST',
  path: '/api/cases/:id/links',
  summary: 'Say what a case is to another one; as a duplicate of it, it is closed',
  action: 'case.change',
  facts: [],
  /** `other`: by number or id. */
  input: z.object({ id, other: line, kind: z.enum(LINK_KINDS), reason }),
  output: links,
})

export const undoLink = route({
  method: 'POST',
  path: '/api/cases/:id/links/:link/undo',
  summary: 'Undo what was said of two cases; a duplicate goes on where it stood',
  action: 'case.change',
  facts: [],
  input: z.object({ id, link: id, reason }),
  output: links,
})
