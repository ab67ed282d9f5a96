import { z } from 'zod'
import { bilingual, day, id, instant, pageOf, paging, reason, route, story } from '../../base/schema.ts'
import { blindFinding } from '../../findings/blind/schema.ts'
import { practiceBasis } from '../../law/practice/schema.ts'

export const REREAD_KINDS = ['finding', 'case'] as const
export type RereadKind = (typeof REREAD_KINDS)[number]
/** Nothing to answer for; something; it cannot be said from the file. The first ending said *nothing*. */
export const REREAD_VERDICTS = ['nothing', 'something', 'unclear'] as const

/** The first day of a quarter. */
const quarter = day.refine((text) => /-(?:01|04|07|10)-01$/u.test(text), 'the first day of a quarter')
const counts = z.object({ pool: z.int(), drawn: z.int(), read: z.int(), same: z.int(), differ: z.int(), settled: z.int() })

const rereadQuarter = z.object({
  quarter: day,
  /** When its seed was recorded, and under which hash; null: it was not, so that nothing of it can be drawn. */
  seed: z.object({ recordedAt: instant, hash: z.string() }).nullable(),
  drawnAt: instant.nullable(),
  /** By kind and level; null while it is not drawn: not known. */
  levels: z.array(counts.extend({ kind: z.enum(REREAD_KINDS), level: z.int() })).nullable(),
  /** It is over and can be drawn. */
  due: z.boolean(),
})
export type RereadQuarter = z.infer<typeof rereadQuarter>

export const STANDS = ['waits', 'mine', 'taken', 'same', 'differs', 'settled'] as const
const rereadRow = z.object({
  id,
  kind: z.enum(REREAD_KINDS),
  quarter: day,
  level: z.int(),
  stand: z.enum(STANDS),
  /** Whoever asks may read it again, or goes on reading it. */
  may: z.boolean(),
})
export type RereadRow = z.infer<typeof rereadRow>

export const listRereading = route({
  method: 'GET',
  path: '/api/rereading',
  summary: 'Quarters with how far they were read again, and what waits to be read or settled',
  action: 'case.read',
  facts: [],
  input: z.object(paging),
  output: z.object({
    quarters: z.array(rereadQuarter),
    page: pageOf(rereadRow),
    /** The level at which whoever asks reads, of the highest of his units. */
    level: z.int(),
    /** In ten-thousandths, and where it stands; null: no such practice is set for today. */
    practice: z.object({ share: z.int(), basis: practiceBasis }).nullable(),
  }),
})

const blindCase = z.object({
  acts: z.array(
    z.object({
      n: z.int(),
      /** People concerned are numbered. */
      person: z.int(),
      what: z.string(),
      from: day,
      until: day.nullable(),
      detected: day,
      kinds: z.array(z.string()),
      entry: z.object({ version: z.string(), code: z.string(), act: bilingual }).nullable(),
    }),
  ),
  people: z.array(z.object({ person: z.int(), class: z.string().nullable(), leads: z.boolean() })),
  circumstances: z.array(z.object({ person: z.int(), kind: z.string(), from: day.nullable(), until: day.nullable() })),
  explanations: z.array(z.object({ person: z.int(), day, heard: z.string(), words: z.string() })),
  findings: z.array(blindFinding),
})
export type BlindCase = z.infer<typeof blindCase>

const first = z.object({ outcome: z.string(), reason: z.string(), by: z.string(), on: day })
const rereadOne = z.object({
  id,
  kind: z.enum(REREAD_KINDS),
  quarter: day,
  level: z.int(),
  finding: blindFinding.nullable(),
  case: blindCase.nullable(),
  verdict: z.object({ verdict: z.enum(REREAD_VERDICTS), words: z.string(), by: z.string(), at: instant }).nullable(),
  /** How it had ended, and which record it is; null before the verdict. */
  first: first.nullable(),
  of: z.object({ id, number: z.string() }).nullable(),
  settled: z.object({ reopened: z.boolean(), why: z.string(), by: z.string(), at: instant }).nullable(),
  /** Another verdict that whoever asks may settle. */
  maySettle: z.boolean(),
})
export type RereadOne = z.infer<typeof rereadOne>

export const showRereading = route({
  method: 'GET',
  path: '/api/rereading/:id',
  summary: 'What is read again: the record without how it ended, why, and who handled it; after the verdict both beside each other',
  action: 'case.read',
  facts: [],
  records: { subject: ['rereading', 'id'] },
  input: z.object({ id }),
  output: rereadOne,
})

const told = z.object({ ok: z.literal(true) })
export const recordSeeds = route({
  method: 'POST',
  path: '/api/rereading/seeds',
  summary: 'Record seeds for this quarter and the next: what is ended from then on can be drawn',
  action: 'case.change',
  facts: [],
  input: z.object({ reason }),
  output: told,
})

export const drawQuarter = route({
  method: 'POST',
  path: '/api/rereading/draws',
  summary: 'Draw what of a quarter that is over is read again; whoever does it, it comes out the same',
  action: 'case.change',
  facts: [],
  input: z.object({ quarter, reason }),
  output: told,
})

const drawn = z.object({ kind: z.enum(REREAD_KINDS), level: z.int(), id })
export const drawFile = z.object({
  liem: z.literal('draw/1'),
  quarter: day,
  share: z.int(),
  seed: z.string().regex(/^[\da-f]{64}$/u),
  hash: z.string(),
  recordedAt: instant,
  drawnAt: instant,
  pool: z.array(drawn),
  drawn: z.array(drawn),
})
export type DrawFile = z.infer<typeof drawFile>

export const showDraw = route({
  method: 'GET',
  path: '/api/rereading/draws/:quarter',
  summary: 'Everything that a draw can be worked out from again: seed, its hash, what was drawn from and what was drawn',
  action: 'case.read',
  facts: [],
  input: z.object({ quarter }),
  output: drawFile,
})

export const takeRereading = route({
  method: 'POST',
  path: '/api/rereading/:id/take',
  summary: 'Read something again, at another level, as somebody who had nothing to do with it',
  action: 'case.change',
  facts: [],
  input: z.object({ id }),
  output: rereadOne,
})

export const giveVerdict = route({
  method: 'POST',
  path: '/api/rereading/:id/verdict',
  summary: 'Say what comes of reading it again; then both endings are shown',
  action: 'case.change',
  facts: [],
  input: z.object({ id, verdict: z.enum(REREAD_VERDICTS), words: story }),
  output: rereadOne,
})

export const settleRereading = route({
  method: 'POST',
  path: '/api/rereading/:id/settle',
  summary: 'Settle another verdict: open the matter again, or say why it stays',
  action: 'case.decide',
  facts: [],
  input: z.object({ id, reopen: z.boolean(), reason }),
  output: rereadOne,
})
