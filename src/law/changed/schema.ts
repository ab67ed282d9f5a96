import { z } from 'zod'
import { bilingual, day, id, instant, line, paging, reason, route } from '../../base/schema.ts'

/** Name of a file of instruments, without `.yaml`. */
const file = z.string().regex(/^[a-z0-9-]{1,60}$/u)
export const LONGEST_LAW = 2_000_000
/** YAML as somebody wrote it; null takes the file out of the law. */
const source = z.string().min(1).max(LONGEST_LAW).nullable()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u)

const instrument = z.object({ id: z.string(), cite: z.string(), citeVi: z.string(), title: bilingual, from: day })

const fileRow = z.object({
  file,
  instruments: z.array(instrument),
  rules: z.int(),
  /** The version that was published last; null where it is as the installation brought it. */
  published: z.object({ id, at: instant }).nullable(),
  drafts: z.int(),
})

export const listLawFiles = route({
  method: 'GET',
  path: '/api/law/files',
  summary: 'The files of instruments that make up the law',
  action: 'rulebook.read',
  facts: [],
  input: z.object({}),
  output: z.object({ rows: z.array(fileRow) }),
})

export const showLawFile = route({
  method: 'GET',
  path: '/api/law/files/:file',
  summary: 'A file of instruments as it counts',
  action: 'rulebook.read',
  facts: [],
  input: z.object({ file }),
  output: z.object({ file, source: z.string(), sha256 }),
})

const ruleSaid = z.object({
  cite: z.string(),
  citeVi: z.string(),
  ...bilingual.shape,
  /** First and last day in force, over all classes; null where it is in force on none. */
  days: z.object({ from: day, until: day.nullable() }).nullable(),
  sure: z.string(),
})

/** One rule that a change makes another: `days` where it is in force on other days and says the same. */
export const lawDifference = z.object({
  rule: z.string(),
  kind: z.enum(['added', 'removed', 'changed', 'days']),
  before: ruleSaid.nullable(),
  after: ruleSaid.nullable(),
  /** A lawyer has confirmed it as it is; that ends with the change. */
  losesConfirmation: z.boolean(),
})
export type LawDifference = z.infer<typeof lawDifference>

const compared = z.object({
  rules: z.array(lawDifference),
  same: z.int(),
  lines: z.array(z.object({ sign: z.enum(['same', 'added', 'removed', 'gap']), text: z.string() })),
})

export const compareLaw = route({
  method: 'POST',
  path: '/api/law/files/:file/compare',
  summary: 'What a text would change in the law; nothing is kept, and every mistake is told with line and column',
  action: 'rulebook.change',
  facts: [],
  input: z.object({ file, source }),
  output: compared,
})

const changeRow = z.object({
  id,
  file,
  /** The file would be taken out. */
  removes: z.boolean(),
  note: z.string(),
  state: z.enum(['draft', 'published', 'withdrawn']),
  draftedBy: z.string(),
  draftedAt: instant,
  /** Whether whoever asks drafted it, and so does not publish it. */
  own: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
})
export type LawChange = z.infer<typeof changeRow>

export const listLawChanges = route({
  method: 'GET',
  path: '/api/law/changes',
  summary: 'Changes of the law: drafts that wait for a second person, published and withdrawn ones; the newest first',
  action: 'rulebook.read',
  facts: [],
  input: z.object({ state: z.enum(['draft', 'published', 'withdrawn', 'all']).default('all'), ...paging }),
  output: z.object({
    rows: z.array(changeRow),
    next: z.string().nullable(),
    counts: z.object({ draft: z.int(), published: z.int(), withdrawn: z.int() }),
  }),
})

export const showLawChange = route({
  method: 'GET',
  path: '/api/law/changes/:id',
  summary: 'A change of the law, and what it makes different; of a draft in the law as it is now',
  action: 'rulebook.read',
  facts: [],
  input: z.object({ id }),
  output: z.object({
    change: changeRow,
    source: z.string().nullable(),
    /** The file was changed by another since this was drafted. */
    stale: z.boolean(),
    /** Why it cannot be part of the law as it is now. */
    mistake: z.object({ message: z.string(), hint: z.string().nullable() }).nullable(),
    ...compared.shape,
  }),
})

export const draftLawChange = route({
  method: 'POST',
  path: '/api/law/changes',
  summary: 'Draft a change of the law; it is read with all of it first, and every mistake is told with line and column',
  action: 'rulebook.change',
  facts: [],
  /** `base`: of the file as it was when the change was begun; null of one that was not there. */
  input: z.object({ file, source, base: sha256.nullable(), note: line, reason }),
  output: changeRow,
})

export const publishLawChange = route({
  method: 'POST',
  path: '/api/law/changes/:id/publish',
  summary: 'Publish a change that somebody else drafted: from then on it is the law',
  action: 'rulebook.decide',
  facts: [],
  fresh: true,
  input: z.object({ id, reason }),
  output: changeRow,
})

export const withdrawLawChange = route({
  method: 'POST',
  path: '/api/law/changes/:id/withdraw',
  summary: 'Withdraw a draft of a change',
  action: 'rulebook.change',
  facts: [],
  input: z.object({ id, reason }),
  output: changeRow,
})
