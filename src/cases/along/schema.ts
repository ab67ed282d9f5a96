import { z } from 'zod'
import { day, id, line, reason, route, story } from '../../base/schema.ts'
import { unitName } from '../../organisation/schema.ts'

/** What goes along with a case: the shipment, money, the reply to the trader, the number of the report from which it came. Amounts are whole đồng, as text. */
export const GOODS_KINDS = ['recovery', 'post-clearance', 'correction', 'release', 'seizure'] as const
export type GoodsKind = (typeof GOODS_KINDS)[number]
export const MONEY_KINDS = ['damage', 'repayment', 'compensation', 'state-compensation'] as const
export type MoneyKind = (typeof MONEY_KINDS)[number]

/** Numbers of reports: letters, the year, digits; no words, so that nobody can be named by one. */
export const REPORT_NUMBER = /^[A-Z]{2,4}-\d{4}-\d{3,8}$/u

const officer = z.string().min(1).max(100)
const person = z.object({ id: officer, name: z.string() })
const dong = z.string().regex(/^[1-9]\d{0,14}$/u)

const goods = z.object({
  id,
  kind: z.enum(GOODS_KINDS),
  what: z.string(),
  unit: unitName,
  owner: person.nullable(),
  due: day,
  late: z.boolean(),
  result: z.string().nullable(),
  doneOn: day.nullable(),
})
export type CaseGoods = z.infer<typeof goods>

const payment = z.object({ id, amount: z.string(), day, document: z.string() })
const money = z.object({
  id,
  kind: z.enum(MONEY_KINDS),
  /** Who owes it of those concerned; null: the office. */
  officer: person.nullable(),
  payee: z.string(),
  amount: z.string(),
  /** What is not paid yet; `0` where nothing is. */
  rest: z.string(),
  due: day,
  late: z.boolean(),
  document: z.string(),
  payments: z.array(payment),
})
export type CaseMoney = z.infer<typeof money>

const reply = z.object({
  id,
  trader: z.string(),
  words: z.string(),
  state: z.enum(['draft', 'checked', 'sent', 'withdrawn']),
  draftedBy: person,
  checkedBy: person.nullable(),
  /** People of the case, and numbers of reports, that its words name. */
  names: z.array(z.string()),
  /** By what the law gives these names to the trader. */
  lawful: z.string().nullable(),
  sentOn: day.nullable(),
  letter: z.string().nullable(),
})
export type CaseReply = z.infer<typeof reply>

const along = z.object({
  /** The case. */
  id,
  goods: z.array(goods),
  money: z.array(money),
  replies: z.array(reply),
  submissions: z.array(
    z.object({
      id,
      number: z.string(),
      kind: z.string(),
      state: z.string(),
      to: unitName.nullable(),
      due: day.nullable(),
      late: z.boolean(),
    }),
  ),
  /** Numbers of the reports from which it came, which say nothing of who reported. */
  reports: z.array(z.string()),
})
export type CaseAlong = z.infer<typeof along>

export const showAlong = route({
  method: 'GET',
  path: '/api/cases/:id/along',
  summary: 'What goes along with a case: the shipment, money, the reply to the trader, submissions',
  action: 'case.read',
  facts: [],
  records: { subject: ['case', 'id'] },
  input: z.object({ id }),
  output: along,
})

type Told = { path: `/api/cases/${string}`; summary: string }
const changes = <S extends z.ZodRawShape>({ path, summary }: Told, shape: S) =>
  route({ method: 'POST', path, summary, action: 'case.change', facts: [], input: z.object({ id, ...shape }), output: along })

export const addGoods = changes(
  { path: '/api/cases/:id/goods', summary: 'Enter what is to happen to the shipment, who sees to it and by when' },
  { kind: z.enum(GOODS_KINDS), what: line, unit: officer, owner: officer.nullable().default(null), due: day, reason },
)
export type GoodsGiven = z.output<typeof addGoods.input>
export const endGoods = changes(
  { path: '/api/cases/:id/goods/:goods/end', summary: 'Enter what came of the shipment' },
  { goods: id, result: story, doneOn: day },
)
export type GoodsEnd = z.output<typeof endGoods.input>

export const addMoney = changes(
  { path: '/api/cases/:id/money', summary: 'Enter money that is owed: damage, repayment, compensation, in whole đồng' },
  { kind: z.enum(MONEY_KINDS), officer: officer.nullable().default(null), payee: line, amount: dong, due: day, document: line, reason },
)
export type MoneyGiven = z.output<typeof addMoney.input>
export const addPayment = changes(
  { path: '/api/cases/:id/money/:money/payments', summary: 'Enter a part that was paid' },
  { money: id, amount: dong, day, document: line },
)
export type PaymentGiven = z.output<typeof addPayment.input>

export const draftReply = changes(
  { path: '/api/cases/:id/replies', summary: 'Draft the reply to the trader' },
  { trader: line, words: story },
)
export type ReplyGiven = z.output<typeof draftReply.input>
export const checkReply = changes(
  {
    path: '/api/cases/:id/replies/:reply/check',
    summary: 'Check the reply to the trader, as a second person: it names nobody beyond what the law gives',
  },
  { reply: id, lawful: line.nullable().default(null) },
)
export type ReplyCheck = z.output<typeof checkReply.input>
export const sendReply = changes(
  { path: '/api/cases/:id/replies/:reply/send', summary: 'Enter that the checked reply was sent' },
  { reply: id, sentOn: day, letter: line },
)
export type ReplySent = z.output<typeof sendReply.input>
export const withdrawReply = changes(
  { path: '/api/cases/:id/replies/:reply/withdraw', summary: 'Withdraw a reply that was not sent' },
  { reply: id, reason },
)

export const addReport = changes(
  { path: '/api/cases/:id/reports', summary: 'Enter that a case came from a report, by the number of the report alone' },
  { number: z.string().trim().regex(REPORT_NUMBER), reason },
)
