import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { caseMaker, seedOffice } from '../../../test/build-case.ts'
import { testDatabase } from '../../../test/db.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import {
  addGoods,
  addMoney,
  addPayment,
  addReport,
  checkReply,
  draftReply,
  endGoods,
  sendReply,
  showAlong,
  withdrawReply,
} from './index.ts'
import * as contract from './schema.ts'
import type { CaseAlong, MoneyGiven } from './schema.ts'

const { db } = await testDatabase()
const make = caseMaker(db, await readLaw())
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const [HANDLER, SECOND] = [as('CC-90001'), as('CC-90002')]
const WHO = 'CC-00001'
const reason = 'theo kết quả xác minh'

beforeAll(async () => {
  await seedOffice(db)
})

const newCase = async (): Promise<string> => (await make.opened({ handler: HANDLER })).id
const last = <T>(all: readonly T[]): T => all.at(-1)!

test('a shipment has its own owner, day and result; what came of it stays', async () => {
  const id = await newCase()
  const given = { id, kind: 'post-clearance', what: '107482915360', unit: '01AB', owner: 'CC-00002', due: '2026-11-20', reason } as const
  const { goods } = contract.showAlong.output.parse(await addGoods(db, HANDLER, given))
  expect(goods).toMatchObject([{ kind: 'post-clearance', owner: { id: 'CC-00002' }, due: '2026-11-20', late: true, result: null }])
  await expect(addGoods(db, HANDLER, { ...given, owner: 'XX' })).rejects.toMatchObject({ code: 'input', place: { file: 'owner' } })
  await expect(addGoods(db, HANDLER, { ...given, unit: 'XX' })).rejects.toMatchObject({ code: 'input', place: { file: 'unit' } })
  const end = { id, goods: goods[0]!.id, result: 'Đã truy thu đủ.', doneOn: '2026-11-27' }
  expect((await endGoods(db, HANDLER, end)).goods).toMatchObject([{ result: 'Đã truy thu đủ.', doneOn: '2026-11-27', late: false }])
  await expect(endGoods(db, HANDLER, end)).rejects.toMatchObject({ code: 'conflict' })
  const change = writing(db, (trx) => sql`update cases.goods set result = 'khác' where id = ${goods[0]!.id}`.execute(trx))
  await expect(change).rejects.toThrow(/stays/u)
})

test('money is whole đồng and never a number with a rounding; parts are taken off until nothing is left', async () => {
  const id = await newCase()
  const owe = (more: Partial<MoneyGiven>): Promise<CaseAlong> =>
    addMoney(db, HANDLER, {
      ...{ id, kind: 'repayment', officer: WHO, payee: 'Ngân sách nhà nước', amount: '900719925474099', due: '2026-11-20' },
      ...{ document: 'QĐ 9', reason },
      ...more,
    })
  const { money } = contract.showAlong.output.parse(await owe({}))
  const pay = (amount: string): Promise<CaseAlong> =>
    addPayment(db, HANDLER, { id, money: money[0]!.id, amount, day: '2026-11-25', document: 'Giấy nộp tiền 3' })
  expect((await pay('900719925474098')).money).toMatchObject([{ amount: '900719925474099', rest: '1', late: true }])
  await expect(pay('2')).rejects.toMatchObject({ code: 'conflict', hint: '1 VND' })
  expect((await pay('1')).money).toMatchObject([{ rest: '0', late: false, payments: [{ amount: '900719925474098' }, { amount: '1' }] }])
  await expect(owe({ officer: 'CC-00002' })).rejects.toMatchObject({ code: 'input', place: { file: 'officer' } })
  await expect(owe({ kind: 'state-compensation' })).rejects.toMatchObject({ code: 'input', place: { file: 'officer' } })
  expect(last((await owe({ kind: 'state-compensation', officer: null })).money)).toMatchObject({ officer: null, rest: '900719925474099' })
  for (const amount of ['0', '-1', '1.5', '01', '1e3', ''])
    expect(contract.addMoney.input.shape.amount.safeParse(amount).success).toBe(false)
})

test('two who pay the same rest at once pay it once', async () => {
  const id = await newCase()
  const given = { id, kind: 'damage', officer: WHO, payee: 'x', amount: '100', due: '2026-12-01', document: 'x', reason } as const
  const { money } = await addMoney(db, HANDLER, given)
  const pay = () => addPayment(db, HANDLER, { id, money: money[0]!.id, amount: '100', day: '2026-11-25', document: 'x' })
  const all = await Promise.allSettled([pay(), pay(), pay()])
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await showAlong(db, HANDLER, { id })).money[0]!.rest).toBe('0')
})

test('the reply to the trader is read by a second person, who says by what law it names anybody; only then it is sent', async () => {
  const id = await newCase()
  const trader = 'Công ty TNHH Minh họa'
  const draft = (words: string): Promise<CaseAlong> => draftReply(db, HANDLER, { id, trader, words })
  const named = contract.showAlong.output.parse(await draft('Công chức LÊ HỮU PHƯỚC đã bị xử lý.'))
  const reply = named.replies[0]!
  expect([reply.state, reply.names]).toEqual(['draft', ['Lê Hữu Phước']])
  const check = (by: Scope, one: string, lawful: string | null = null): Promise<CaseAlong> => checkReply(db, by, { id, reply: one, lawful })
  await expect(check(HANDLER, reply.id)).rejects.toMatchObject({ code: 'denied' })
  await expect(check(SECOND, reply.id)).rejects.toMatchObject({ code: 'input', place: { file: 'lawful' } })
  await expect(draft('lần nữa')).rejects.toMatchObject({ code: 'conflict' })
  await withdrawReply(db, HANDLER, { id, reply: reply.id, reason })
  const { id: plain } = last((await draft('Đơn vị đã xử lý; số thuế thu thừa được hoàn trước 15/12/2026.')).replies)
  const send = (): Promise<CaseAlong> => sendReply(db, HANDLER, { id, reply: plain, sentOn: '2026-11-27', letter: '88/CV' })
  await expect(send()).rejects.toMatchObject({ code: 'conflict', message: 'nobody has checked this reply' })
  await check(SECOND, plain)
  expect(last((await send()).replies)).toMatchObject({
    state: 'sent',
    names: [],
    lawful: null,
    letter: '88/CV',
    checkedBy: { id: 'CC-90002' },
  })
  await expect(send()).rejects.toMatchObject({ code: 'conflict' })
  const change = writing(db, (trx) => sql`update cases.reply set words = 'khác' where id = ${plain}`.execute(trx))
  await expect(change).rejects.toThrow(/stays/u)
})

test('a report is a number and nothing else; it stands in no reply', async () => {
  const id = await newCase()
  for (const number of ['Nguyễn Văn An', 'BC-2026', 'bc-2026-00012', 'BC-2026-00012 An', '0912345678'])
    expect([number, contract.addReport.input.shape.number.safeParse(number).success]).toEqual([number, false])
  expect((await addReport(db, HANDLER, { id, number: 'BC-2026-00012', reason })).reports).toEqual(['BC-2026-00012'])
  await expect(addReport(db, HANDLER, { id, number: 'BC-2026-00012', reason })).rejects.toMatchObject({ code: 'conflict' })
  const { replies } = await draftReply(db, HANDLER, { id, trader: 'x', words: 'Theo tin báo BC-2026-00012, đơn vị trả lời.' })
  const check = checkReply(db, SECOND, { id, reply: replies[0]!.id, lawful: 'không có' })
  await expect(check).rejects.toMatchObject({ code: 'conflict', message: 'the number of a report stands in this reply' })
})
