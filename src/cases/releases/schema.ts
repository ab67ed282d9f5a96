import { z } from 'zod'
import { day, empty, id, instant, line, pageOf, paging, reason, route } from '../../base/schema.ts'

/** What whoever is concerned, or a trader, is shown of a case: without the names of others, checked by a second person, and then released as it is. */
export const RELEASE_STATES = ['draft', 'checked', 'released', 'withdrawn'] as const
export type ReleaseState = (typeof RELEASE_STATES)[number]

const person = z.object({ id: z.string(), name: z.string() })
const text = z
  .string()
  .trim()
  .max(20_000)
  .regex(/^[\P{Cc}\n\t]*$/u)

/** A file in which others were made out of nobody's reach before; `name` names nobody. */
const releasedFile = z.object({ evidence: id, name: z.string(), sha256: z.string(), bytes: z.int(), type: z.string() })
export type ReleasedFile = z.infer<typeof releasedFile>
const part = z.object({ kind: z.enum(['act', 'evidence']), id, heading: z.string(), text: z.string(), file: releasedFile.nullable() })
export type ReleasePart = z.infer<typeof part>

export const release = z.object({
  id,
  /** Whoever is concerned; null where it is for a trader. */
  officer: person.nullable(),
  recipient: z.string().nullable(),
  title: z.string(),
  parts: z.array(part),
  state: z.enum(RELEASE_STATES),
  /** Everybody who wrote in it. */
  writers: z.array(person),
  /** Changes with every word of it. */
  stamp: z.string(),
  /** Words that stand for others and are in it still. */
  left: z.array(z.string()),
  checkedBy: person.nullable(),
  releasedBy: person.nullable(),
  releasedOn: day.nullable(),
  sha256: z.string().nullable(),
  /** How often it was opened. */
  opened: z.int(),
  withdrawn: z.object({ by: person, at: instant, why: z.string() }).nullable(),
  emptied: z.boolean(),
})
export type Release = z.infer<typeof release>

export const listReleases = route({
  method: 'GET',
  path: '/api/cases/:id/releases',
  summary: 'What of a case is drafted or released for whoever is concerned, or for a trader',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id, ...paging }),
  output: pageOf(release),
})

type Told = { path: `/api/cases/${string}`; summary: string }
const changes = <S extends z.ZodRawShape>({ path, summary }: Told, shape: S) =>
  route({ method: 'POST', path, summary, action: 'case.change', facts: [], input: z.object({ id, ...shape }), output: release })

/** For `officer`, who is concerned, or for `recipient`, a trader. */
export const draftRelease = changes(
  { path: '/api/cases/:id/releases', summary: 'Draft what is shown of a case: acts and evidence, with the names of others hidden' },
  {
    officer: z.string().min(1).max(100).nullable().default(null),
    recipient: line.nullable().default(null),
    title: line,
    acts: z.array(id).max(100).default([]),
    evidence: z.array(id).max(100).default([]),
  },
)
export type ReleaseGiven = z.output<typeof draftRelease.input>

/** Parts by their place; those that are left out go. */
export const adjustRelease = changes(
  { path: '/api/cases/:id/releases/:release/parts', summary: 'Change the words of a draft, or leave parts of it out' },
  {
    release: id,
    title: line,
    parts: z
      .array(z.object({ at: z.int().min(0), heading: line, text }))
      .min(1)
      .max(200),
  },
)
export const checkRelease = changes(
  {
    path: '/api/cases/:id/releases/:release/check',
    summary: 'Check as a second person that nobody else can be made out, how it is said, and that it is time',
  },
  { release: id, stamp: z.string().max(100), identity: z.literal(true), wording: z.literal(true), timing: z.literal(true) },
)
export const doRelease = changes(
  {
    path: '/api/cases/:id/releases/:release/release',
    summary: 'Release what a second person has checked; from then on it is there for whom it is',
  },
  { release: id, reason },
)
export const withdrawRelease = changes(
  { path: '/api/cases/:id/releases/:release/withdraw', summary: 'Withdraw a draft, or what was released; nobody opens it any more' },
  { release: id, reason },
)
export const releaseText = route({
  method: 'GET',
  path: '/api/cases/:id/releases/:release/text',
  summary: 'What was released, word by word, to send to a trader',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id, release: id }),
  output: z.string(),
  download: 'text/plain',
})

/** What was released to whoever asks: `id` is the case. */
const ownRelease = z.object({ id, release: id, number: z.string(), title: z.string(), releasedOn: day, sha256: z.string() })
export type OwnRelease = z.infer<typeof ownRelease>

export const listOwnReleases = route({
  method: 'GET',
  path: '/api/me/releases',
  summary: 'Files that were released to oneself',
  action: 'notice.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(ownRelease) }),
})

const own = { id, release: id }
export const showOwnRelease = route({
  method: 'GET',
  path: '/api/me/cases/:id/releases/:release',
  summary: 'A file that was released to oneself',
  action: 'notice.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object(own),
  output: ownRelease.extend({
    parts: z.array(z.object({ heading: z.string(), text: z.string(), file: releasedFile.omit({ evidence: true }).nullable() })),
  }),
})
export type OwnReleaseShown = z.infer<typeof showOwnRelease.output>

export const ownReleaseText = route({
  method: 'GET',
  path: '/api/me/cases/:id/releases/:release/text',
  summary: 'What was released to oneself, word by word',
  action: 'notice.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object(own),
  output: z.string(),
  download: 'text/plain',
})

export const ownReleaseFile = route({
  method: 'GET',
  path: '/api/me/cases/:id/releases/:release/files/:part',
  summary: 'One of the files that were released to oneself',
  action: 'notice.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ ...own, part: z.coerce.number().int().min(0).max(500) }),
  output: z.string(),
  download: 'application/octet-stream',
})
