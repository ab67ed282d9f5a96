import { z } from 'zod'
import { day, empty, id, line, reason, route } from '../../base/schema.ts'
import { sureStep } from '../../law/proceedings/schema.ts'
import { measureEnd } from '../measures/schema.ts'

/** Criminal proceedings and discipline by the Party beside a case. The law knows both as circumstances, by which its clocks stop or begin. */
const officer = z.string().min(1).max(100)
const person = z.object({ id: officer, name: z.string() })

export const ORIGINS = ['sent', 'taken'] as const
export const NEWS_KINDS = ['charged', 'detained', 'released', 'judged', 'not-prosecuted'] as const
export const RETURN_KINDS = ['judged', 'not-prosecuted', 'returned'] as const

const news = z.object({
  id,
  kind: z.enum([...NEWS_KINDS, 'proceed', 'returned']),
  /** With it the file came back. */
  ends: z.boolean(),
  day,
  document: z.string(),
})
const referral = z.object({
  id,
  officer: person,
  origin: z.enum(ORIGINS),
  /** The investigating body. */
  body: z.string(),
  day,
  document: z.string(),
  news: z.array(news),
  /** Null while it is away. */
  returnedOn: day.nullable(),
  /** The day on which the authority decided to go on meanwhile. */
  proceedOn: day.nullable(),
})
export type Referral = z.infer<typeof referral>

export const caseProceedings = z.object({
  id,
  referrals: z.array(referral),
  party: z.array(z.object({ id, officer: person, form: z.string(), announced: day, document: z.string() })),
  /** What the law of today says of discipline beside criminal liability, and beside discipline by the Party, for each person concerned. */
  asks: z.array(z.object({ officer, rules: z.array(sureStep), party: z.array(sureStep) })),
})
export type CaseProceedings = z.infer<typeof caseProceedings>

export const showProceedings = route({
  method: 'GET',
  path: '/api/cases/:id/proceedings',
  summary: 'Criminal proceedings and discipline by the Party beside a case',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: caseProceedings,
})

interface Told {
  path: `/api/cases/:id/${string}`
  summary: string
  action?: 'case.change' | 'case.decide'
}
const changes = <S extends z.ZodRawShape>({ path, summary, action = 'case.change' }: Told, shape: S) =>
  route({
    method: 'POST',
    path,
    summary,
    action,
    facts: [],
    ...(action === 'case.decide' ? { fresh: true as const } : {}),
    input: z.object({ id, ...shape }),
    output: caseProceedings,
  })

export const refer = changes(
  { path: '/api/cases/:id/referrals', summary: 'Enter that a file went to an investigating body, or that one took the matter up' },
  { officer, origin: z.enum(ORIGINS), body: line, day, document: line, reason },
)
export type ReferGiven = z.output<typeof refer.input>

export const addNews = changes(
  {
    path: '/api/cases/:id/referrals/:referral/news',
    summary: 'Enter what is heard of criminal proceedings: charged, detained, released, judged',
  },
  { referral: id, kind: z.enum(NEWS_KINDS), day, document: line },
)
export type NewsGiven = z.output<typeof addNews.input>

export const proceed = changes(
  {
    path: '/api/cases/:id/referrals/:referral/proceed',
    summary: 'Decide to go on with discipline while criminal proceedings run',
    action: 'case.decide',
  },
  { referral: id, day, document: line, reason },
)
export type ProceedGiven = z.output<typeof proceed.input>

export const takeBack = changes(
  { path: '/api/cases/:id/referrals/:referral/return', summary: 'Enter that the file came back, with what came of it' },
  { referral: id, kind: z.enum(RETURN_KINDS), day, document: line, reason },
)
export type ReturnGiven = z.output<typeof takeBack.input>

export const announceParty = changes(
  { path: '/api/cases/:id/party-discipline', summary: 'Enter that discipline by the Party was announced: form, day, document' },
  { officer, form: line, announced: day, document: line, reason },
)
export type PartyGiven = z.output<typeof announceParty.input>

/** What goes along with his case, for whoever is concerned, from notice on: measures that are signed, and sittings to which he is summoned. */
const ownProceedings = z.object({
  id,
  measures: z.array(
    z.object({ id, name: z.object({ en: z.string(), vi: z.string() }), ground: z.string() }).extend({
      from: day,
      until: day,
      pay: z.int(),
      number: z.string(),
      extends: id.nullable(),
      end: measureEnd.nullable(),
    }),
  ),
  sittings: z.array(z.object({ id, day, place: z.string(), summonedOn: day })),
})
export type OwnProceedings = z.infer<typeof ownProceedings>

export const listOwnProceedings = route({
  method: 'GET',
  path: '/api/me/proceedings',
  summary: 'Interim measures on oneself, and sittings to which one is summoned, in cases of which one has notice',
  action: 'notice.read',
  facts: [],
  input: empty,
  output: z.object({ rows: z.array(ownProceedings) }),
})
